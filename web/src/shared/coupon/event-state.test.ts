// Where a coupon event stands.

import { expect, test } from 'vitest'
import { eventState, hasAll, percentLeft } from './event-state.ts'

const event = {
  id: 'c',
  remaining: 5,
  perUserLimit: 2,
  issueStartsAt: '2026-03-01T10:00:00.000Z',
  issueEndsAt: '2026-03-01T11:00:00.000Z',
}
const at = (time: string) => Date.parse(`2026-03-01T${time}Z`)

test.each([
  ['09:59:59.999', 'upcoming'],
  ['10:00:00.000', 'open'],
  ['10:59:59.999', 'open'],
  ['11:00:00.000', 'ended'],
] as const)('at %s it is %s', (time, state) => {
  expect(eventState(event, at(time))).toBe(state)
})

test('is gone with its last coupon, and has no end unless it was given one', () => {
  expect(eventState({ ...event, remaining: 0 }, at('10:30:00'))).toBe('gone')
  expect(eventState({ ...event, issueEndsAt: null }, at('23:00:00'))).toBe('open')
})

test('who has as many as one may have, has all', () => {
  const held = [{ couponId: 'c' }, { couponId: 'other' }]
  expect([hasAll(event, held), hasAll(event, [...held, { couponId: 'c' }])]).toEqual([false, true])
})

test.each([
  [0, 100, 0],
  [1, 10_000, 1],
  [9_999, 10_000, 99],
  [50, 100, 50],
  [100, 100, 100],
])('%d of %d are %d percent', (...[remaining, total, percent]) => {
  expect(percentLeft(remaining, total)).toBe(percent)
})
