// How many commands may wait. A crowd that comes at once is served sooner by a long queue than by asking it to come again.
// One that stays fills any queue, and then a long one only makes everybody wait: each waiting request outlives more
// garbage collections, which is paid for with orders (docs/adr/0035). So once the queue was full it is a short one, until
// nobody has been turned away for a while.

import { performance } from 'node:perf_hooks'

/** Twice as long as those who were turned away are asked to wait at least. */
const crowdMs = 2_000

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
  return (depth) => {
    if (depth < crowdedQueueDepthMax) return false
    if (depth < queueDepthMax && nowMs() - fullAtMs >= crowdMs) return false
    fullAtMs = nowMs()
    return true
  }
}
