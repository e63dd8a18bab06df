// Whether a committed batch survives a crash of PostgreSQL, by what its server, database and role are set to.

import type pg from 'pg'

export type Durability = { readonly synchronousCommit: string; readonly fsync: string }

export async function readDurability(pool: pg.Pool): Promise<Durability> {
  const text = `SELECT current_setting('synchronous_commit') AS "synchronousCommit", current_setting('fsync') AS fsync`
  const { rows } = await pool.query<Durability>(text)
  return rows[0]!
}
