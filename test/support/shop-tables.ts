// The tables of a real database as the fake one shows them, so that the two can be compared row by row; and the
// users a history needs, who are nobody's command.

import type { Pool } from 'pg'
import type { BalanceChanged } from '../../src/domain/event.ts'
import { pairKey } from '../../src/domain/snapshot.ts'
import {
  orderColumns,
  readCoupon,
  readOrder,
  readProduct,
  readUserCoupon,
} from '../../src/postgres/row-mapping.ts'
import { type Database, emptyDatabase } from './fake-database.ts'

/** Shoppers without a won; `createPool` gives the pool its types. */
export async function insertUsers(pool: Pool, userIds: readonly string[]): Promise<void> {
  await pool.query(
    `INSERT INTO users (id, email, name, role, password_hash, created_at)
     SELECT id, id || '@example.com', '손님', 'shopper', 'none', now() FROM unnest($1::uuid[]) AS u (id)`,
    [userIds],
  )
  await pool.query('INSERT INTO wallets (user_id) SELECT unnest($1::uuid[])', [userIds])
}

export async function emptyTables(pool: Pool): Promise<void> {
  const { rows } = await pool.query(
    `SELECT string_agg(quote_ident(tablename), ', ') AS names FROM pg_tables
     WHERE schemaname = 'public' AND tablename <> 'schema_migrations'`,
  )
  await pool.query(`TRUNCATE ${rows[0].names} RESTART IDENTITY`)
}

export async function readTables(pool: Pool): Promise<Database> {
  const database = emptyDatabase()
  await readGoods(pool, database)
  await readOwned(pool, database)
  await readHistory(pool, database)
  return database
}

async function readGoods(pool: Pool, database: Database): Promise<void> {
  for (const row of await rowsOf(pool, 'SELECT * FROM products')) {
    database.products.set(row.id, readProduct(row))
  }
  for (const { product_id, on_hand, reserved } of await rowsOf(pool, 'SELECT * FROM stocks')) {
    database.stocks.set(product_id, { productId: product_id, onHand: on_hand, reserved })
  }
  for (const row of await rowsOf(pool, 'SELECT * FROM coupons')) {
    database.coupons.set(row.id, readCoupon(row))
  }
  for (const { day, product_id, quantity } of await rowsOf(pool, 'SELECT * FROM sales WHERE quantity <> 0')) {
    database.sales.set(pairKey(day, product_id), quantity)
  }
}

async function readOwned(pool: Pool, database: Database): Promise<void> {
  for (const { user_id, balance, entry_count } of await rowsOf(pool, 'SELECT * FROM wallets')) {
    database.wallets.set(user_id, { userId: user_id, balance, entryCount: entry_count })
  }
  for (const row of await rowsOf(pool, 'SELECT * FROM user_coupons')) {
    database.userCoupons.set(row.id, readUserCoupon(row))
  }
  for (const row of await rowsOf(pool, `SELECT ${orderColumns} FROM orders o`)) {
    database.orders.set(row.id, readOrder(row))
  }
  for (const { id, user_id, product_id, quantity, added_at } of await rowsOf(
    pool,
    'SELECT * FROM cart_items',
  )) {
    const line = { id, userId: user_id, productId: product_id, quantity, addedAt: added_at }
    database.cartLines.set(id, line)
  }
  for (const row of await rowsOf(pool, 'SELECT * FROM payments')) {
    const { order_id, id, user_id, amount, paid_at, refunded_at } = row
    const payment = { id, userId: user_id, amount, paidAt: paid_at, refundedAt: refunded_at }
    database.payments.set(order_id, { orderId: order_id, ...payment })
  }
}

async function readHistory(pool: Pool, database: Database): Promise<void> {
  for (const row of await rowsOf(pool, 'SELECT * FROM balance_entries ORDER BY user_id, seq')) {
    database.entries.push(entryOf(row))
  }
  for (const row of await rowsOf(pool, 'SELECT * FROM stock_adjustments ORDER BY id')) {
    const { id, product_id, change, reason, actor_id, created_at } = row
    const what = { adjustmentId: id, productId: product_id, change, reason }
    database.adjustments.push({ type: 'StockAdjusted', ...what, actorId: actor_id, at: created_at })
  }
  for (const row of await rowsOf(pool, 'SELECT * FROM outbox ORDER BY position')) {
    const { event_id, type, subject, data, occurred_at } = row
    const what = { eventId: event_id, type, subject, status: data.status ?? null }
    database.outbox.push({ ...what, occurredAt: occurred_at })
  }
  for (const { actor_id, key, request_hash, outcome } of await rowsOf(
    pool,
    'SELECT * FROM idempotency_keys',
  )) {
    database.outcomes.set(pairKey(actor_id, key), { requestHash: request_hash, outcome })
  }
}

// biome-ignore lint/suspicious/noExplicitAny: rows come as PostgreSQL made them; the comparison checks them
type AnyRow = Record<string, any>

function entryOf(row: AnyRow): BalanceChanged {
  return {
    type: 'BalanceChanged',
    entryId: row.id,
    userId: row.user_id,
    seq: row.seq,
    kind: row.kind,
    amount: row.amount,
    balanceAfter: row.balance_after,
    orderId: row.order_id,
    at: row.created_at,
  }
}

async function rowsOf(pool: Pool, text: string): Promise<AnyRow[]> {
  const { rows } = await pool.query(text)
  return rows
}
