// How much a relay sends at a time, and how long it waits after a delivery. It sleeps nothing itself.

import { backoffMs } from './backoff.ts'
import type { Delivered } from './deliver-batch.ts'

export type Pause = {
  /** Slept through, whatever comes. */
  readonly restMs: number
  /** Then until the next commit, but no longer than this; null goes on at once. */
  readonly waitMs: number | null
}

export type Pace = {
  /** Events of the next delivery, at most. */
  batchSize(): number
  /** `tookMs` is what the delivery took. */
  after(delivered: Delivered, tookMs: number): Pause
}

type PaceOptions = {
  readonly batchSizeMax: number
  readonly pollMs: number
  /** From 0 to 1, see order-pressure.ts. */
  readonly orderPressure: () => number
}

/** Short enough at its end that a platform that is back is noticed soon. */
const outagePause = { min: 250, max: 5_000 }
/** Events that arrive within this time of the last delivery travel together: each delivery costs two disk writes. */
const gatherMs = 25
const blockedPauseMsMin = 20
/** Pauses while orders press most, in times of the delivery before: orders come first. */
const restPerWorkMax = 14
/** A delivery keeps the event loop from orders for about 20 µs an event. */
const pressedBatchSizeMax = 500
const restMsMax = 2_000
/** Events older than this are delivered with short rests, so that a busy day does not pile them up. */
const restAgeMsMax = 30_000

export function createPace({ batchSizeMax, pollMs, orderPressure }: PaceOptions): Pace {
  /**
   * Halves with each outage, as a slow platform may not get through many within its time, and doubles again. An event that
   * fails alone says nothing of the others: after one alone comes a full delivery, which tells its fault from an outage.
   */
  let size = batchSizeMax
  let failures = 0
  let blockedReads = 0
  let pressure = 0

  function restAfter(ageMs: number, tookMs: number): number {
    const restPerWork = restPerWorkMax * pressure
    return Math.min(restMsMax, tookMs * (ageMs < restAgeMsMax ? restPerWork : Math.min(1, restPerWork)))
  }

  return {
    batchSize: () => (pressure > 0 ? Math.min(size, pressedBatchSizeMax) : size),
    after(delivered, tookMs) {
      failures = delivered.kind === 'outage' ? failures + 1 : 0
      blockedReads = isBlocked(delivered) ? blockedReads + 1 : 0
      if (delivered.kind === 'outage') {
        size = size > 1 ? size >> 1 : batchSizeMax
        return { restMs: backoffMs(failures, outagePause), waitMs: null }
      }
      const waitMs = blockedReads > 0 ? Math.min(blockedPauseMsMin * 2 ** blockedReads, pollMs) : pollMs
      if (delivered.kind !== 'delivered') return { restMs: gatherMs, waitMs }
      size = Math.min(batchSizeMax, size * 2)
      pressure = orderPressure()
      const restMs = restAfter(delivered.ageMs, tookMs)
      return delivered.more ? { restMs, waitMs: null } : { restMs: restMs + gatherMs, waitMs }
    },
  }
}

function isBlocked(delivered: Delivered): boolean {
  return delivered.kind === 'held-elsewhere' || (delivered.kind === 'gap' && !delivered.moved)
}
