// When a shop is too busy for deliveries.

import { expect, test } from 'vitest'
import { createBusyWatch } from './busy-watch.ts'

/** A watch, and `pass`, which lets time go by and says what the watch says then. */
function watch() {
  let now = 0
  let active = 0
  let isWaitedFor = true
  const clocks = {
    nowMs: () => now,
    utilization: () => ({ active, idle: now - active, utilization: active / now }),
  }
  const isBusy = createBusyWatch(() => isWaitedFor, clocks)
  return {
    pass(ms: number, percent: number): boolean {
      now += ms
      active += (ms * percent) / 100
      return isBusy()
    },
    waitFor(waited: boolean): void {
      isWaitedFor = waited
    },
  }
}

test('is busy once the event loop had hardly a pause for half a second', () => {
  const { pass } = watch()
  expect([pass(499, 100), pass(1, 100)]).toEqual([false, true])
})

test('a load that leaves a quarter of the time is none', () => {
  const { pass } = watch()
  expect(Array.from({ length: 20 }, () => pass(500, 75))).not.toContain(true)
})

test('stays busy while its own rests lighten the load, and not when the load is over', () => {
  const { pass } = watch()
  expect([pass(500, 95), pass(500, 75), pass(500, 75), pass(500, 60), pass(500, 75)]).toEqual([
    true,
    true,
    true,
    false,
    false,
  ])
})

test('a full event loop that keeps no command waiting is not busy', () => {
  const { pass, waitFor } = watch()
  waitFor(false)
  expect(pass(500, 100)).toBe(false)
  waitFor(true)
  expect(pass(0, 100)).toBe(true)
})
