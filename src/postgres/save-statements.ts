// The SQL of save-changes: one set-based statement per table.

import type { QueryConfig } from 'pg'
import type { BalanceChanged, StockAdjusted } from '../domain/event.ts'
import type {
  CartLine,
  Coupon,
  Order,
  OrderLine,
  Product,
  Stock,
  UserCoupon,
  Wallet,
} from '../domain/model.ts'
import type { NewOutcome } from '../engine/store.ts'
import { uuidArray } from './binary-array.ts'
import type { FiguresRow, SalesRow } from './changed-rows.ts'
import type { OutboxRow } from './outbox-row.ts'
import type { StockSales } from './sales-rows.ts'
import { type Columns, insertRows, overRows, updateRows } from './statement.ts'

export const updateWallets = updateRows<Wallet>('wallets', {
  user_id: ['uuid', (w) => w.userId],
  balance: ['bigint', (w) => w.balance],
  entry_count: ['bigint', (w) => w.entryCount],
})

export const insertBalanceEntries = insertRows<BalanceChanged>('balance_entries', {
  user_id: ['uuid', (e) => e.userId],
  seq: ['bigint', (e) => e.seq],
  id: ['uuid', (e) => e.entryId],
  kind: ['text', (e) => e.kind],
  amount: ['bigint', (e) => e.amount],
  balance_after: ['bigint', (e) => e.balanceAfter],
  order_id: ['uuid', (e) => e.orderId],
  created_at: ['timestamptz', (e) => e.at],
})

const productColumns: Columns<Product> = {
  id: ['uuid', (p) => p.id],
  name: ['text', (p) => p.name],
  description: ['text', (p) => p.description],
  category: ['text', (p) => p.category],
  price: ['bigint', (p) => p.price],
  status: ['text', (p) => p.status],
  created_at: ['timestamptz', (p) => p.createdAt],
}
export const insertProducts = insertRows('products', productColumns)
export const updateProducts = updateRows('products', productColumns)

export type StockRow = { readonly stock: Stock; readonly sales: StockSales | undefined }
const stockColumns: Columns<StockRow> = {
  product_id: ['uuid', ({ stock }) => stock.productId],
  on_hand: ['bigint', ({ stock }) => stock.onHand],
  reserved: ['bigint', ({ stock }) => stock.reserved],
  sales_day: ['date', ({ sales }) => sales?.day ?? null],
  sold: ['bigint', ({ sales }) => sales?.sold ?? 0],
}
export const insertStocks = insertRows('stocks', stockColumns)
/** Adds to the units of the latest day; a later one begins with none. */
export const updateStocks = overRows(
  'update-stocks',
  stockColumns,
  (source) => `UPDATE stocks t SET on_hand = d.on_hand, reserved = d.reserved,
      sales_day = coalesce(d.sales_day, t.sales_day),
      sold = d.sold + CASE WHEN d.sales_day > t.sales_day THEN 0 ELSE t.sold END
    FROM ${source} WHERE t.product_id = d.product_id AND t.product_id = ANY($1::uuid[])`,
)

export const insertStockAdjustments = insertRows<StockAdjusted>('stock_adjustments', {
  id: ['uuid', (a) => a.adjustmentId],
  product_id: ['uuid', (a) => a.productId],
  change: ['bigint', (a) => a.change],
  reason: ['text', (a) => a.reason],
  actor_id: ['uuid', (a) => a.actorId],
  created_at: ['timestamptz', (a) => a.at],
})

const couponColumns: Columns<Coupon> = {
  id: ['uuid', (c) => c.id],
  name: ['text', (c) => c.name],
  discount_type: ['text', (c) => c.discount.type],
  discount_value: ['bigint', (c) => c.discount.value],
  discount_max_amount: ['bigint', (c) => (c.discount.type === 'percent' ? c.discount.maxAmount : null)],
  min_order_amount: ['bigint', (c) => c.minOrderAmount],
  total_count: ['bigint', (c) => c.totalCount],
  issued_count: ['bigint', (c) => c.issuedCount],
  per_user_limit: ['integer', (c) => c.perUserLimit],
  issue_starts_at: ['timestamptz', (c) => c.issueStartsAt],
  issue_ends_at: ['timestamptz', (c) => c.issueEndsAt],
  valid_days: ['integer', (c) => c.validDays],
  created_at: ['timestamptz', (c) => c.createdAt],
}
export const insertCoupons = insertRows('coupons', couponColumns)
export const updateCoupons = updateRows('coupons', couponColumns)

export const insertUserCoupons = insertRows<UserCoupon>('user_coupons', {
  id: ['uuid', (u) => u.id],
  coupon_id: ['uuid', (u) => u.couponId],
  user_id: ['uuid', (u) => u.userId],
  seq: ['integer', (u) => u.seq],
  status: ['text', (u) => u.status],
  order_id: ['uuid', (u) => u.orderId],
  issued_at: ['timestamptz', (u) => u.issuedAt],
  expires_at: ['timestamptz', (u) => u.expiresAt],
})
export const updateUserCoupons = updateRows<UserCoupon>('user_coupons', {
  id: ['uuid', (u) => u.id],
  status: ['text', (u) => u.status],
  order_id: ['uuid', (u) => u.orderId],
})

const orderState: Columns<Order> = {
  id: ['uuid', (o) => o.id],
  status: ['text', (o) => o.status],
  expires_at: ['timestamptz', (o) => o.expiresAt],
  paid_at: ['timestamptz', (o) => o.paidAt],
  paid_day: ['date', (o) => o.paidDay],
  payment_id: ['uuid', (o) => o.paymentId],
  cancelled_at: ['timestamptz', (o) => o.cancelledAt],
  cancellable_until: ['timestamptz', (o) => o.cancellableUntil],
}
export const insertOrders = insertRows<Order>('orders', {
  ...orderState,
  user_id: ['uuid', (o) => o.userId],
  subtotal: ['bigint', (o) => o.subtotal],
  discount: ['bigint', (o) => o.discount],
  total: ['bigint', (o) => o.total],
  user_coupon_id: ['uuid', (o) => o.userCouponId],
  created_at: ['timestamptz', (o) => o.createdAt],
})
export const updateOrders = updateRows('orders', orderState)

