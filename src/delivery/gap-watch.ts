// Decides which events may leave: the run after the cursor without a gap that could still be filled.
//
// A position is drawn when an event is inserted, but seen only after its commit, so a transaction under way may hold
// a position below ones that are visible already. To deliver past it would lose that event for good: the cursor is
// one number. Most gaps fill within milliseconds; those of transactions that were rolled back never do. Time cannot
// tell the two apart, transaction ids can:
//
//   1. A read finds a gap; p is the highest position it saw. Positions are drawn in order, so everything up to p was
//      drawn by now, and whoever holds a missing one has its transaction id by now.
//   2. The next delivery is a new transaction, with an id x. Every holder's id is older, so lower than x.
//   3. Once the snapshot of a read says that no transaction below x runs any more (`pg_snapshot_xmin` ≥ x), all holders
//      have ended, and that same read sees what they committed. What is still missing up to p was rolled back, and
//      is skipped.
//
// x must be a new id, not the `pg_snapshot_xmax` of the first read: that is one past the highest id that has ended,
// and a holder may have a higher one, when it began after, but drew before, a transaction that has ended.
// All this needs every writer of the outbox to have its transaction id before it draws a position. Batches do: their
// first statement locks rows, and a row lock takes the id. Only one pair (p, x) is watched at a time, and stays until
// it is settled: under steady load a newer x would never be reached.

import type { OutboxEvent, OutboxRead } from '../postgres/outbox.ts'

export type GapWatch = {
  /** The leading events of the read that may be delivered; every read must be of a transaction of its own. */
  contiguous(read: OutboxRead): readonly OutboxEvent[]
}

type Watched = { readonly position: number; barrierId: bigint | null }

export function createGapWatch(): GapWatch {
  /** Up to here nothing appears any more. */
  let settledPosition = 0
  let watched: Watched | null = null

  function settle({ transactionId, oldestRunningId }: OutboxRead): void {
    if (watched === null) return
    watched.barrierId ??= transactionId
    if (oldestRunningId < watched.barrierId) return
    settledPosition = Math.max(settledPosition, watched.position)
    watched = null
  }

  function lengthOfRun({ after, events }: OutboxRead): number {
    let previous = after
    for (const [index, { position }] of events.entries()) {
      if (position !== previous + 1 && position - 1 > settledPosition) return index
      previous = position
    }
    return events.length
  }

  return {
    contiguous(read) {
      // Without events there is no snapshot to judge by.
      if (read.events.length === 0) return []
      settle(read)
      const length = lengthOfRun(read)
      const last = read.events.at(-1)
      if (last && length < read.events.length) watched ??= { position: last.position, barrierId: null }
      return read.events.slice(0, length)
    },
  }
}
