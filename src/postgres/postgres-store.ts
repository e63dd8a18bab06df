// The engine's Store on PostgreSQL. A batch is one transaction on one connection: one round trip to lock and load, one to
// save and commit, and one before, for its turn, while other instances want the same rows. Faults are sorted into "try
// again", "ask whether it was committed" and "will always fail".

import pg from 'pg'
import { type Store, StoreFault, type StoreFaultKind } from '../engine/store.ts'
import { isConnectionLost, isLockLate, isRetryable } from './fault.ts'
import { beginInTurn, lockAndLoad, lockAndLoadInTurn } from './lock-and-load.ts'
import { UnsentError } from './run-together.ts'
import { saveAndCommit, saveStatements } from './save-changes.ts'
import { Turns } from './turns.ts'

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

/** Longer than a few batches of others take. Whoever has the turn and does not come on holds nobody up for longer. */
const turnWaitMsMax = 200

export function createPostgresStore(pool: pg.Pool, turnMsMax = turnWaitMsMax): Store {
  const turns = new Turns()
  return {
    async transact(batchId, gather, work) {
      const { client, isInTurn } = await begin(pool, { turns, turnMsMax })
      try {
        const startedAt = performance.now()
        const load = isInTurn ? lockAndLoadInTurn : lockAndLoad
        const { snapshot, lockedStocks, wasAlone } = await load(client, gather()).catch(throwLoadFault)
        const loadMs = performance.now() - startedAt
        const statements = saveStatements(batchId, { ...work(snapshot), lockedStocks })
        await saveAndCommit(client, statements).catch(throwSaveFault)
        turns.note({ wasAlone, loadMs, totalMs: performance.now() - startedAt })
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

type Begun = { readonly client: pg.PoolClient; readonly isInTurn: boolean }

type Waiting = { readonly turns: Turns; readonly turnMsMax: number }

/** In its turn where turns are taken and this one comes in time. */
async function begin(pool: pg.Pool, { turns, turnMsMax }: Waiting): Promise<Begun> {
  const client = await connect(pool)
  if (!turns.areTaken()) return { client, isInTurn: false }
  try {
    await beginInTurn(client, turnMsMax)
    return { client, isInTurn: true }
  } catch (error) {
    client.release(true)
    if (!isLockLate(error)) throwLoadFault(error)
    turns.giveUp()
    return { client: await connect(pool), isInTurn: false }
  }
}

/** Before anything was saved. */
function throwLoadFault(error: unknown): never {
  throw new StoreFault(isRetryable(error) || isConnectionLost(error) ? 'transient' : 'permanent', error)
}

function throwSaveFault(error: unknown): never {
  if (error instanceof UnsentError) throw error.cause
  throw new StoreFault(saveFaultKind(error), error)
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
