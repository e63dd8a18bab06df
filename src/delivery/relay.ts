// Brings the events of the outbox to one sink: each at least once, in the order of each subject, never one whose
// transaction was rolled back, and never past one that could still commit (gap-watch.ts). It works after the commits
// and beside them, so no order ever waits for the platform. State between two deliveries is in the database only.
//
//   working   deliver, then again at once while batches are full
//   resting   orders need the machine: up to fourteen times as long as the delivery took, but not when events are late
//   waiting   nothing to do: until wake() or the next poll
//   blocked   behind a gap, or another instance holds the cursor: the same, but looks again sooner
//   outage    the sink or the database is away: exponential backoff with jitter, which wake() does not cut short

import type pg from 'pg'
import { announceSink } from '../postgres/outbox.ts'
import { createAlarm } from './alarm.ts'
import { type Delivered, deliverBatch } from './deliver-batch.ts'
import { createGapWatch, type GapWatch } from './gap-watch.ts'
import { createPace } from './pace.ts'
import type { Sink } from './sink.ts'

export type RelayLog = { error(data: object, message: string): void }

export type RelayOptions = {
  readonly pool: pg.Pool
  readonly sink: Sink
  readonly log: RelayLog
  /** How late an event of another process may be noticed. */
  readonly pollMs?: number
  readonly batchSizeMax?: number
  /** Refusals of one event before it is a dead letter. */
  readonly attemptsMax?: number
  /** The pause after an event's first refusal. */
  readonly retryMsMin?: number
  /** How much orders need the machine for themselves, from 0 to 1: they come first. */
  readonly orderPressure?: () => number
}

export type Relay = {
  /** To be called after every commit: delivers soon, or changes nothing. */
  wake(): void
  /** Finishes the delivery under way, then closes the sink. */
  stop(): Promise<void>
}

/** Well within the time for which a sink counts as in use, also when a delivery takes long. */
const announceEveryMs = 10_000

/** A delivery that takes longer loses its connection to the platform when the shop stops: its events come again. */
const stopMsMax = 10_000

/** Never throws and never rejects: what fails is logged and tried again. */
export function startRelay(options: RelayOptions): Relay {
  const { pool, sink, log, pollMs = 500, batchSizeMax = 2_000, attemptsMax = 8, retryMsMin = 1_000 } = options
  const { orderPressure = () => 0 } = options
  const pace = createPace({ batchSizeMax, pollMs, orderPressure })
  const alarm = createAlarm()
  let isStopping = false
  let announcedAt = Number.NEGATIVE_INFINITY
  // What a watch knows is true of one database: after a fail-over, positions may be drawn again.
  let gaps = createGapWatch()
  /** Of a delivery: connecting, which comes first in it, may make a new one. */
  const current: GapWatch = { contiguous: (read) => gaps.contiguous(read) }
  const forgetGaps = () => {
    gaps = createGapWatch()
  }

  async function deliver(): Promise<Delivered> {
    try {
      if (performance.now() - announcedAt >= announceEveryMs) {
        await announceSink(pool, sink.name)
        announcedAt = performance.now()
      }
      const limits = { batchSizeMax: pace.batchSize(), attemptsMax, retryMsMin }
      return await deliverBatch({ pool, sink, gaps: current, ...limits })
    } catch (error) {
      return { kind: 'outage', error }
    }
  }

  async function run(): Promise<void> {
    pool.on('connect', forgetGaps)
    while (!isStopping) {
      alarm.reset()
      const startedAt = performance.now()
      const delivered = await deliver()
      const { restMs, waitMs } = pace.after(delivered, performance.now() - startedAt)
      if (delivered.kind === 'outage') {
        log.error({ sink: sink.name, err: delivered.error, pauseMs: restMs }, 'events are not delivered')
      }
      if (restMs > 0) await alarm.sleep(restMs)
      if (waitMs !== null) await alarm.sleepUntilWoken(waitMs)
    }
    pool.off('connect', forgetGaps)
    await closeSink()
  }

  const closeSink = () =>
    sink.close().catch((error: unknown) => log.error({ sink: sink.name, err: error }, 'closing failed'))

  const running = run()
  return {
    wake: alarm.wake,
    async stop() {
      isStopping = true
      alarm.stop()
      const late = setTimeout(() => void closeSink(), stopMsMax)
      await running
      clearTimeout(late)
    },
  }
}
