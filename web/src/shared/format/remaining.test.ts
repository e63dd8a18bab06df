// How long something is yet to come.

import { expect, test } from 'vitest'
import { remainingText } from './remaining.ts'

test.each([
  [-1, '00:00'],
  [0, '00:00'],
  [1, '00:01'],
  [599_001, '10:00'],
  [599_000, '09:59'],
  [3_600_000, '01:00:00'],
  [86_399_000, '23:59:59'],
  [86_400_000, '1일 0시간'],
  [183_600_000, '2일 3시간'],
])('%d ms are %s', (leftMs, text) => {
  expect(remainingText(leftMs, 'ko')).toBe(text)
})

test('counts days in English too', () => {
  expect(remainingText(183_600_000, 'en')).toBe('2d 3h')
})
