// How many commands may wait. A crowd that comes at once is served sooner by a long queue than by asking it to come again.
// One that stays keeps even a long one full, and then its length only makes everybody wait: each waiting request outlives
// more garbage collections, which is paid for with orders (docs/adr/0035). So once the queue was full it is a short one, until
// nobody has been turned away for a while. Now and then it is long again all the same: the crowd may have become one that fits.

import { performance } from 'node:perf_hooks'

/** Twice as long as those who were turned away are asked to wait at least. */
const calmMs = 2_000
/** As long as it takes a crowd that stays to fill the long queue, many times over. */
const crowdMsMax = 30_000

type Depths = {
  readonly queueDepthMax: number
  /** While there is a crowd. */
  readonly crowdedQueueDepthMax: number
}

/** To be asked before each command: whether the queue is full at this depth, in which case the command is turned away. */
export function createQueueLimit(
  depths: Depths,
  nowMs = () => performance.now(),
): (depth: number) => boolean {
  const { queueDepthMax, crowdedQueueDepthMax } = depths
  let fullAtMs = Number.NEGATIVE_INFINITY
  let refusedAtMs = Number.NEGATIVE_INFINITY
  return (depth) => {
    if (depth < crowdedQueueDepthMax) return false
    const now = nowMs()
    const isCrowded = now - refusedAtMs < calmMs && now - fullAtMs < crowdMsMax
    if (depth < queueDepthMax && !isCrowded) return false
    if (depth >= queueDepthMax) fullAtMs = now
    refusedAtMs = now
    return true
  }
}
