// The SQL of lock-and-load: every statement finds its rows by primary key, also with a plan that was made while its
// tables were small (docs/adr/0018). Ids of orders and carts are resolved to their owners and products inside PostgreSQL,
// so that a batch stays one round trip.

import type { QueryConfig } from 'pg'
import type { Idempotency } from '../domain/command.ts'
import { binaryArray, uuidArray } from './binary-array.ts'
import { orderColumns } from './row-mapping.ts'

export const begin: QueryConfig = { name: 'begin', text: 'BEGIN ISOLATION LEVEL READ COMMITTED' }

const ownersOfOrders = 'ARRAY(SELECT user_id FROM orders WHERE id = ANY($2::uuid[]))'

export function lockWallets(users: Buffer, orders: Buffer): QueryConfig {
  const text = `SELECT user_id, balance, entry_count FROM wallets
    WHERE user_id = ANY($1::uuid[] || ${ownersOfOrders}) ORDER BY user_id FOR UPDATE`
  return { name: 'lock-wallets', text, values: [users, orders] }
}

export function lockCoupons(coupons: Buffer): QueryConfig {
  const text = 'SELECT * FROM coupons WHERE id = ANY($1::uuid[]) ORDER BY id FOR UPDATE'
  return { name: 'lock-coupons', text, values: [coupons] }
}

export function lockStocks(by: { products: Buffer; orders: Buffer; carts: Buffer }): QueryConfig {
  const text = `SELECT product_id, on_hand, reserved, product_version, sales_day FROM stocks WHERE product_id = ANY(
      $1::uuid[]
      || ARRAY(SELECT product_id FROM order_items WHERE order_id = ANY($2::uuid[]))
      || ARRAY(SELECT product_id FROM cart_items WHERE user_id = ANY($3::uuid[])))
    ORDER BY product_id FOR UPDATE`
  return { name: 'lock-stocks', text, values: [by.products, by.orders, by.carts] }
}

export function loadProducts(products: Buffer, carts: Buffer): QueryConfig {
  const text = `SELECT * FROM products
    WHERE id = ANY($1::uuid[] || ARRAY(SELECT product_id FROM cart_items WHERE user_id = ANY($2::uuid[])))`
  return { name: 'load-products', text, values: [products, carts] }
}

export function loadOrders(orders: Buffer): QueryConfig {
  const text = `SELECT ${orderColumns} FROM orders o WHERE o.id = ANY($1::uuid[])`
  return { name: 'load-orders', text, values: [orders] }
}

export function loadUserCoupons(userCoupons: Buffer, orders: Buffer): QueryConfig {
  const text = `SELECT * FROM user_coupons WHERE id = ANY($1::uuid[] || ARRAY(
    SELECT user_coupon_id FROM orders WHERE id = ANY($2::uuid[]) AND user_coupon_id IS NOT NULL))`
  return { name: 'load-user-coupons', text, values: [userCoupons, orders] }
}

export function loadCouponTerms(userCoupons: Buffer): QueryConfig {
  const text = `SELECT * FROM coupons
    WHERE id = ANY(ARRAY(SELECT coupon_id FROM user_coupons WHERE id = ANY($1::uuid[])))`
  return { name: 'load-coupon-terms', text, values: [userCoupons] }
}

export function loadCarts(users: Buffer): QueryConfig {
  const text = 'SELECT * FROM cart_items WHERE user_id = ANY($1::uuid[]) ORDER BY user_id, added_at, id'
  return { name: 'load-carts', text, values: [users] }
}

export function countIssued(issues: readonly { userId: string; couponId: string }[]): QueryConfig {
  const text = `SELECT d.user_id, d.coupon_id, (SELECT count(*) FROM user_coupons u
      WHERE u.user_id = d.user_id AND u.coupon_id = d.coupon_id) AS issued
    FROM (SELECT unnest($1::uuid[]) AS user_id, unnest($2::uuid[]) AS coupon_id) d`
  const values = [
    uuidArray(issues.map(({ userId }) => userId)),
    uuidArray(issues.map(({ couponId }) => couponId)),
  ]
  return { name: 'count-issued', text, values }
}

/** Two refunds of one moment ask for the same sum: joined twice, every charge would count twice. */
export function sumFundings(fundings: readonly { userId: string; since: number }[]): QueryConfig {
  const text = `SELECT d.user_id, d.since, f.charged, f.refunded
    FROM (SELECT DISTINCT unnest($1::uuid[]) AS user_id, unnest($2::timestamptz[]) AS since) d
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(e.amount) FILTER (WHERE e.kind = 'charge'), 0) AS charged,
        coalesce(-sum(e.amount) FILTER (WHERE e.kind = 'refund'), 0) AS refunded
      FROM balance_entries e
      WHERE e.user_id = d.user_id AND e.created_at >= d.since AND e.kind IN ('charge', 'refund')) f`
  const values = [
    uuidArray(fundings.map(({ userId }) => userId)),
    binaryArray(
      'timestamptz',
      fundings.map(({ since }) => since),
    ),
  ]
  return { name: 'sum-fundings', text, values }
}

export function loadOutcomes(idempotencies: readonly Idempotency[]): QueryConfig {
  const text = `SELECT k.* FROM (SELECT unnest($1::uuid[]) AS actor_id, unnest($2::text[]) AS key) d
    CROSS JOIN LATERAL (SELECT actor_id, key, request_hash, outcome FROM idempotency_keys
      WHERE actor_id = d.actor_id AND key = d.key OFFSET 0) k`
  const values = [
    uuidArray(idempotencies.map(({ actorId }) => actorId)),
    binaryArray(
      'text',
      idempotencies.map(({ key }) => key),
    ),
  ]
  return { name: 'load-outcomes', text, values }
}
