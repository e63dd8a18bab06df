// The pause between two attempts: doubling, bounded, and never quite the same for two that failed together.

import { afterEach, expect, test, vi } from 'vitest'

const pausesMs: number[] = []
vi.mock('node:timers/promises', () => ({ setTimeout: async (ms: number) => void pausesMs.push(ms) }))

const { backoff, defaultRetryPolicy } = await import('./retry.ts')

afterEach(() => {
  pausesMs.length = 0
})

test.each([
  [1, 10],
  [2, 20],
  [3, 40],
  [4, 80],
  [5, 100],
  [40, 100],
])(
  'waits between half a step and a whole one before trying again after attempt %i',
  async (attempt, stepMs) => {
    const policy = { attemptsMax: 99, delayMsMin: 10, delayMsMax: 100 }
    for (let times = 0; times < 50; times += 1) await backoff(policy, attempt)
    expect(Math.min(...pausesMs)).toBeGreaterThanOrEqual(stepMs / 2)
    expect(Math.max(...pausesMs)).toBeLessThanOrEqual(stepMs)
    expect(new Set(pausesMs).size).toBeGreaterThan(1)
  },
)

test('keeps trying for longer than a database needs to restart, and not for ever', async () => {
  for (let attempt = 1; attempt < defaultRetryPolicy.attemptsMax; attempt += 1) {
    await backoff(defaultRetryPolicy, attempt)
  }
  const patienceMs = pausesMs.reduce((sum, ms) => sum + ms, 0)
  expect(patienceMs).toBeGreaterThan(3_000)
  expect(patienceMs).toBeLessThan(10_000)
})
