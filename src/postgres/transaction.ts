// One transaction on a connection of its own, for work outside the engine. A connection whose transaction failed is
// closed, not reused.

import type pg from 'pg'
import { assert } from '../domain/assert.ts'

/** Commits what `work` did when it resolves, and rolls back when it rejects or answers `rollback`. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  begin: string,
  work: (client: pg.PoolClient, rollback: () => void) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let end = 'COMMIT'
  try {
    await client.query(begin)
    const result = await work(client, () => {
      end = 'ROLLBACK'
    })
    const { command } = await client.query(end)
    assert(command === end, 'a transaction without a failed statement ends as asked')
    client.release()
    return result
  } catch (error) {
    client.release(true)
    throw error
  }
}
