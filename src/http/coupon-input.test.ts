// From the body of a coupon request to the values of the rules: defaults and times.

import { expect, test } from 'vitest'
import { couponChanges, newCoupon } from './coupon-input.ts'

const now = Date.parse('2026-01-31T12:00:00Z')
const body = { name: '할인', totalCount: 5, discount: { type: 'amount', value: 100 } } as const

test('an event without more opens now, for one each, and ends when its coupons are gone', () => {
  expect(newCoupon('id', body, now)).toEqual({
    id: 'id',
    ...body,
    minOrderAmount: 0,
    perUserLimit: 1,
    issueStartsAt: now,
    issueEndsAt: null,
    validDays: 30,
  })
})

test('what the body says is taken, times of any zone as moments', () => {
  const more = { minOrderAmount: 1, perUserLimit: 2, validDays: 3 }
  const window = { issueStartsAt: '2026-02-01T00:00:00+09:00', issueEndsAt: '2026-02-01T00:00:00Z' }
  const discount = { type: 'percent', value: 10 } as const
  expect(newCoupon('id', { ...body, ...more, ...window, discount }, now)).toEqual({
    id: 'id',
    ...body,
    ...more,
    discount: { ...discount, maxAmount: null },
    issueStartsAt: Date.parse('2026-01-31T15:00:00Z'),
    issueEndsAt: Date.parse('2026-02-01T00:00:00Z'),
  })
})

test('a change holds what it names and nothing else; null takes the end away', () => {
  expect(couponChanges({ name: '새 이름' })).toEqual({ name: '새 이름' })
  expect(couponChanges({ issueEndsAt: null })).toEqual({ issueEndsAt: null })
  const start = '2026-02-01T00:00:00Z'
  expect(couponChanges({ issueStartsAt: start, issueEndsAt: start })).toEqual({
    issueStartsAt: Date.parse(start),
    issueEndsAt: Date.parse(start),
  })
})
