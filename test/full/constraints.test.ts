// PostgreSQL itself forbids the impossible: each CHECK and each unique key of the books refuses the row it is there
// for, and a healthy row passes. A constraint without a case here fails the last test.

import type { Pool, PoolClient } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { healthyRows, type TableRow } from '../support/healthy-rows.ts'
import { idOf } from '../support/ids.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

const orderId = idOf('order')
const at = '2026-01-31T03:00:00Z'

const check = '23514'
const unique = '23505'

/** What is impossible, the table, what makes its healthy row so, and the constraint that says no. */
const broken: readonly (readonly [promise: string, table: string, changes: TableRow, constraint: string])[] =
  [
    ['a negative balance', 'wallets', { balance: -1 }, 'wallets_balance_check'],
    ['a history of fewer than no lines', 'wallets', { entry_count: -1 }, 'wallets_entry_count_check'],
    ['a line before the first', 'balance_entries', { seq: 0 }, 'balance_entries_seq_check'],
    [
      'a balance that was negative',
      'balance_entries',
      { balance_after: -1 },
      'balance_entries_balance_after_check',
    ],
    [
      'a kind of change nobody knows',
      'balance_entries',
      { kind: 'gift', amount: -1 },
      'balance_entries_kind_check',
    ],
    ['a charge that takes money', 'balance_entries', { amount: -1 }, 'balance_entries_check'],
    ['a charge of nothing', 'balance_entries', { amount: 0 }, 'balance_entries_check'],
    [
      'a payment that gives money',
      'balance_entries',
      { kind: 'use', order_id: orderId },
      'balance_entries_check',
    ],
    ['a refund that gives money', 'balance_entries', { kind: 'refund' }, 'balance_entries_check'],
    ['a charge of an order', 'balance_entries', { order_id: orderId }, 'balance_entries_check1'],
    ['a payment of no order', 'balance_entries', { kind: 'use', amount: -1 }, 'balance_entries_check1'],
    ['a price of nothing', 'products', { price: 0 }, 'products_price_check'],
    ['a product in no known state', 'products', { status: 'lost' }, 'products_status_check'],
    ['more reserved than on hand', 'stocks', { reserved: 6 }, 'stocks_check'],
    ['fewer than no units reserved', 'stocks', { reserved: -1 }, 'stocks_check'],
    ['fewer than no units on hand', 'stocks', { on_hand: -1, reserved: 0 }, 'stocks_check'],
    ['a stock change of nothing', 'stock_adjustments', { change: 0 }, 'stock_adjustments_change_check'],
    ['more issued than the total', 'coupons', { issued_count: 4 }, 'coupons_check'],
    ['a discount of more than everything', 'coupons', { discount_value: 101 }, 'coupons_check1'],
    ['an event that ends when it starts', 'coupons', { issue_ends_at: at }, 'coupons_check2'],
    ['a discount nobody knows', 'coupons', { discount_type: 'gift' }, 'coupons_discount_type_check'],
    ['a discount of nothing', 'coupons', { discount_value: 0 }, 'coupons_discount_value_check'],
    [
      'a discount capped at nothing',
      'coupons',
      { discount_max_amount: 0 },
      'coupons_discount_max_amount_check',
    ],
    ['a negative least amount', 'coupons', { min_order_amount: -1 }, 'coupons_min_order_amount_check'],
    ['a negative total', 'coupons', { total_count: -1, issued_count: 0 }, 'coupons_check'],
    ['fewer than none issued', 'coupons', { issued_count: -1 }, 'coupons_issued_count_check'],
    ['an event nobody may use', 'coupons', { per_user_limit: 0 }, 'coupons_per_user_limit_check'],
    ['a coupon valid for no day', 'coupons', { valid_days: 0 }, 'coupons_valid_days_check'],
    ['a coupon before the first', 'user_coupons', { seq: 0 }, 'user_coupons_seq_check'],
    [
      'a coupon in no known state',
      'user_coupons',
      { status: 'lost', order_id: orderId },
      'user_coupons_status_check',
    ],
    ['an unused coupon of an order', 'user_coupons', { order_id: orderId }, 'user_coupons_check'],
    ['a held coupon of no order', 'user_coupons', { status: 'held' }, 'user_coupons_check'],
    ['a used coupon of no order', 'user_coupons', { status: 'used' }, 'user_coupons_check'],
    ['a total that is not subtotal less discount', 'orders', { total: 1 }, 'orders_check1'],
    ['a discount above the subtotal', 'orders', { discount: 11, total: -1 }, 'orders_check'],
    ['a negative discount', 'orders', { discount: -1, total: 11 }, 'orders_check'],
    ['an order of nothing', 'orders', { subtotal: 0, discount: 0 }, 'orders_subtotal_check'],
    ['an order in no known state', 'orders', { status: 'lost' }, 'orders_status_check'],
    ['a paid order without a moment', 'orders', { paid_at: null }, 'orders_check2'],
    ['a paid order without a day', 'orders', { paid_day: null }, 'orders_check2'],
    ['a paid order without a window', 'orders', { cancellable_until: null }, 'orders_check2'],
    ['a cancelled order without a moment', 'orders', { status: 'cancelled' }, 'orders_check3'],
    ['a paid order that was cancelled', 'orders', { cancelled_at: at }, 'orders_check3'],
    ['a pending order that never expires', 'orders', { status: 'pending' }, 'orders_check4'],
    ['a line before the first', 'order_items', { line_no: 0 }, 'order_items_line_no_check'],
    ['a unit for nothing', 'order_items', { unit_price: 0 }, 'order_items_unit_price_check'],
    ['a line of no units', 'order_items', { quantity: 0 }, 'order_items_quantity_check'],
    ['a line of 1,000 units', 'order_items', { quantity: 1_000 }, 'order_items_quantity_check'],
    ['a paid order without a payment', 'orders', { payment_id: null }, 'orders_payment_check'],
    ['a cart line of no units', 'cart_items', { quantity: 0 }, 'cart_items_quantity_check'],
    ['a cart line of 1,000 units', 'cart_items', { quantity: 1_000 }, 'cart_items_quantity_check'],
    [
      'fewer than none sold on its latest day',
      'stocks',
      { sold: -1, sales_day: '2026-01-31' },
      'stocks_sold_check',
    ],
    ['units of no day', 'stocks', { sold: 1 }, 'stocks_check1'],
    ['fewer than none sold', 'daily_sales', { quantity: -1 }, 'daily_sales_quantity_check'],
    ...['paid_orders', 'paid_amount', 'cancelled_orders', 'cancelled_amount'].map(
      (column) =>
        [
          `a day with a negative ${column}`,
          'daily_figures',
          { [column]: -1 },
          `daily_figures_${column}_check`,
        ] as const,
    ),
    [
      'fewer than none sold on a closed day',
      'popular_products',
      { quantity: -1 },
      'popular_products_quantity_check',
    ],
    ['fewer than no tries of an event', 'parked_events', { attempts: -1 }, 'parked_events_attempts_check'],
    ['an event given up for no reason', 'parked_events', { retry_at: null }, 'parked_events_check'],
    ['an address in capitals', 'users', { email: 'A@b.kr' }, 'users_email_check'],
    ['a user of no known role', 'users', { role: 'king' }, 'users_role_check'],
    ['a user who cannot sign in', 'users', { password_hash: null }, 'users_check'],
    ['a user of two providers', 'users', { external_subject: 'sub' }, 'users_check'],
  ]

