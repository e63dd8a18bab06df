// When the jobs run. Each is safe on several instances at once, so every instance runs all of them; none needs a
// leader. It decides nothing about orders or sales itself.

import { Cron } from 'croner'
import type pg from 'pg'
import { calendarOf } from '../domain/calendar.ts'
import type { Engine } from '../engine/engine.ts'
import { closeDays } from './close-days.ts'
import { expireOrders } from './expire-orders.ts'
import { purgeExpiredRows } from './purge-expired-rows.ts'
import { type Job, type JobLog, singleFlight } from './single-flight.ts'

export type JobsOptions = {
  readonly pool: pg.Pool
  readonly engine: Pick<Engine, 'submit'>
  readonly log: JobLog
  readonly timeZone: string
  readonly now: () => number
  /** How long delivered events stay. */
  readonly outboxKeepMs: number
}

export type Jobs = {
  /** No job starts any more; resolves when those under way are over. Stop the engine after this. */
  stop(): Promise<void>
}

const expiryEveryMs = 1_000
const closingEveryMs = 60_000
const purgeEveryMs = 600_000

export function startJobs({ pool, engine, log, timeZone, now, outboxKeepMs }: JobsOptions): Jobs {
  const dayOf = calendarOf(timeZone)
  const expiry = singleFlight({ name: 'expire-orders', log, run: () => expireOrders({ pool, engine, now }) })
  const closing = singleFlight({ name: 'close-days', log, run: () => closeDays({ pool, dayOf, now }) })
  let purgeFrom = 0
  const purge = singleFlight({
    name: 'purge-expired-rows',
    log,
    async run(signal) {
      purgeFrom = await purgeExpiredRows({ pool, now, outboxKeepMs, signal }, purgeFrom)
    },
  })
  const timers = [
    every(expiryEveryMs, expiry),
    // Also every minute: a day whose closing failed, or whose last order came in late, is not left to the next night.
    every(closingEveryMs, closing),
    every(purgeEveryMs, purge),
  ]
  const midnight = new Cron('0 0 0 * * *', { timezone: timeZone }, () => closing.demand())
  closing.demand()
  return {
    async stop() {
      for (const timer of timers) clearInterval(timer)
      midnight.stop()
      await Promise.all([expiry.stop(), closing.stop(), purge.stop()])
    },
  }
}

function every(periodMs: number, job: Job): NodeJS.Timeout {
  return setInterval(() => job.demand(), periodMs)
}
