// When attempts end: by their number or by the clock, whichever comes first.

import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defaultRetryPolicy, startAttempts } from './retry.ts'

const pauses = { delayMsMin: 0, delayMsMax: 0 }

let nowMs: number

beforeEach(() => {
  nowMs = 0
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs)
})

afterEach(() => {
  vi.restoreAllMocks()
})

test('ends with the number of attempts, however quick they were', () => {
  const { isLast } = startAttempts({ ...pauses, attemptsMax: 3, elapsedMsMax: 1_000 })
  expect([1, 2, 3, 4].map(isLast)).toEqual([false, false, true, true])
})

test('ends by the clock when attempts take long themselves', () => {
  const { isLast } = startAttempts({ ...pauses, attemptsMax: 3, elapsedMsMax: 1_000 })
  nowMs = 999
  expect(isLast(1)).toBe(false)
  nowMs = 1_000
  expect(isLast(1)).toBe(true)
})

test('without a limit of time only the number counts', () => {
  const { isLast } = startAttempts({ ...pauses, attemptsMax: 2 })
  nowMs = 1e9
  expect([1, 2].map(isLast)).toEqual([false, true])
})

test('outlives a wait for a lock, so that a batch is not given up for a neighbour that is slow once', () => {
  const lockTimeoutMs = 10_000
  expect(defaultRetryPolicy.elapsedMsMax).toBeGreaterThan(lockTimeoutMs)
})
