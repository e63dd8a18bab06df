// Databases of earlier versions come to the newest schema with what they hold. A new migration that moves rows gets its
// promise here.

import { fileURLToPath } from 'node:url'
import { runner } from 'node-pg-migrate'
import type pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { startRelay } from '../../src/delivery/relay.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { migrate } from '../../src/postgres/migrate.ts'
import { readDelivery } from '../../src/postgres/read-delivery.ts'
import { readDailyFigures } from '../../src/postgres/read-figures.ts'
import { createEmptyDatabase } from '../support/empty-database.ts'
import { idOf } from '../support/ids.ts'
import { memoryLog, patience } from '../support/live-shop.ts'
import { MemorySink } from '../support/memory-sink.ts'
import type { TestDatabase } from '../support/test-database.ts'

const migrationsDir = fileURLToPath(new URL('../../migrations', import.meta.url))

let database: TestDatabase
let pool: pg.Pool

beforeEach(async () => {
  database = await createEmptyDatabase()
  pool = createPool({ connectionString: database.url, name: 'migrations', connectionsMax: 2 })
})

afterEach(async () => {
  await pool.end()
  await database.drop()
})

/** The schema after so many migrations. */
async function migrateOnly(count: number): Promise<void> {
  await runner({
    databaseUrl: database.url,
    dir: migrationsDir,
    direction: 'up',
    count,
    migrationsTable: 'schema_migrations',
    noLock: true,
    log: () => {},
  })
}

/** Payments of all orders that were paid, as they were stored before 0005. */
const payAll = `INSERT INTO payments (order_id, id, user_id, amount, paid_at, refunded_at)
  SELECT id, ('00000007' || substr(id::text, 9))::uuid, user_id, total, paid_at, cancelled_at
  FROM orders WHERE paid_at IS NOT NULL`

const eventOf = (position: number) => idOf('payment', position)

test('dead letters of before 0002 stay dead letters, and those wanted again are delivered', async () => {
  await migrateOnly(1)
  await pool.query(`INSERT INTO outbox (event_id, type, subject, data, occurred_at)
    SELECT ('00000008-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'order.paid',
      ('00000005-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '{}', now() FROM generate_series(1, 3) n`)
  await pool.query(`INSERT INTO delivery_cursors (sink, position, delivered_count, updated_at)
    VALUES ('memory', 3, 1, now())`)
  await pool.query(`INSERT INTO dead_letters (event_id, sink, position, reason, attempts, dead_at, retry_requested_at)
    SELECT event_id, 'memory', position, 'a bad one', 5, now(), CASE WHEN position = 2 THEN now() END
    FROM outbox WHERE position < 3`)
  await migrate(database.url)
  const { sinks, deadLetters } = await readDelivery(pool)
  expect(sinks).toMatchObject([
    { sink: 'memory', position: 3, deliveredCount: 1, deadLetters: 1, waiting: 1 },
  ])
  const letter = { eventId: eventOf(1), subject: idOf('order', 1), reason: 'a bad one', attempts: 5 }
  expect(deadLetters).toMatchObject([letter])
  const sink = new MemorySink()
  const relay = startRelay({ pool, sink, log: memoryLog(), pollMs: 20 })
  await vi.waitFor(() => expect(sink.takenIds).toEqual([eventOf(2)]), patience)
  await relay.stop()
  expect((await readDelivery(pool)).sinks).toMatchObject([{ deliveredCount: 2, deadLetters: 1, waiting: 0 }])
})

test('the orders of before 0003 are in the figures of their days', async () => {
  await migrateOnly(2)
  await pool.query(`INSERT INTO orders (id, user_id, status, subtotal, discount, total, created_at, paid_at, paid_day,
      cancelled_at, cancellable_until)
    SELECT ('00000005-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '${idOf('user')}',
      CASE WHEN n = 3 THEN 'cancelled' ELSE 'paid' END, 1000, 100, 900, now(), now(),
      CASE WHEN n < 4 THEN '2026-01-31'::date ELSE '2026-02-01' END, CASE WHEN n = 3 THEN now() END, now()
    FROM generate_series(1, 5) n`)
  await pool.query(`INSERT INTO orders (id, user_id, status, subtotal, discount, total, created_at, expires_at)
    VALUES ('${idOf('order', 9)}', '${idOf('user')}', 'expired', 1000, 0, 1000, now(), now())`)
  await pool.query(payAll)
  await migrate(database.url)
  expect(await readDailyFigures(pool, { from: '2026-01-01', to: '2026-12-31' })).toEqual([
    { day: '2026-02-01', paidOrders: 2, paidAmount: 1_800, cancelledOrders: 0, cancelledAmount: 0 },
    { day: '2026-01-31', paidOrders: 3, paidAmount: 2_700, cancelledOrders: 1, cancelledAmount: 900 },
  ])
})

