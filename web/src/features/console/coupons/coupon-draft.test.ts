// What is sent of the forms about coupon events.

import { expect, test } from 'vitest'
import { changeOf, discountOfDraft, emptyDraft, endingAt, requestOfDraft } from './coupon-draft.ts'
import type { Coupon } from './queries.ts'

const coupon: Coupon = {
  id: 'id',
  name: '행사',
  discount: { type: 'amount', value: 1_000 },
  minOrderAmount: 0,
  totalCount: 10,
  issuedCount: 0,
  remaining: 10,
  perUserLimit: 1,
  issueStartsAt: '2026-05-01T00:00:00.000Z',
  issueEndsAt: '2026-05-02T00:00:30.000Z',
  validDays: 30,
  createdAt: '2026-05-01T00:00:00.000Z',
}

test('sends what was filled in and leaves the rest to the shop', () => {
  const draft = { ...emptyDraft, name: ' 봄 ', value: 3_000, totalCount: 10, maxAmount: 5 }
  expect(requestOfDraft(draft)).toEqual({
    name: '봄',
    discount: { type: 'amount', value: 3_000 },
    totalCount: 10,
    perUserLimit: 1,
    validDays: 30,
  })
})

test('sends a share with its limit, and times as the shop writes them', () => {
  const issueStartsAt = '2026-05-01T09:00'
  const draft = { ...emptyDraft, kind: 'percent', value: 10, maxAmount: 5_000, issueStartsAt } as const
  expect(requestOfDraft(draft)).toMatchObject({
    discount: { type: 'percent', value: 10, maxAmount: 5_000 },
    issueStartsAt: new Date(issueStartsAt).toISOString(),
  })
})

test('knows no discount until one is filled in that can be', () => {
  const of = (part: object) => discountOfDraft({ ...emptyDraft, ...part })
  expect([of({}), of({ value: 0 }), of({ kind: 'percent', value: 101 })]).toEqual([null, null, null])
  expect(of({ kind: 'percent', value: 100, maxAmount: 1 })).toEqual({
    type: 'percent',
    value: 100,
    maxAmount: 1,
  })
  expect(of({ value: 5, maxAmount: 1 })).toEqual({ type: 'amount', value: 5 })
})

test('changes only what is not as it was', () => {
  const local = (time: string) => {
    const date = new Date(time)
    return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
  }
  const values = { name: '행사', totalCount: 10, perUserLimit: 1, issueEndsAt: local(coupon.issueEndsAt!) }
  expect(changeOf(coupon, values)).toEqual({})
  expect(changeOf(coupon, { ...values, totalCount: 20 })).toEqual({ totalCount: 20 })
  expect(changeOf(coupon, { ...values, issueEndsAt: '' })).toEqual({ issueEndsAt: null })
})

test('ends an event now, and one that has not started before it does', () => {
  const now = Date.parse('2026-05-01T12:00:00Z')
  expect(endingAt(coupon, now)).toEqual({ issueEndsAt: '2026-05-01T12:00:00.000Z' })
  expect(endingAt({ issueStartsAt: '2026-05-01T12:00:00Z' }, now)).toEqual({
    issueEndsAt: '2026-05-01T12:00:00.001Z',
  })
  expect(endingAt({ issueStartsAt: '2026-05-03T00:00:00Z' }, now)).toEqual({
    issueStartsAt: '2026-05-01T11:59:59.999Z',
    issueEndsAt: '2026-05-01T12:00:00.000Z',
  })
})
