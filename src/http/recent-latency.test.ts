// The promises of the quantile over the last ten seconds.

import { expect, test } from 'vitest'
import { createRecentLatency } from './recent-latency.ts'

test('nothing answered is no figure', () => {
  expect(createRecentLatency().quantile(0.99, 5_000)).toBeNull()
})

test('is within a tenth above the true quantile', () => {
  const recent = createRecentLatency()
  for (let ms = 1; ms <= 1_000; ms += 1) recent.observe(ms, 5_000)
  for (const [share, truth] of [
    [0.5, 500],
    [0.99, 990],
    [1, 1_000],
  ] as const) {
    const found = recent.quantile(share, 5_000)!
    expect(found).toBeGreaterThanOrEqual(truth)
    expect(found).toBeLessThan(truth * 1.1)
  }
})

test('forgets what is older than ten seconds', () => {
  const recent = createRecentLatency()
  recent.observe(900, 1_000)
  recent.observe(10, 9_000)
  expect(recent.quantile(0.99, 10_900)).toBeGreaterThan(800)
  expect(recent.quantile(0.99, 11_000)).toBeLessThan(12)
  expect(recent.quantile(0.99, 19_000)).toBeNull()
})

test('has room for the shortest and the longest answer', () => {
  const recent = createRecentLatency()
  recent.observe(0, 1_000)
  expect(recent.quantile(0.99, 1_000)).toBeCloseTo(0.1)
  recent.observe(1e9, 1_000)
  expect(recent.quantile(1, 1_000)).toBeGreaterThan(500_000)
})
