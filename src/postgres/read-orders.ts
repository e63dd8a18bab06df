// Orders and payments as they are now, newest first.

import type pg from 'pg'
import type { Order, OrderStatus } from '../domain/model.ts'
import { orderColumns, readOrder as orderOf } from './row-mapping.ts'

export async function findOrder(pool: pg.Pool, orderId: string): Promise<Order | null> {
  const text = `SELECT ${orderColumns} FROM orders o WHERE o.id = $1`
  const { rows } = await pool.query({ name: 'find-order', text, values: [orderId] })
  return rows[0] ? orderOf(rows[0]) : null
}

type Page = { readonly limit: number; readonly beforeId: string | null }

/** Sorts after every id the shop makes. */
const lastUuid = 'ffffffff-ffff-ffff-ffff-ffffffffffff'

export async function listOrdersOfUser(pool: pg.Pool, userId: string, page: Page): Promise<Order[]> {
  const text = `SELECT ${orderColumns} FROM orders o WHERE o.user_id = $1 AND o.id < $3
    ORDER BY o.id DESC LIMIT $2`
  const values = [userId, page.limit, page.beforeId ?? lastUuid]
  const { rows } = await pool.query({ name: 'list-orders-of-user', text, values })
  return rows.map(orderOf)
}

export type OrderSearch = Page & {
  readonly id: string | null
  readonly userId: string | null
  /** Lower case; of a user of the shop or of an outside issuer. */
  readonly email: string | null
  /** As it is shown at `now`: a pending order whose time is over has expired. */
  readonly status: OrderStatus | null
  readonly now: number
  /** Of the time the order was placed, in epoch milliseconds; `to` is not included. */
  readonly from: number | null
  readonly to: number | null
}

/** Ids carry the time they were made, which is that of the order but for what a clock was set back. */
const idLagMsMax = 10_000

/**
 * Newest first. Of the conditions only those that were asked for are in the statement, so that PostgreSQL sees which
 * index serves it: a time is a range of the primary key.
 */
export async function searchOrders(pool: pg.Pool, search: OrderSearch): Promise<Order[]> {
  const values: unknown[] = [search.limit]
  const conditions: string[] = []
  function addCondition(condition: (parameter: string) => string, value: unknown): void {
    if (value === null) return
    values.push(value)
    conditions.push(condition(`$${values.length}`))
  }
  addCondition((parameter) => `o.id < ${parameter}::uuid`, search.beforeId ?? lastUuid)
  addCondition((parameter) => `o.id = ${parameter}::uuid`, search.id)
  addCondition((parameter) => `o.user_id = ${parameter}::uuid`, search.userId)
  addCondition((parameter) => `o.user_id = ANY(ARRAY(${usersOfEmail(parameter)}))`, search.email)
  if (search.status === 'pending') {
    addCondition((parameter) => `o.status = 'pending' AND o.expires_at > ${parameter}`, new Date(search.now))
  } else if (search.status === 'expired') {
    const overdue = (parameter: string) => `o.status = 'pending' AND o.expires_at <= ${parameter}`
    addCondition((parameter) => `(o.status = 'expired' OR ${overdue(parameter)})`, new Date(search.now))
  } else {
    addCondition((parameter) => `o.status = ${parameter}`, search.status)
  }
  if (search.from !== null) {
    addCondition((parameter) => `o.id >= ${parameter}::uuid`, firstIdOf(search.from - idLagMsMax))
    addCondition((parameter) => `o.created_at >= ${parameter}`, new Date(search.from))
  }
  if (search.to !== null) {
    addCondition((parameter) => `o.id < ${parameter}::uuid`, firstIdOf(search.to + idLagMsMax))
    addCondition((parameter) => `o.created_at < ${parameter}`, new Date(search.to))
  }
  const text = `SELECT ${orderColumns} FROM orders o
    WHERE ${conditions.join(' AND ')}
    ORDER BY o.id DESC LIMIT $1`
  const { rows } = await pool.query(text, values)
  return rows.map(orderOf)
}

/** Each half has an index of its own. */
const usersOfEmail = (
  parameter: string,
) => `SELECT id FROM users WHERE email = ${parameter} AND external_subject IS NULL
  UNION ALL SELECT id FROM users WHERE email = ${parameter} AND external_subject IS NOT NULL`

/** The smallest UUIDv7 of a moment. */
function firstIdOf(ms: number): string {
  const time = Math.max(0, ms).toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`
}

export type PaymentView = {
  readonly id: string
  readonly orderId: string
  readonly amount: number
  readonly paidAt: number
  readonly refundedAt: number | null
}

/**
 * Those made with their order are found by the order's id, later ones by an index of their own. PostgreSQL takes two columns
 * for equal once in 200 rows and would rather sort them all; of a CASE it expects half.
 */
export async function listPayments(pool: pg.Pool, userId: string, page: Page): Promise<PaymentView[]> {
  const text = `SELECT id, order_id AS "orderId", amount, paid_at AS "paidAt", refunded_at AS "refundedAt" FROM (
      (SELECT * FROM payments WHERE user_id = $1 AND CASE WHEN id = order_id THEN true END AND order_id < $3
        ORDER BY order_id DESC LIMIT $2)
      UNION ALL
      (SELECT * FROM payments WHERE user_id = $1 AND id <> order_id AND id < $3 ORDER BY id DESC LIMIT $2)
    ) p ORDER BY id DESC LIMIT $2`
  const values = [userId, page.limit, page.beforeId ?? lastUuid]
  const { rows } = await pool.query<PaymentView>({ name: 'list-payments', text, values })
  return rows
}
