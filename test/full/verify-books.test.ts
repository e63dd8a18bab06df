// The verification of the books: right after any load, and every check sees the books it is for tampered with.

import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { verifyBooks } from '../../src/postgres/verify-books.ts'
import { openForADay, sendMixedLoad } from '../support/day-of-trade.ts'
import { type LiveShop, openLiveShop } from '../support/live-shop.ts'
import { randomFromSeed } from '../support/seed.ts'

let shop: LiveShop

beforeEach(async () => {
  shop = await openLiveShop()
})

afterEach(() => shop.close())

test('an empty shop is right', async () => {
  expect((await verifyBooks(shop.pool)).ok).toBe(true)
})

test('after a random mixed load on two instances every check is ok', async () => {
  const random = randomFromSeed('verified load')
  const engines = [shop.engine, shop.newInstance().engine]
  await sendMixedLoad({ shop, engines, commands: 1_200, random, now: Date.now() })
  const { ok, checks } = await verifyBooks(shop.pool)
  expect(checks.filter((check) => !check.ok)).toEqual([])
  expect(ok).toBe(true)
  for (const status of ['paid', 'cancelled', 'expired']) {
    expect(await shop.count(`orders WHERE status = '${status}'`)).toBeGreaterThan(0)
  }
})

const lost = '00000000-0000-7000-8000-000000000000'
const paidOrder = "(SELECT max(id::text)::uuid FROM orders WHERE status = 'paid' AND total > 0)"
const again = `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
    SELECT event_id, type, subject, data, occurred_at FROM outbox`