export type OrderItemRow = { readonly orderId: string; readonly lineNo: number; readonly line: OrderLine }
export const insertOrderItems = insertRows<OrderItemRow>('order_items', {
  order_id: ['uuid', (i) => i.orderId],
  line_no: ['smallint', (i) => i.lineNo],
  product_id: ['uuid', (i) => i.line.productId],
  name: ['text', (i) => i.line.name],
  unit_price: ['bigint', (i) => i.line.unitPrice],
  quantity: ['integer', (i) => i.line.quantity],
})

const salesColumns: Columns<SalesRow> = {
  day: ['date', (s) => s.day],
  product_id: ['uuid', (s) => s.productId],
  quantity: ['bigint', (s) => s.quantity],
}
const addQuantity = (table: string) =>
  `ON CONFLICT (day, product_id) DO UPDATE SET quantity = ${table}.quantity + excluded.quantity`
export const addSales = insertRows('daily_sales', salesColumns, addQuantity('daily_sales'))
/** The latest days of these products, before a later one takes their place. */
export function moveSales(productIds: readonly string[]): QueryConfig {
  const text = `INSERT INTO daily_sales (day, product_id, quantity)
    SELECT sales_day, product_id, sold FROM stocks WHERE product_id = ANY($1::uuid[])
    ${addQuantity('daily_sales')}`
  return { name: 'move-sales', text, values: [uuidArray(productIds)] }
}
export const addClosedSales = overRows(
  'add-closed-sales',
  salesColumns,
  (source) => `INSERT INTO popular_products (day, product_id, quantity)
    SELECT d.day, d.product_id, d.quantity FROM ${source}
    JOIN closed_days c ON c.day = d.day AND c.day = ANY($1::date[])
    ${addQuantity('popular_products')}`,
)
/** A day that was purged already has no row to subtract from, and needs none. */
const subtractFrom = (table: string) =>
  overRows(
    `subtract-${table}`,
    salesColumns,
    (source) => `UPDATE ${table} t SET quantity = t.quantity + d.quantity FROM ${source}
      WHERE t.day = d.day AND t.product_id = d.product_id
        AND t.day = ANY($1::date[]) AND t.product_id = ANY($2::uuid[])`,
  )
export const subtractSales = subtractFrom('daily_sales')
export const subtractClosedSales = subtractFrom('popular_products')

/** Instances that add to a day at once rarely wait for each other: a session keeps to its row. */
const figureShards = 16
export const addFigures = overRows<FiguresRow>(
  'add-figures',
  {
    day: ['date', (f) => f.day],
    paid_orders: ['bigint', (f) => f.paidOrders],
    paid_amount: ['bigint', (f) => f.paidAmount],
    cancelled_orders: ['bigint', (f) => f.cancelledOrders],
    cancelled_amount: ['bigint', (f) => f.cancelledAmount],
  },
  (source) => `INSERT INTO daily_figures AS t
      (day, shard, paid_orders, paid_amount, cancelled_orders, cancelled_amount)
    SELECT d.day, pg_backend_pid() % ${figureShards}, d.paid_orders, d.paid_amount, d.cancelled_orders,
      d.cancelled_amount FROM ${source}
    ON CONFLICT (day, shard) DO UPDATE SET paid_orders = t.paid_orders + excluded.paid_orders,
      paid_amount = t.paid_amount + excluded.paid_amount,
      cancelled_orders = t.cancelled_orders + excluded.cancelled_orders,
      cancelled_amount = t.cancelled_amount + excluded.cancelled_amount`,
)

export const setCartLines = insertRows<CartLine>(
  'cart_items',
  {
    id: ['uuid', (l) => l.id],
    user_id: ['uuid', (l) => l.userId],
    product_id: ['uuid', (l) => l.productId],
    quantity: ['integer', (l) => l.quantity],
    added_at: ['timestamptz', (l) => l.addedAt],
  },
  'ON CONFLICT (id) DO UPDATE SET quantity = excluded.quantity',
)
export function removeCartLines(ids: readonly string[]): QueryConfig {
  const text = 'DELETE FROM cart_items WHERE id = ANY($1::uuid[])'
  return { name: 'remove-cart-lines', text, values: [uuidArray(ids)] }
}

export const insertOutbox = insertRows<OutboxRow>('outbox', {
  event_id: ['uuid', (r) => r.eventId],
  type: ['text', (r) => r.type],
  subject: ['uuid', (r) => r.subject],
  data: ['json', (r) => r.data],
  occurred_at: ['timestamptz', (r) => r.occurredAt],
})

export const insertOutcomes = insertRows<NewOutcome>('idempotency_keys', {
  actor_id: ['uuid', ({ idempotency }) => idempotency.actorId],
  key: ['text', ({ idempotency }) => idempotency.key],
  request_hash: ['text', ({ idempotency }) => idempotency.requestHash],
  outcome: ['json', ({ outcome }) => JSON.stringify(outcome)],
  created_at: ['timestamptz', ({ idempotency }) => idempotency.at],
})

export function markCommitted(batchId: string): QueryConfig {
  const text = 'INSERT INTO batch_commits (batch_id) VALUES ($1)'
  return { name: 'mark-committed', text, values: [batchId] }
}

export const commit: QueryConfig = { name: 'commit', text: 'COMMIT' }
