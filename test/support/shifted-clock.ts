// Moves the wall clock of this process, so that a shop in it lives hours in no time. Timers keep their pace.

import { vi } from 'vitest'

const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

const realNow = Date.now.bind(Date)

/** From now on the clock is this far off, until `resetClock`. */
export function shiftClock(byMs: number): void {
  vi.spyOn(Date, 'now').mockImplementation(() => realNow() + byMs)
}

export function resetClock(): void {
  vi.restoreAllMocks()
}

export function minutes(count: number): number {
  return count * minuteMs
}
