// What a session of the shop is set to does not depend on how the database is set up, nor on the address it was given.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'
import { startOn } from '../support/test-shop.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
  const { pathname } = new URL(database.url)
  const pool = openPool(database.url)
  for (const setting of [`timezone = 'Asia/Seoul'`, `datestyle = 'SQL, DMY'`]) {
    await pool.query(`ALTER DATABASE ${pathname.slice(1)} SET ${setting}`)
  }
  await pool.end()
})

afterAll(() => database?.drop())

const openPool = (connectionString: string) =>
  createPool({ connectionString, name: 'settings', connectionsMax: 1, settings: ['jit=off'] })

test.each([
  ['', '"$user", public'],
  ['?options=-c%20search_path%3Dpublic', 'public'],
  ['?options=-c search_path=public -c TimeZone=Asia/Tokyo&application_name=mine', 'public'],
])('of an address that ends with "%s"', async (ending, search_path) => {
  const pool = openPool(`${database.url}${ending}`)
  const { rows } =
    await pool.query(`SELECT current_setting('TimeZone') AS zone, current_setting('jit') AS jit,
    current_setting('lock_timeout') AS lock, current_setting('search_path') AS search_path,
    '2026-01-31T09:00:00+09:00'::timestamptz AS time`)
  const time = Date.UTC(2026, 0, 31)
  expect(rows).toEqual([{ zone: 'UTC', jit: 'off', lock: '10s', search_path, time }])
  await pool.end()
})

test('a database that answers a COMMIT before it is on disk stops the start', async () => {
  const weak = await createTestDatabase()
  const name = new URL(weak.url).pathname.slice(1)
  const pool = openPool(weak.url)
  await pool.query(`ALTER DATABASE ${name} SET synchronous_commit = off`)
  await pool.end()
  await expect(startOn(weak.url)).rejects.toThrow('synchronous_commit off')
  await weak.drop()
})
