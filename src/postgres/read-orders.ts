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

export type OrderSearch = Page & { readonly status: OrderStatus | null; readonly userId: string | null }

export async function searchOrders(pool: pg.Pool, search: OrderSearch): Promise<Order[]> {
  const text = `SELECT ${orderColumns} FROM orders o
    WHERE o.id < $2 AND ($3::text IS NULL OR o.status = $3) AND ($4::uuid IS NULL OR o.user_id = $4)
    ORDER BY o.id DESC LIMIT $1`
  const { rows } = await pool.query(text, [
    search.limit,
    search.beforeId ?? lastUuid,
    search.status,
    search.userId,
  ])
  return rows.map(orderOf)
}

export type PaymentView = {
  readonly id: string
  readonly orderId: string
  readonly amount: number
  readonly paidAt: number
  readonly refundedAt: number | null
}

export async function listPayments(pool: pg.Pool, userId: string, page: Page): Promise<PaymentView[]> {
  const text = `SELECT id, order_id AS "orderId", amount, paid_at AS "paidAt", refunded_at AS "refundedAt"
    FROM payments WHERE user_id = $1 AND id < $3 ORDER BY id DESC LIMIT $2`
  const values = [userId, page.limit, page.beforeId ?? lastUuid]
  const { rows } = await pool.query<PaymentView>({ name: 'list-payments', text, values })
  return rows
}
