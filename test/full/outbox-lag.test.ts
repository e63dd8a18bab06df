// What /metrics says about events that wait: exact while they are few, never too low when they are many.

import type pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { announceSink } from '../../src/postgres/outbox.ts'
import { readOutboxLag } from '../../src/postgres/read-delivery.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let pool: pg.Pool

beforeEach(async () => {
  database = await createTestDatabase()
  pool = createPool({ connectionString: database.url, name: 'outbox-lag', connectionsMax: 2 })
})

afterEach(async () => {
  await pool.end()
  await database.drop()
})

const pending = async () => (await readOutboxLag(pool)).pending
const moveCursor = (position: number) => pool.query('UPDATE delivery_cursors SET position = $1', [position])

async function append(count: number): Promise<void> {
  const text = `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
    SELECT gen_random_uuid(), 'order.paid', gen_random_uuid(), '{}', now() FROM generate_series(1, $1::int)`
  await pool.query(text, [count])
}

test('is counted exactly up to 10,000 events, and never too low above', async () => {
  await append(10)
  await pool.query('DELETE FROM outbox WHERE position <= 3')
  expect(await pending(), 'of an outbox nobody reads yet').toBe(7)
  await announceSink(pool, 'memory')
  await moveCursor(5)
  await append(10_000)
  await pool.query('DELETE FROM outbox WHERE position BETWEEN 100 AND 104')
  expect(await pending(), '5 and 9,995').toBe(10_000)
  await append(1)
  expect(await pending(), 'the gap counts').toBe(10_006)
  await moveCursor(10_010)
  expect(await pending()).toBe(1)
  await moveCursor(10_011)
  expect(await readOutboxLag(pool)).toEqual({ pending: 0, oldestAgeSeconds: 0 })
})

test('has the age of the first event that waits, also in a long backlog', async () => {
  await append(10_001)
  await pool.query("UPDATE outbox SET occurred_at = now() - interval '1 hour' WHERE position = 1")
  expect((await readOutboxLag(pool)).oldestAgeSeconds).toBeGreaterThanOrEqual(3_600)
})
