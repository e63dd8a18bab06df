// The engine's Store on PostgreSQL. A batch is one transaction on one connection: one round trip to
// lock and load, one to save and commit. Faults are sorted into "try again", "ask whether it was committed"
// and "will always fail".

import pg from 'pg'
import type { Footprint } from '../domain/footprint.ts'
import type { Snapshot } from '../domain/snapshot.ts'
import { type Changes, type Store, StoreFault, type StoreFaultKind } from '../engine/store.ts'
import { isConnectionLost, isRetryable } from './fault.ts'
import { lockAndLoad } from './lock-and-load.ts'
import { saveAndCommit, saveStatements } from './save-changes.ts'

/**
 * Every statement of a batch finds its rows by key, so its plan must not depend on the values or the sizes. A batch is
 * idle only while its commands are decided; a session that is idle for seconds belongs to a shop that vanished, and
 * would hold the rows of everybody else for as long as PostgreSQL believes in it: hours.
 */
export const batchSettings = [
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'jit=off',
  'idle_in_transaction_session_timeout=5s',
] as const

export function createPostgresStore(pool: pg.Pool): Store {
  return {
    async transact(batchId, footprint, work) {
      const client = await connect(pool)
      try {
        await runTransaction(client, { batchId, footprint, work })
      } catch (error) {
        client.release(true)
        throw error
      }
      client.release()
    },
    async settle(batchId) {
      const client = await connect(pool)
      try {
        return await claimBatch(client, batchId)
      } catch (error) {
        throw new StoreFault('transient', error)
      } finally {
        client.release(true)
      }
    },
  }
}

type Transaction = {
  readonly batchId: string
  readonly footprint: Footprint
  readonly work: (snapshot: Snapshot) => Changes
}

async function runTransaction(client: pg.PoolClient, transaction: Transaction): Promise<void> {
  const { batchId, footprint, work } = transaction
  const snapshot = await lockAndLoad(client, footprint).catch((error: unknown) => {
    throw new StoreFault(isRetryable(error) || isConnectionLost(error) ? 'transient' : 'permanent', error)
  })
  const statements = saveStatements(batchId, work(snapshot))
  try {
    await saveAndCommit(client, statements)
  } catch (error) {
    throw new StoreFault(saveFaultKind(error), error)
  }
}

/** Only an error that PostgreSQL itself sent, in a session that goes on, proves that nothing was committed. */
function saveFaultKind(error: unknown): StoreFaultKind {
  if (!(error instanceof pg.DatabaseError) || isConnectionLost(error)) return 'unknown'
  return isRetryable(error) ? 'transient' : 'permanent'
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw new StoreFault('transient', error)
  }
}

/**
 * Takes the mark of a batch whose COMMIT was not answered. If the batch's own mark is there, it was committed; a
 * transaction that still runs makes this wait for its end. If the mark could be taken, the batch can no longer
 * commit, because its own mark would be a duplicate. A mark taken here says `infinity`, so that asking again,
 * because this answer was lost too, does not mistake it for the batch's own.
 */
async function claimBatch(client: pg.PoolClient, batchId: string): Promise<boolean> {
  const text = `INSERT INTO batch_commits AS mark (batch_id, committed_at) VALUES ($1, 'infinity')
    ON CONFLICT (batch_id) DO UPDATE SET committed_at = mark.committed_at
    RETURNING committed_at < 'infinity' AS committed`
  const { rows } = await client.query(text, [batchId])
  return rows[0].committed
}