/** What is broken, and the check that must see it. */
const tamperings: readonly (readonly [sql: string, check: string])[] = [
  ['UPDATE wallets SET balance = balance + 1', 'wallets equal their entries'],
  ['UPDATE wallets SET entry_count = entry_count + 1', 'wallets equal their entries'],
  ['UPDATE balance_entries SET amount = amount + 1 WHERE seq = 2', 'balance entries chain without gaps'],
  [
    'UPDATE balance_entries SET balance_after = balance_after + 1 WHERE seq = 2',
    'balance entries chain without gaps',
  ],
  [
    'UPDATE balance_entries SET seq = seq + 1 WHERE seq = (SELECT max(seq) FROM balance_entries)',
    'balance entries chain without gaps',
  ],
  ['DELETE FROM balance_entries WHERE seq = 1', 'balance entries chain without gaps'],
  [
    `DELETE FROM balance_entries WHERE kind = 'use' AND order_id = ${paidOrder}`,
    'paid orders are in the balance history',
  ],
  [
    `UPDATE balance_entries SET amount = amount - 1 WHERE order_id = ${paidOrder}`,
    'paid orders are in the balance history',
  ],
  [
    `INSERT INTO balance_entries SELECT user_id, seq + 100, id, kind, amount, balance_after, order_id, created_at
    FROM balance_entries WHERE order_id = ${paidOrder}`,
    'paid orders are in the balance history',
  ],
  ["DELETE FROM balance_entries WHERE kind = 'cancel'", 'cancelled orders are in the balance history'],
  [
    `UPDATE balance_entries SET order_id = ${paidOrder} WHERE kind = 'cancel'`,
    'cancelled orders are in the balance history',
  ],
  [
    `UPDATE orders SET subtotal = subtotal + 1, total = total + 1 WHERE id = ${paidOrder}`,
    'orders equal their lines',
  ],
  [`UPDATE orders SET discount = 1, total = total - 1 WHERE id = ${paidOrder}`, 'orders equal their lines'],
  [`DELETE FROM order_items WHERE order_id = ${paidOrder}`, 'orders equal their lines'],
  [`UPDATE order_items SET line_no = 2 WHERE order_id = ${paidOrder}`, 'orders equal their lines'],
  ['UPDATE stocks SET on_hand = on_hand + 1', 'stock on hand equals its history'],
  ['UPDATE stock_adjustments SET change = change + 1', 'stock on hand equals its history'],
  ['UPDATE stocks SET reserved = reserved + 1', 'reserved stock equals pending orders'],
  ['UPDATE coupons SET issued_count = issued_count + 1', 'issued coupons are counted'],
  ["DELETE FROM user_coupons WHERE status = 'unused'", 'issued coupons are counted'],
  ['UPDATE user_coupons SET seq = 9 WHERE seq = 2', 'coupons of a user are numbered without gaps'],
  ["UPDATE user_coupons SET status = 'used' WHERE status = 'held'", 'used and held coupons match orders'],
  [
    "UPDATE user_coupons SET status = 'unused', order_id = NULL WHERE status = 'used'",
    'used and held coupons match orders',
  ],
  [
    `UPDATE user_coupons SET order_id = ${paidOrder} WHERE status = 'used'`,
    'used and held coupons match orders',
  ],
  [`UPDATE user_coupons SET user_id = '${lost}' WHERE status = 'held'`, 'used and held coupons match orders'],
  ['UPDATE stocks SET sold = sold + 1 WHERE sales_day IS NOT NULL', 'daily sales equal paid orders'],
  ['UPDATE stocks SET sales_day = NULL, sold = 0', 'daily sales equal paid orders'],
  [
    'INSERT INTO daily_sales SELECT sales_day, product_id, 1 FROM stocks WHERE sales_day IS NOT NULL',
    'daily sales equal paid orders',
  ],
  [`UPDATE orders SET paid_day = paid_day - 1 WHERE id = ${paidOrder}`, 'daily sales equal paid orders'],
  ['UPDATE daily_figures SET paid_orders = paid_orders + 1', 'figures of a day equal its orders'],
  ['UPDATE daily_figures SET cancelled_amount = cancelled_amount + 1', 'figures of a day equal its orders'],
  ['DELETE FROM daily_figures', 'figures of a day equal its orders'],
  [`UPDATE orders SET paid_day = paid_day - 1 WHERE id = ${paidOrder}`, 'figures of a day equal its orders'],
  ['UPDATE popular_products SET quantity = quantity + 1', 'closed days equal paid orders'],
  ['DELETE FROM popular_products', 'closed days equal paid orders'],
  ['DELETE FROM closed_days', 'closed days equal paid orders'],
  [`DELETE FROM outbox WHERE subject = ${paidOrder}`, 'paid orders are told once'],
  [`${again} WHERE subject = ${paidOrder}`, 'paid orders are told once'],
  ["DELETE FROM outbox WHERE type = 'order.cancelled'", 'cancelled orders are told once'],
  [
    `UPDATE outbox SET subject = '${lost}' WHERE subject = ${paidOrder}`,
    'events tell what happened to orders',
  ],
  [
    `UPDATE outbox SET type = 'order.cancelled' WHERE subject = ${paidOrder}`,
    'events tell what happened to orders',
  ],
  [
    `UPDATE outbox SET data = '{"total":1}' WHERE subject = ${paidOrder}`,
    'events tell what happened to orders',
  ],
  ["DELETE FROM outbox WHERE type = 'balance.charged'", 'charges and refunds are told once'],
  ["DELETE FROM outbox WHERE type = 'balance.refunded'", 'charges and refunds are told once'],
  [`${again} WHERE type = 'balance.refunded'`, 'charges and refunds are told once'],
  [
    "UPDATE outbox SET type = 'order.paid' WHERE type = 'balance.charged'",
    'charges and refunds are told once',
  ],
  ["DELETE FROM outbox WHERE type = 'coupon.issued'", 'issued coupons are told once'],
  [`${again} WHERE type = 'coupon.issued'`, 'issued coupons are told once'],
  ...[
    "event_id = gen_random_uuid() WHERE type = 'balance.charged'",
    `subject = '${lost}' WHERE type = 'balance.charged'`,
    "occurred_at = now() WHERE type = 'balance.charged'",
    "type = 'balance.refunded' WHERE type = 'balance.charged'",
    `data = '{"amount":1,"balanceAfter":1000000}' WHERE type = 'balance.charged'`,
    `data = '{"amount":1000,"balanceAfter":1}' WHERE type = 'balance.refunded'`,
  ].map((change) => [`UPDATE outbox SET ${change}`, 'events tell what happened to balances'] as const),
  ...[
    "event_id = gen_random_uuid() WHERE type = 'coupon.issued'",
    `subject = '${lost}' WHERE type = 'coupon.issued'`,
    "occurred_at = now() WHERE type = 'coupon.issued'",
    `data = '{"userId":"${lost}"}' WHERE type = 'coupon.issued'`,
  ].map((change) => [`UPDATE outbox SET ${change}`, 'events tell what happened to coupons'] as const),
  ['DELETE FROM users', 'every wallets.user_id is in users.id'],
  ['DELETE FROM wallets', 'every users.id is in wallets.user_id'],
  ['DELETE FROM wallets', 'every balance_entries.user_id is in wallets.user_id'],
  ['DELETE FROM orders', 'every balance_entries.order_id is in orders.id'],
  ['DELETE FROM products', 'every stocks.product_id is in products.id'],
  ['DELETE FROM stocks', 'every products.id is in stocks.product_id'],
  ['DELETE FROM products', 'every stock_adjustments.product_id is in products.id'],
  ['DELETE FROM coupons', 'every user_coupons.coupon_id is in coupons.id'],
  ['DELETE FROM users', 'every user_coupons.user_id is in users.id'],
  ['DELETE FROM orders', 'every user_coupons.order_id is in orders.id'],
  ['DELETE FROM users', 'every orders.user_id is in users.id'],
  ['DELETE FROM user_coupons', 'every orders.user_coupon_id is in user_coupons.id'],
  [`DELETE FROM orders WHERE status = 'expired'`, 'every order_items.order_id is in orders.id'],
  ['DELETE FROM products', 'every order_items.product_id is in products.id'],
  [`UPDATE cart_items SET user_id = '${lost}'`, 'every cart_items.user_id is in users.id'],
  [`UPDATE cart_items SET product_id = '${lost}'`, 'every cart_items.product_id is in products.id'],
  ['DELETE FROM products', 'every daily_sales.product_id is in products.id'],
  ['DELETE FROM products', 'every popular_products.product_id is in products.id'],
  [
    `INSERT INTO parked_events VALUES ('${lost}', 'file', 999, '${lost}', 5, 'no', now())`,
    'every parked_events.position is in outbox.position',
  ],
]

