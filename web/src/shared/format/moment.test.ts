// Moments as people read them.

import { expect, test } from 'vitest'
import { dateText, momentText } from './moment.ts'

/** In the time of wherever the test runs, as people read them. */
const local = (...parts: [year: number, month: number, day: number, hours: number, minutes: number]) =>
  new Date(...parts).toISOString()
const now = new Date(2026, 0, 1, 0, 0).getTime()

test('writes a moment of this year without the year, in both languages', () => {
  const moment = local(2026, 10, 22, 14, 5)
  expect([momentText(moment, 'ko', now), momentText(moment, 'en', now)]).toEqual([
    '11월 22일 14:05',
    '22 Nov, 14:05',
  ])
})

test('writes the year of a moment in another one, even when that is a minute away', () => {
  const [before, after] = [local(2025, 11, 31, 23, 59), local(2027, 10, 22, 14, 5)]
  expect([momentText(before, 'ko', now), momentText(before, 'en', now)]).toEqual([
    '2025년 12월 31일 23:59',
    '31 Dec 2025, 23:59',
  ])
  expect([momentText(after, 'ko', now), momentText(after, 'en', now)]).toEqual([
    '2027년 11월 22일 14:05',
    '22 Nov 2027, 14:05',
  ])
})

test('writes a date with its year', () => {
  const moment = local(2026, 10, 22, 14, 5)
  expect([dateText(moment, 'ko'), dateText(moment, 'en')]).toEqual(['2026년 11월 22일', '22 Nov 2026'])
})
