// Checks that every row has its parents. The schema has no foreign keys (migrations/0001_shop.sql says why), so this is
// where a missing one would be found.

import type { BookCheck } from './book-check.ts'

/** A reference as `table.column`, and the key it must be found in. */
type Reference = readonly [from: string, to: string]

const references: readonly Reference[] = [
  ['wallets.user_id', 'users.id'],
  ['users.id', 'wallets.user_id'],
  ['balance_entries.user_id', 'wallets.user_id'],
  ['balance_entries.order_id', 'orders.id'],
  ['stocks.product_id', 'products.id'],
  ['products.id', 'stocks.product_id'],
  ['stock_adjustments.product_id', 'products.id'],
  ['user_coupons.coupon_id', 'coupons.id'],
  ['user_coupons.user_id', 'users.id'],
  ['user_coupons.order_id', 'orders.id'],
  ['orders.user_id', 'users.id'],
  ['orders.user_coupon_id', 'user_coupons.id'],
  ['order_items.order_id', 'orders.id'],
  ['order_items.product_id', 'products.id'],
  ['cart_items.user_id', 'users.id'],
  ['cart_items.product_id', 'products.id'],
  ['daily_sales.product_id', 'products.id'],
  ['popular_products.product_id', 'products.id'],
  ['parked_events.position', 'outbox.position'],
]

export const orphanChecks: readonly BookCheck[] = references.map(([from, to]) => {
  const [child, key] = from.split('.')
  const [parent, parentKey] = to.split('.')
  return {
    name: `every ${from} is in ${to}`,
    sql: `SELECT c.${key} AS id, p.${parentKey} IS NOT NULL AS ok
      FROM (SELECT DISTINCT ${key} FROM ${child} WHERE ${key} IS NOT NULL) c
      LEFT JOIN ${parent} p ON p.${parentKey} = c.${key}`,
  }
})
