// Checks of the outbox against the books: each fact told once, and nothing told that did not happen. Facts older than
// the outbox is sure to keep, or than the shop's telling of their kind, are not expected.

import { outboxVerifiedMs } from '../retention.ts'
import type { BookCheck } from './book-check.ts'

type Told = {
  readonly name: string
  readonly types: string
  readonly facts: string
  /** Columns of a fact: its id in the books, its time, and the column of the outbox that names it. */
  readonly id: string
  readonly at: string
  readonly key: 'subject' | 'event_id'
  /** Facts were told of from this migration on. */
  readonly since?: string
}

function toldOnce({ name, types, facts, id, at, key, since }: Told): BookCheck {
  const toldSince = since
    ? `AND f.${at} > (SELECT run_on FROM schema_migrations WHERE name = '${since}')`
    : ''
  return {
    name,
    sql: `SELECT f.${id} AS id, count(e.position) = 1 AS ok
      FROM ${facts} f LEFT JOIN outbox e ON e.${key} = f.${id} AND e.type IN (${types})
      WHERE f.${at} > now() - $1 * interval '1 millisecond' ${toldSince} GROUP BY f.${id}`,
    values: () => [outboxVerifiedMs],
  }
}

const tellTheTruth: BookCheck = {
  name: 'events tell what happened to orders',
  sql: `SELECT e.event_id AS id,
      CASE e.type WHEN 'order.paid' THEN o.paid_at WHEN 'order.cancelled' THEN o.cancelled_at END = e.occurred_at
        AND o.paid_at IS NOT NULL AND (e.data->>'total')::bigint = o.total AS ok
    FROM outbox e LEFT JOIN orders o ON o.id = e.subject WHERE e.type LIKE 'order.%'`,
}

const tellTheBalance: BookCheck = {
  name: 'events tell what happened to balances',
  sql: `SELECT e.event_id AS id, b.user_id = e.subject AND b.created_at = e.occurred_at
        AND e.type = CASE b.kind WHEN 'charge' THEN 'balance.charged' WHEN 'refund' THEN 'balance.refunded' END
        AND (e.data->>'amount')::bigint = abs(b.amount)
        AND (e.data->>'balanceAfter')::bigint = b.balance_after AS ok
    FROM outbox e LEFT JOIN balance_entries b ON b.id = e.event_id AND b.user_id = e.subject
    WHERE e.type LIKE 'balance.%'`,
}

const tellTheCoupon: BookCheck = {
  name: 'events tell what happened to coupons',
  sql: `SELECT e.event_id AS id, e.subject = c.id AND c.issued_at = e.occurred_at
        AND (e.data->>'userId')::uuid = c.user_id AND (e.data->>'couponId')::uuid = c.coupon_id AS ok
    FROM outbox e LEFT JOIN user_coupons c ON c.id = e.event_id WHERE e.type = 'coupon.issued'`,
}

export const eventChecks: readonly BookCheck[] = [
  toldOnce({
    name: 'paid orders are told once',
    types: `'order.paid'`,
    facts: '(SELECT * FROM orders WHERE paid_at IS NOT NULL)',
    id: 'id',
    at: 'paid_at',
    key: 'subject',
  }),
  toldOnce({
    name: 'cancelled orders are told once',
    types: `'order.cancelled'`,
    facts: '(SELECT * FROM orders WHERE paid_at IS NOT NULL)',
    id: 'id',
    at: 'cancelled_at',
    key: 'subject',
  }),
  toldOnce({
    name: 'charges and refunds are told once',
    types: `'balance.charged', 'balance.refunded'`,
    facts: `(SELECT * FROM balance_entries WHERE kind IN ('charge', 'refund'))`,
    id: 'id',
    at: 'created_at',
    key: 'event_id',
    since: '0002_delivery',
  }),
  toldOnce({
    name: 'issued coupons are told once',
    types: `'coupon.issued'`,
    facts: 'user_coupons',
    id: 'id',
    at: 'issued_at',
    key: 'event_id',
    since: '0002_delivery',
  }),
  tellTheTruth,
  tellTheBalance,
  tellTheCoupon,
]
