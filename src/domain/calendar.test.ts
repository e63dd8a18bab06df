// The shop's days: they begin at midnight of its own time zone, whatever the clock of the server says.

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarOf, daysBefore } from './calendar.ts'

const seoul = calendarOf('Asia/Seoul')

test.each([
  ['2026-01-31T00:00:00.000+09:00', '2026-01-31'],
  ['2026-01-30T23:59:59.999+09:00', '2026-01-30'],
  ['2026-01-31T23:59:59.999+09:00', '2026-01-31'],
  ['2025-12-31T15:00:00.000Z', '2026-01-01'],
  ['2024-02-28T15:00:00.000Z', '2024-02-29'],
  ['1970-01-01T00:00:00.000Z', '1970-01-01'],
])('%s is on %s in Seoul', (moment, day) => {
  expect(seoul(Date.parse(moment))).toBe(day)
})

test('remembering a day never gives a wrong one, in whatever order moments are asked for', () => {
  const dayOf = calendarOf('Asia/Seoul')
  // From 2000 to 2100: the last summer time of Seoul was that of 1988.
  const moment = fc.integer({ min: 946_684_800_000, max: 4_102_444_800_000 })
  const moments = fc.array(moment, { maxLength: 20 })
  fc.assert(
    fc.property(moments, (asked) => {
      for (const ms of asked) {
        for (const near of [ms, ms + 1, ms + 900_000]) {
          expect(dayOf(near)).toBe(new Date(near + 9 * 3_600_000).toISOString().slice(0, 10))
        }
      }
    }),
  )
})

test.each([
  ['America/New_York', '2026-03-08T04:59:59.999Z', '2026-03-07'],
  ['America/New_York', '2026-03-08T05:00:00.000Z', '2026-03-08'],
  ['America/New_York', '2026-03-09T04:00:00.000Z', '2026-03-09'],
  ['Asia/Kathmandu', '2026-01-30T18:14:59.999Z', '2026-01-30'],
  ['Asia/Kathmandu', '2026-01-30T18:15:00.000Z', '2026-01-31'],
])('in %s, %s is on %s', (timeZone, moment, day) => {
  expect(calendarOf(timeZone)(Date.parse(moment))).toBe(day)
})

test('refuses a time zone that does not exist', () => {
  expect(() => calendarOf('Asia/Seoull')).toThrow(RangeError)
})

test('refuses a moment that is none', () => {
  expect(() => seoul(Number.NaN)).toThrow(RangeError)
})

test.each([
  ['2026-01-31', 0, '2026-01-31'],
  ['2026-01-01', 1, '2025-12-31'],
  ['2024-03-01', 1, '2024-02-29'],
  ['2026-03-01', 2, '2026-02-27'],
  ['2026-01-31', -1, '2026-02-01'],
])('%s less %i days is %s', (day, count, before) => {
  expect(daysBefore(day, count)).toBe(before)
})