/** What may be there once: the healthy row, and the same with these changes. */
const twice: readonly (readonly [promise: string, table: string, changes: TableRow, constraint: string])[] = [
  ['a wallet', 'wallets', {}, 'wallets_pkey'],
  ['a line of a history', 'balance_entries', { id: idOf('entry', 2) }, 'balance_entries_pkey'],
  ['a product', 'products', {}, 'products_pkey'],
  ['the stock of a product', 'stocks', {}, 'stocks_pkey'],
  ['a stock change', 'stock_adjustments', {}, 'stock_adjustments_pkey'],
  ['a coupon event', 'coupons', {}, 'coupons_pkey'],
  ['a coupon', 'user_coupons', { seq: 2 }, 'user_coupons_pkey'],
  [
    "a user's first coupon of an event",
    'user_coupons',
    { id: idOf('user-coupon', 2) },
    'user_coupons_user_id_coupon_id_seq_key',
  ],
  ['an order', 'orders', {}, 'orders_pkey'],
  ['a line of an order', 'order_items', { product_id: idOf('product', 2) }, 'order_items_pkey'],
  ['a cart line', 'cart_items', { product_id: idOf('product', 2) }, 'cart_items_pkey'],
  ['a product in a cart', 'cart_items', { id: idOf('cart-item', 2) }, 'cart_items_user_id_product_id_key'],
  ['a product in the sales of a day', 'daily_sales', {}, 'daily_sales_pkey'],
  ['a shard of the figures of a day', 'daily_figures', { paid_orders: 1 }, 'daily_figures_pkey'],
  ['a product in a closed day', 'popular_products', {}, 'popular_products_pkey'],
  ['the close of a day', 'closed_days', {}, 'closed_days_pkey'],
  ['a parked event of a platform', 'parked_events', { position: 2 }, 'parked_events_pkey'],
  ['a place to begin again for a platform', 'delivery_replays', { position: 1 }, 'delivery_replays_pkey'],
  ['an idempotency key of an actor', 'idempotency_keys', { request_hash: 'i' }, 'idempotency_keys_pkey'],
  ['the mark of a batch', 'batch_commits', {}, 'batch_commits_pkey'],
  ['a user', 'users', { email: 'c@d.kr' }, 'users_pkey'],
  ['an address', 'users', { id: idOf('user', 2) }, 'users_email_key'],
  [
    'a user of another provider',
    'users',
    { id: idOf('user', 2), password_hash: null, external_subject: 'sub' },
    'users_external_subject_key',
  ],
]

