// Closes the days of the ranking that are over, also those that ended while no instance ran, and purges days that
// left the window (requirement T3). Running it twice, or on several instances at once, changes nothing more.

import type pg from 'pg'
import { type DayOf, daysBefore } from '../domain/calendar.ts'
import { closeDay, purgeSalesBefore, readUnclosedDays } from '../postgres/close-days.ts'
import { closedDaysKept } from '../postgres/retention.ts'

export type ClosingContext = { readonly pool: pg.Pool; readonly dayOf: DayOf; readonly now: () => number }

/** Oldest day first; days without sales need no closing. */
export async function closeDays({ pool, dayOf, now }: ClosingContext): Promise<void> {
  const at = now()
  const today = dayOf(at)
  const oldest = daysBefore(today, closedDaysKept)
  for (const day of await readUnclosedDays(pool, { from: oldest, before: today })) {
    await closeDay(pool, { day, at })
  }
  await purgeSalesBefore(pool, oldest)
}
