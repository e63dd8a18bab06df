// Lets one instance at a time fill an empty shop.

import type pg from 'pg'

/** Any number that no other program on the same database is likely to lock. */
const seedLockId = 7_265_637_002

export async function withSeedLock<Result>(pool: pg.Pool, work: () => Promise<Result>): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('SELECT pg_advisory_lock($1)', [seedLockId])
    return await work()
  } finally {
    client.release(true)
  }
}

export async function isCatalogueEmpty(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ empty: boolean }>('SELECT NOT EXISTS (SELECT FROM products) AS empty')
  return rows[0]!.empty
}