test('the sales of before 0005 stay what they were, the latest day of each product in its stock row', async () => {
  await migrateOnly(4)
  await pool.query(`INSERT INTO stocks (product_id, on_hand)
    SELECT ('00000002-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 5 FROM generate_series(1, 3) n`)
  await pool.query(`INSERT INTO daily_sales (product_id, day, quantity) VALUES
    ('${idOf('product', 1)}', '2026-01-30', 3), ('${idOf('product', 1)}', '2026-01-31', 4),
    ('${idOf('product', 2)}', '2026-01-30', 5)`)
  await migrate(database.url)
  expect(await rowsOf('SELECT day, product_id, quantity FROM sales ORDER BY day, product_id')).toEqual([
    { day: '2026-01-30', product_id: idOf('product', 1), quantity: 3 },
    { day: '2026-01-30', product_id: idOf('product', 2), quantity: 5 },
    { day: '2026-01-31', product_id: idOf('product', 1), quantity: 4 },
  ])
  expect(await rowsOf('SELECT sales_day, sold FROM stocks ORDER BY product_id')).toEqual([
    { sales_day: '2026-01-31', sold: 4 },
    { sales_day: '2026-01-30', sold: 5 },
    { sales_day: null, sold: 0 },
  ])
})

test('the payments of before 0005 are those of their orders', async () => {
  await migrateOnly(4)
  await pool.query(`INSERT INTO orders (id, user_id, status, subtotal, discount, total, created_at, paid_at, paid_day,
      cancelled_at, cancellable_until, expires_at)
    SELECT ('00000005-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '${idOf('user')}', status, 1000, 100, 900,
      at, CASE WHEN n < 3 THEN at END, CASE WHEN n < 3 THEN at::date END,
      CASE WHEN n IN (2, 4) THEN at + interval '1 hour' END, CASE WHEN n < 3 THEN at END, at
    FROM (VALUES (1, 'paid'), (2, 'cancelled'), (3, 'pending'), (4, 'cancelled')) v (n, status),
      (VALUES ('2026-01-31T00:00:00Z'::timestamptz)) m (at)`)
  await pool.query(payAll)
  const before = await rowsOf(
    'SELECT id, order_id, user_id, amount, paid_at, refunded_at FROM payments ORDER BY id',
  )
  expect(before).toMatchObject([{ amount: 900, refunded_at: null }, { amount: 900 }])
  await migrate(database.url)
  expect(await rowsOf('SELECT * FROM payments ORDER BY id')).toEqual(before)
  // What an instance of the version before does when it cancels an order.
  await expect(pool.query('UPDATE payments SET refunded_at = now()')).rejects.toThrow('cannot update column')
})

test('a product that is changed by hand tells its version whatever the search_path, since 0005', async () => {
  await pool.query('CREATE SCHEMA shop')
  const url = new URL(database.url)
  url.searchParams.set('options', '-c search_path=shop')
  await migrate(url.href)
  await pool.query(
    `INSERT INTO shop.products VALUES ('${idOf('product')}', '컵', '', '주방', 1, 'on-sale', now())`,
  )
  await pool.query(`INSERT INTO shop.stocks (product_id, on_hand) VALUES ('${idOf('product')}', 1)`)
  const version = async () => (await rowsOf('SELECT product_version FROM shop.stocks'))[0]!.product_version
  const before = await version()
  await pool.query('UPDATE shop.products SET price = 2')
  expect(await version()).not.toBe(before)
})

async function rowsOf(text: string): Promise<pg.QueryResultRow[]> {
  return (await pool.query(text)).rows
}
