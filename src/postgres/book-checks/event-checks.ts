// Checks of the outbox against the orders: each fact told once, and nothing told that did not happen. Facts older than
// the outbox is sure to keep are not expected.

import { outboxVerifiedMs } from '../retention.ts'
import type { BookCheck } from './book-check.ts'

function toldOnce(told: { name: string; type: string; orders: string; at: string }): BookCheck {
  return {
    name: told.name,
    sql: `SELECT o.id, count(e.position) = 1 AS ok
      FROM orders o LEFT JOIN outbox e ON e.subject = o.id AND e.type = '${told.type}'
      WHERE ${told.orders} AND ${told.at} > now() - $1 * interval '1 millisecond' GROUP BY o.id`,
    values: () => [outboxVerifiedMs],
  }
}

const tellTheTruth: BookCheck = {
  name: 'events tell what happened to orders',
  sql: `SELECT e.event_id AS id,
      CASE e.type WHEN 'order.paid' THEN o.paid_at WHEN 'order.cancelled' THEN o.cancelled_at END = e.occurred_at
        AND o.paid_at IS NOT NULL AND (e.data->>'total')::bigint = o.total AS ok
    FROM outbox e LEFT JOIN orders o ON o.id = e.subject`,
}

export const eventChecks: readonly BookCheck[] = [
  toldOnce({
    name: 'paid orders are told once',
    type: 'order.paid',
    orders: 'o.paid_at IS NOT NULL',
    at: 'o.paid_at',
  }),
  toldOnce({
    name: 'cancelled orders are told once',
    type: 'order.cancelled',
    orders: 'o.paid_at IS NOT NULL',
    at: 'o.cancelled_at',
  }),
  tellTheTruth,
]