describe('tampering is seen', () => {
  beforeEach(async () => {
    await openForADay(shop, Date.now())
    // Yesterday's facts are expected to be told only when yesterday's shop told of them.
    await shop.rows("UPDATE schema_migrations SET run_on = run_on - interval '7 days'")
  })

  test('by no check when there is none', () => shop.expectBooksRight())

  test.each(tamperings)('%s → %s', async (sql, name) => {
    const { rowCount } = await shop.pool.query(sql)
    expect(rowCount).toBeGreaterThan(0)
    const { ok, checks } = await verifyBooks(shop.pool)
    expect(checks.find((check) => check.name === name)).toMatchObject({ ok: false })
    expect(ok).toBe(false)
  })

  test('by every check there is, in these tests', async () => {
    const { checks } = await verifyBooks(shop.pool)
    expect(checks.map(({ name }) => name).sort()).toEqual(
      [...new Set(tamperings.map(([, name]) => name))].sort(),
    )
  })
})

test('names up to five of the rows that differ, and how many were checked', async () => {
  for (let users = 0; users < 7; users += 1) await shop.addUser({ balance: 1_000, at: Date.now() })
  await shop.pool.query(
    'UPDATE wallets SET balance = balance + 1 WHERE user_id <> (SELECT max(user_id::text)::uuid FROM wallets)',
  )
  const { checks } = await verifyBooks(shop.pool)
  const wrong = (await shop.rows('SELECT user_id FROM wallets ORDER BY user_id')).map((row) => row.user_id)
  expect(checks[0]).toEqual({
    name: 'wallets equal their entries',
    ok: false,
    detail: `6 of 7 differ: ${wrong.slice(0, 5).join(', ')}, …`,
  })
  expect(checks[1]).toEqual({ name: 'balance entries chain without gaps', ok: true, detail: '7 checked' })
})
