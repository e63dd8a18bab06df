// Why a batch locks parents in a first statement and reads children in later ones. Under READ COMMITTED a statement
// that waited for a lock sees the locked row as it is now, but everything else as it was when the statement began.

import type { Pool, PoolClient, QueryResult } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { footprintOf } from '../../src/domain/footprint.ts'
import { pairKey } from '../../src/domain/snapshot.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { lockAndLoad } from '../../src/postgres/lock-and-load.ts'
import { batchSettings } from '../../src/postgres/postgres-store.ts'
import { checkoutCart, issueCoupon } from '../support/commands.ts'
import { idOf } from '../support/ids.ts'
import { emptyTables, insertUsers } from '../support/shop-tables.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

const userId = idOf('user')
const couponId = idOf('coupon')
const productId = idOf('product')

let testDatabase: TestDatabase
let pool: Pool
/** Holds the lock on the wallet, and commits while the other waits for it. */
let holder: PoolClient
let waiter: PoolClient

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const connection = { connectionString: testDatabase.url, name: 'read-committed', connectionsMax: 3 }
  pool = createPool({ ...connection, settings: batchSettings })
})

afterAll(async () => {
  await pool.end()
  await testDatabase.drop()
})

beforeEach(async () => {
  await emptyTables(pool)
  await insertUsers(pool, [userId])
  await pool.query(
    `INSERT INTO coupons VALUES ($1, '설맞이', 'amount', 5000, NULL, 0, 10, 0, 1, now(), NULL, 7, now())`,
    [couponId],
  )
  holder = await pool.connect()
  waiter = await pool.connect()
})

afterEach(() => {
  holder.release(true)
  waiter.release(true)
})

test('the row that was waited for is read again: its balance is the new one', async () => {
  const waited = 'SELECT balance FROM wallets WHERE user_id = $1 FOR UPDATE'
  expect(await rowsAfterCommitOf(charge(), waited)).toEqual([{ balance: 1_000 }])
})

test('a joined row is stale in the statement that waited, and fresh in the next one', async () => {
  await insertUserCoupon(pool)
  const changes = [...charge(), `UPDATE user_coupons SET status = 'held', order_id = '${idOf('order')}'`]
  const joined = `SELECT w.balance, u.status FROM wallets w JOIN user_coupons u ON u.user_id = w.user_id
    WHERE w.user_id = $1 ORDER BY w.user_id FOR UPDATE OF w`
  expect(await rowsAfterCommitOf(changes, joined)).toEqual([{ balance: 1_000, status: 'unused' }])
  expect((await waiter.query(joined, [userId])).rows).toEqual([{ balance: 1_000, status: 'held' }])
})

test('a row inserted meanwhile is missing in the statement that waited, and there in the next one', async () => {
  const counted = `SELECT w.balance, (SELECT count(*) FROM user_coupons u WHERE u.user_id = w.user_id) AS held
    FROM wallets w WHERE w.user_id = $1 FOR UPDATE`
  expect(await rowsAfterCommitOf([...charge(), ...issue()], counted)).toEqual([{ balance: 1_000, held: 0 }])
  expect((await waiter.query(counted, [userId])).rows).toEqual([{ balance: 1_000, held: 1 }])
})

test('also when the parent itself did not change, a child inserted meanwhile is missing', async () => {
  const counted = `SELECT (SELECT count(*) FROM user_coupons u WHERE u.user_id = w.user_id) AS held
    FROM wallets w WHERE w.user_id = $1 FOR UPDATE`
  expect(await rowsAfterCommitOf(issue(), counted)).toEqual([{ held: 0 }])
})

test('a batch that waited for the wallet counts the coupon that was issued meanwhile', async () => {
  await begin(holder)
  const loading = lockAndLoad(waiter, footprintOf([issueCoupon()]))
  await untilItWaits()
  await commit(issue())
  const { issuedCounts, coupons } = (await loading).snapshot
  expect(issuedCounts.get(pairKey(userId, couponId))).toBe(1)
  expect(coupons.get(couponId)).toMatchObject({ issuedCount: 1 })
})

test('a batch that waited for the wallet locks and loads what was put into the cart meanwhile', async () => {
  await pool.query(`INSERT INTO products VALUES ($1, '텀블러', '', '주방', 10000, 'on-sale', now())`, [
    productId,
  ])
  await pool.query('INSERT INTO stocks VALUES ($1, 10, 0)', [productId])
  await begin(holder)
  const loading = lockAndLoad(waiter, footprintOf([checkoutCart()]))
  await untilItWaits()
  const ids = `'${idOf('cart-item')}', '${userId}', '${productId}'`
  await commit([`INSERT INTO cart_items VALUES (${ids}, 3, now())`])
  const { carts, products, stocks } = (await loading).snapshot
  expect(carts.get(userId)).toMatchObject([{ productId, quantity: 3 }])
  expect([products.size, stocks.size]).toEqual([1, 1])
  const free = await holder.query('SELECT FROM stocks FOR UPDATE SKIP LOCKED')
  expect(free.rowCount).toBe(0)
})

/** What `statement` gives when it had to wait for the wallet until the changes were committed. */
async function rowsAfterCommitOf(changes: readonly string[], statement: string): Promise<unknown[]> {
  await begin(holder)
  await waiter.query('BEGIN ISOLATION LEVEL READ COMMITTED')
  const waiting: Promise<QueryResult> = waiter.query(statement, [userId])
  await untilItWaits()
  await commit(changes)
  return (await waiting).rows
}

async function begin(client: PoolClient): Promise<void> {
  await client.query('BEGIN ISOLATION LEVEL READ COMMITTED')
  await client.query('SELECT FROM wallets WHERE user_id = $1 FOR UPDATE', [userId])
}

async function commit(changes: readonly string[]): Promise<void> {
  for (const change of changes) await holder.query(change)
  await holder.query('COMMIT')
}

async function untilItWaits(): Promise<void> {
  const text = `SELECT count(*) AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`
  await expect.poll(async () => (await pool.query(text)).rows[0].waiting).toBe(1)
}

function charge(): string[] {
  return [`UPDATE wallets SET balance = 1000, entry_count = 1 WHERE user_id = '${userId}'`]
}

function issue(): string[] {
  const coupon = `'${idOf('user-coupon')}', '${couponId}', '${userId}', 1, 'unused', NULL, now(), now()`
  return [`INSERT INTO user_coupons VALUES (${coupon})`, 'UPDATE coupons SET issued_count = 1']
}

async function insertUserCoupon(on: Pool): Promise<void> {
  for (const change of issue()) await on.query(change)
}
