// What streams are told of: the rows somebody listens to, all of one kind in one statement, found by their keys.

import type pg from 'pg'
import type { OrderStatus, ProductStatus } from '../domain/model.ts'
import { uuidArray } from './binary-array.ts'

export type StockState = {
  readonly productId: string
  readonly stock: number
  readonly status: ProductStatus
}

/** A product that does not exist is missing. */
export async function readStockStates(pool: pg.Pool, productIds: readonly string[]): Promise<StockState[]> {
  const text = `SELECT s.product_id AS "productId", s.on_hand - s.reserved AS stock, p.status
    FROM stocks s JOIN products p ON p.id = s.product_id WHERE s.product_id = ANY($1::uuid[])`
  const values = [uuidArray(productIds)]
  const { rows } = await pool.query<StockState>({ name: 'read-stock-states', text, values })
  return rows
}

export type CouponState = {
  readonly couponId: string
  readonly remaining: number
  readonly issuedCount: number
  readonly totalCount: number
}

/** A coupon event that does not exist is missing. */
export async function readCouponStates(pool: pg.Pool, couponIds: readonly string[]): Promise<CouponState[]> {
  const text = `SELECT id AS "couponId", total_count - issued_count AS remaining,
      issued_count AS "issuedCount", total_count AS "totalCount"
    FROM coupons WHERE id = ANY($1::uuid[])`
  const values = [uuidArray(couponIds)]
  const { rows } = await pool.query<CouponState>({ name: 'read-coupon-states', text, values })
  return rows
}

export type OrderState = { readonly orderId: string; readonly status: OrderStatus }

export type UserState = {
  readonly userId: string
  readonly balance: number
  /** Equal ones say the same of the balance and the orders. */
  readonly version: string
  /** Oldest first. */
  readonly orders: () => OrderState[]
}

/** The balance and the newest orders of each user, as they are shown at `now`. */
export async function readUserStates(
  pool: pg.Pool,
  userIds: readonly string[],
  { now, ordersMax }: { readonly now: number; readonly ordersMax: number },
): Promise<UserState[]> {
  const text = `SELECT w.user_id AS "userId", w.balance, o.orders FROM wallets w, LATERAL (
      SELECT coalesce(string_agg(id || ' ' || status, ',' ORDER BY id), '') AS orders FROM (
        SELECT id, CASE WHEN status = 'pending' AND expires_at <= $2 THEN 'expired' ELSE status END AS status
        FROM orders WHERE user_id = w.user_id ORDER BY id DESC LIMIT $3) newest) o
    WHERE w.user_id = ANY($1::uuid[])`
  const values = [uuidArray(userIds), new Date(now), ordersMax]
  const { rows } = await pool.query({ name: 'read-user-states', text, values })
  return rows.map(({ userId, balance, orders }) => ({
    userId,
    balance,
    version: `${balance} ${orders}`,
    orders: () => ordersIn(orders),
  }))
}

function ordersIn(text: string): OrderState[] {
  if (text === '') return []
  return text.split(',').map((order) => {
    const [orderId, status] = order.split(' ') as [string, OrderStatus]
    return { orderId, status }
  })
}
