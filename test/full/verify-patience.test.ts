// How long PostgreSQL may be silent on a connection: while nobody asks for ever, and during a verification longer than a read
// may wait for its answer.

import { once } from 'node:events'
import { Client } from 'pg'
import { expect, test, vi } from 'vitest'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { verifyBooks } from '../../src/postgres/verify-books.ts'
import { createTestDatabase } from '../support/test-database.ts'

const answerMsMax = 1_000

test('a check that takes longer than a read may take is waited for', async () => {
  const database = await createTestDatabase()
  const pool = createPool({
    connectionString: database.url,
    name: 'patience',
    connectionsMax: 1,
    answerMsMax,
  })
  const blocker = new Client({ connectionString: database.url })
  await blocker.connect()
  await blocker.query('BEGIN; LOCK TABLE wallets IN ACCESS EXCLUSIVE MODE')
  const watcher = new Client({ connectionString: database.url })
  await watcher.connect()
  const verified = verifyBooks(pool)
  verified.catch(() => undefined)
  const waited = `SELECT FROM pg_stat_activity WHERE application_name = 'jangteo-patience'
    AND wait_event_type = 'Lock' AND clock_timestamp() - query_start > $1::integer * interval '1 millisecond'`
  await vi.waitFor(
    async () => {
      expect(await Promise.race([verified.then(() => 'answered'), Promise.resolve('waiting')])).toBe(
        'waiting',
      )
      expect((await watcher.query(waited, [answerMsMax * 1.5])).rowCount).toBe(1)
    },
    { timeout: 20_000, interval: 50 },
  )
  await blocker.query('ROLLBACK')
  expect((await verified).ok).toBe(true)
  await Promise.all([blocker.end(), watcher.end()])
  await pool.end()
  await database.drop()
})

test('a connection is kept while nobody asks, however long, and given up when it does not answer', async () => {
  const database = await createTestDatabase()
  const pool = createPool({
    connectionString: database.url,
    name: 'idle',
    connectionsMax: 1,
    answerMsMax: 100,
  })
  const backend = async () => (await pool.query('SELECT pg_backend_pid() AS pid')).rows[0].pid as number
  const before = await backend()
  // The pool's one socket, whose timer goes off as soon as it was silent for so long.
  const client = await pool.connect()
  await once(client.connection.stream, 'timeout')
  client.release()
  expect(await backend()).toBe(before)
  await expect(pool.query('SELECT pg_sleep(60)')).rejects.toThrow('silent for 100 ms')
  expect(await backend()).not.toBe(before)
  await pool.end()
  await database.drop()
})
