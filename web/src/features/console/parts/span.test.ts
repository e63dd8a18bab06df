// Spans as operators read them, and moments as fields hold them.

import { expect, test } from 'vitest'
import { apiTime, fieldTime, spanOf } from './span.ts'

test.each([
  [-5, 'seconds', 0],
  [119_000, 'seconds', 119],
  [120_000, 'minutes', 2],
  [7_200_000, 'hours', 2],
  [172_800_000, 'days', 2],
] as const)('speaks of %d ms in %s', (ms, unit, amount) => {
  expect(spanOf(ms)).toEqual({ unit, amount })
})

test('fills a field with a time and reads the same time from it', () => {
  const time = '2026-02-03T04:05:00.000Z'
  expect(apiTime(fieldTime(time))).toBe(time)
  expect([apiTime(''), apiTime(undefined)]).toEqual([null, null])
})