/** Cannot be broken alone: 0 ≤ issued ≤ total says it too. */
const implied = ['coupons_total_count_check']

let testDatabase: TestDatabase
let pool: Pool
let client: PoolClient

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  pool = createPool({ connectionString: testDatabase.url, name: 'constraints', connectionsMax: 1 })
})

afterAll(async () => {
  await pool.end()
  await testDatabase.drop()
})

beforeEach(async () => {
  client = await pool.connect()
  await client.query('BEGIN')
})

afterEach(async () => {
  await client.query('ROLLBACK')
  client.release()
})

test.each(Object.keys(healthyRows))('takes a healthy row of %s', async (table) => {
  await insert(table, {})
})

test.each(broken)('refuses %s (%s)', async (_promise, table, changes, constraint) => {
  await expect(insert(table, changes)).rejects.toMatchObject({ code: check, table, constraint })
})

test.each(twice)('keeps %s once (%s)', async (_promise, table, changes, constraint) => {
  const first = constraint === 'users_external_subject_key' ? { ...changes, id: idOf('user') } : {}
  await insert(table, first)
  await expect(insert(table, changes)).rejects.toMatchObject({ code: unique, table, constraint })
})

test('every constraint of the books has its case here', async () => {
  const text = `SELECT conname AS name FROM pg_constraint c
    WHERE c.conrelid = ANY($1::regclass[]) AND c.contype IN ('c', 'u', 'p')
    UNION SELECT i.indexrelid::regclass::text FROM pg_index i
    WHERE i.indrelid = ANY($1::regclass[]) AND i.indisunique ORDER BY name`
  const { rows } = await client.query<{ name: string }>(text, [Object.keys(healthyRows)])
  const cases = new Set([...implied, ...[...broken, ...twice].map(([, , , constraint]) => constraint)])
  expect([...cases].sort()).toEqual(rows.map(({ name }) => name).sort())
})

async function insert(table: string, changes: TableRow): Promise<void> {
  const row = { ...healthyRows[table], ...changes }
  const columns = Object.keys(row)
  const values = columns.map((_, index) => `$${index + 1}`)
  const text = `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${values.join(', ')})`
  await client.query(text, Object.values(row))
}
