// What a write outside the engine says when its connection is lost: that it may have been done, unless it was never sent.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { OutcomeUnknown } from '../../src/engine/engine-error.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { writeAlone } from '../../src/postgres/write-alone.ts'
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let proxy: DatabaseProxy
let pool: ReturnType<typeof createPool>

beforeAll(async () => {
  database = await createTestDatabase()
  proxy = await startDatabaseProxy(database.url, '127.0.0.1')
  pool = createPool({ connectionString: proxy.url, name: 'test', connectionsMax: 1 })
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

test('lost after it was sent: the outcome is unknown, and the next one gets a connection that works', async () => {
  const lost = writeAlone(pool, 'SELECT pg_terminate_backend(pg_backend_pid()) AS ended', [])
  await expect(lost).rejects.toBeInstanceOf(OutcomeUnknown)
  expect((await writeAlone(pool, 'SELECT 7 AS seven', [])).rows).toEqual([{ seven: 7 }])
})

test('refused by PostgreSQL: its error as it is', async () => {
  await expect(writeAlone(pool, 'SELECT 1 / $1::int', [0])).rejects.toMatchObject({ code: '22012' })
})

test('never sent: the error of the connection, which says that nothing was done', async () => {
  await proxy.goAway()
  const unused = createPool({ connectionString: proxy.url, name: 'test', connectionsMax: 1 })
  await expect(writeAlone(unused, 'SELECT 1', [])).rejects.not.toBeInstanceOf(OutcomeUnknown)
  await unused.end()
})
