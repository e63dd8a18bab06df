// Deletes rows that have served their time: stored outcomes, marks of batches, delivered events, sign-in failures.
// Never touches the books. Works in small steps, so that no statement holds locks or the disk for long.

import type pg from 'pg'
import * as purge from '../postgres/purge-expired-rows.ts'
import * as retention from '../postgres/retention.ts'

export type PurgeContext = {
  readonly pool: pg.Pool
  readonly now: () => number
  readonly outboxKeepMs: number
  /** Ends the run between two steps. */
  readonly signal?: AbortSignal
}

const rowsPerStepMax = 1_000
/** Per table and run; the next run goes on. */
const stepsMax = 1_000

/** Begins with the events after position `from`, and resolves to where the next run is to begin. */
export async function purgeExpiredRows(context: PurgeContext, from = 0): Promise<number> {
  const at = context.now()
  await purgeTable(context, purge.purgeIdempotencyKeys, at - retention.idempotencyKeyRetentionMs)
  await purgeTable(context, purge.purgeBatchCommits, at - retention.batchCommitRetentionMs)
  await purgeTable(context, purge.purgeSignInFailures, at)
  return purgeEvents(context, at - context.outboxKeepMs, from)
}

type DeleteSome = (pool: pg.Pool, step: purge.PurgeStep) => Promise<number>

async function purgeTable(context: PurgeContext, deleteSome: DeleteSome, before: number): Promise<void> {
  for (let step = 0; step < stepsMax && !context.signal?.aborted; step += 1) {
    const deleted = await deleteSome(context.pool, { before, limit: rowsPerStepMax })
    if (deleted < rowsPerStepMax) return
  }
}

/** Goes up to the youngest old event; those that dead letters keep are passed over, however many runs that takes. */
async function purgeEvents({ pool, signal }: PurgeContext, before: number, from: number): Promise<number> {
  let after: number | null = from
  for (let step = 0; step < stepsMax && after !== null && !signal?.aborted; step += 1) {
    after = await purge.purgeOutbox(pool, after, { before, limit: rowsPerStepMax })
  }
  return after ?? 0
}
