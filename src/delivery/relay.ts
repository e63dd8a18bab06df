// Brings the events of the outbox to one sink: each at least once, in the order of their positions, never one whose
// transaction was rolled back, and never past one that could still commit (gap-watch.ts). It works after the commits
// and beside them, so no order ever waits for the platform. State between two deliveries is only the cursor row.
//
//   working   deliver, then again at once while batches are full
//   waiting   nothing to do: until wake() or the next poll; behind a gap: the same, but looks again sooner
//   outage    the sink or the database is away: exponential backoff with jitter, which wake() does not cut short

import type pg from 'pg'
import { addCursor } from '../postgres/outbox.ts'
import { createAlarm } from './alarm.ts'
import { type Delivered, deliverBatch } from './deliver-batch.ts'
import { createGapWatch } from './gap-watch.ts'
import type { Sink } from './sink.ts'

export type RelayLog = { error(data: object, message: string): void }

export type RelayOptions = {
  readonly pool: pg.Pool
  readonly sink: Sink
  readonly log: RelayLog
  /** How late an event of another process may be noticed. */
  readonly pollMs?: number
  readonly batchSizeMax?: number
}

export type Relay = {
  /** To be called after every commit: delivers soon, or changes nothing. */
  wake(): void
  /** Finishes the delivery under way, then closes the sink. */
  stop(): Promise<void>
}

const backoffMsMin = 250
const backoffMsMax = 30_000
/** Events that arrive within this time of the last delivery travel together: each delivery costs two disk writes. */
const gatherMs = 50
const gapPauseMsMin = 20

/** Never throws and never rejects: what fails is logged and tried again. */
export function startRelay({ pool, sink, log, pollMs = 500, batchSizeMax = 500 }: RelayOptions): Relay {
  const context = { pool, sink, gaps: createGapWatch(), batchSizeMax }
  const alarm = createAlarm()
  let isStopping = false
  let hasCursor = false
  let failures = 0
  let gapReads = 0

  async function deliver(): Promise<Delivered> {
    try {
      if (!hasCursor) await addCursor(pool, sink.name)
      hasCursor = true
      return await deliverBatch(context)
    } catch (error) {
      return { kind: 'outage', error }
    }
  }

  async function pauseAfter(delivered: Delivered): Promise<void> {
    failures = delivered.kind === 'outage' ? failures + 1 : 0
    gapReads = delivered.kind === 'gap' && !delivered.moved ? gapReads + 1 : 0
    if (delivered.kind === 'outage') {
      const pauseMs = backoffMs(failures)
      log.error({ sink: sink.name, err: delivered.error, failures, pauseMs }, 'events are not delivered')
      return alarm.sleep(pauseMs)
    }
    if (delivered.kind === 'delivered' && delivered.more) return
    await alarm.sleep(gatherMs)
    const waitMs = delivered.kind === 'gap' ? gapPauseMsMin * 2 ** gapReads : pollMs
    await alarm.sleepUntilWoken(Math.min(waitMs, pollMs))
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      alarm.reset()
      await pauseAfter(await deliver())
    }
    await sink.close().catch((error: unknown) => log.error({ sink: sink.name, err: error }, 'closing failed'))
  }

  const running = run()
  return {
    wake: alarm.wake,
    stop() {
      isStopping = true
      alarm.stop()
      return running
    },
  }
}

/** Half of the step is fixed, half is random. */
function backoffMs(failures: number): number {
  const stepMs = Math.min(backoffMsMax, backoffMsMin * 2 ** (failures - 1))
  return Math.round(stepMs / 2 + (Math.random() * stepMs) / 2)
}
