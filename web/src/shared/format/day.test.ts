// Days as people read them.

import { expect, test } from 'vitest'
import { dayText } from './day.ts'

test('writes a day in both languages, the same day in every time zone', () => {
  expect([dayText('2026-02-03', 'ko'), dayText('2026-02-03', 'en')]).toEqual(['2월 3일', '3 Feb'])
})
