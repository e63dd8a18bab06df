// One healthy row of every table of the books, column by column as PostgreSQL has it. Each is at the edge of what is
// allowed, so that a small change makes it impossible.

import { idOf } from './ids.ts'

export type TableRow = Readonly<Record<string, unknown>>

const userId = idOf('user')
const productId = idOf('product')
const couponId = idOf('coupon')
const orderId = idOf('order')
const at = '2026-01-31T03:00:00Z'
const later = '2026-01-31T04:00:00Z'
const day = '2026-01-31'

export const healthyRows: Readonly<Record<string, TableRow>> = {
  users: { id: userId, email: 'a@b.kr', name: '손님', role: 'shopper', password_hash: 'x', created_at: at },
  wallets: { user_id: userId, balance: 0, entry_count: 0 },
  balance_entries: {
    user_id: userId,
    seq: 1,
    id: idOf('entry'),
    kind: 'charge',
    amount: 1_000,
    balance_after: 1_000,
    created_at: at,
  },
  products: { id: productId, name: '컵', category: '주방', price: 1, status: 'on-sale', created_at: at },
  stocks: { product_id: productId, on_hand: 5, reserved: 5 },
  stock_adjustments: {
    id: idOf('adjustment'),
    product_id: productId,
    change: 5,
    reason: '입고',
    actor_id: userId,
    created_at: at,
  },
  coupons: {
    id: couponId,
    name: '설맞이',
    discount_type: 'percent',
    discount_value: 100,
    discount_max_amount: 1,
    min_order_amount: 0,
    total_count: 3,
    issued_count: 3,
    per_user_limit: 1,
    issue_starts_at: at,
    issue_ends_at: later,
    valid_days: 1,
    created_at: at,
  },
  user_coupons: {
    id: idOf('user-coupon'),
    coupon_id: couponId,
    user_id: userId,
    seq: 1,
    status: 'unused',
    issued_at: at,
    expires_at: later,
  },
  orders: {
    id: orderId,
    user_id: userId,
    status: 'paid',
    subtotal: 10,
    discount: 10,
    total: 0,
    created_at: at,
    paid_at: at,
    paid_day: day,
    payment_id: idOf('payment'),
    cancellable_until: later,
  },
  order_items: {
    order_id: orderId,
    line_no: 1,
    product_id: productId,
    name: '컵',
    unit_price: 1,
    quantity: 999,
  },
  cart_items: { id: idOf('cart-item'), user_id: userId, product_id: productId, quantity: 1, added_at: at },
  daily_sales: { day, product_id: productId, quantity: 0 },
  daily_figures: {
    day,
    shard: 0,
    paid_orders: 0,
    paid_amount: 0,
    cancelled_orders: 0,
    cancelled_amount: 0,
  },
  popular_products: { day, product_id: productId, quantity: 0 },
  closed_days: { day, closed_at: at },
  parked_events: {
    event_id: idOf('payment'),
    sink: 'file',
    position: 1,
    subject: orderId,
    attempts: 0,
    parked_at: at,
    retry_at: later,
  },
  delivery_replays: { sink: 'file', position: 0, requested_at: at },
  idempotency_keys: { actor_id: userId, key: 'once', request_hash: 'h', outcome: '{}', created_at: at },
  batch_commits: { batch_id: idOf('entry') },
}
