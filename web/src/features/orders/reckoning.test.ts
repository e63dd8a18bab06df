// What an order will cost.

import { expect, test } from 'vitest'
import { discountFor, offersOf, reckon, subtotalOf, unusableReason } from './reckoning.ts'

test.each([
  [{ type: 'amount', value: 5_000 }, 20_000, 5_000],
  [{ type: 'amount', value: 5_000 }, 3_000, 3_000],
  [{ type: 'percent', value: 10 }, 19_999, 1_999],
  [{ type: 'percent', value: 15, maxAmount: 10_000 }, 100_000, 10_000],
  [{ type: 'percent', value: 100 }, 7_777, 7_777],
] as const)('%j takes off an order of %d won %d', (...[discount, subtotal, off]) => {
  expect(discountFor(discount, subtotal)).toBe(off)
})

const now = Date.parse('2026-03-01T00:00:00Z')
const coupon = {
  id: 'plain',
  terms: { discount: { type: 'amount', value: 5_000 }, minOrderAmount: 20_000 },
  status: 'unused',
  orderId: null,
  expiresAt: '2026-03-02T00:00:00.000Z',
} as const

test.each([
  [{}, null],
  [{ status: 'used' }, 'used'],
  [{ status: 'expired' }, 'expired'],
  [{ expiresAt: '2026-03-01T00:00:00.000Z' }, 'expired'],
  [{ orderId: 'another' }, 'held'],
  [{ terms: { ...coupon.terms, minOrderAmount: 20_001 } }, 'below-min-order-amount'],
] as const)('a coupon with %j: %s', (...[fields, reason]) => {
  expect(unusableReason({ ...coupon, ...fields }, { subtotal: 20_000, now })).toBe(reason)
})

test('offers what takes off most first, and what cannot be used last', () => {
  const half = {
    ...coupon,
    id: 'half',
    terms: { discount: { type: 'percent', value: 50 }, minOrderAmount: 0 },
  } as const
  const held = { ...coupon, id: 'held', orderId: 'x' }
  const offers = offersOf([held, coupon, half], { subtotal: 30_000, now })
  expect(offers.map(({ coupon: { id }, discount }) => [id, discount])).toEqual([
    ['half', 15_000],
    ['plain', 5_000],
    ['held', 0],
  ])
})

test('comes to what the lines cost less the discount, and says what the balance lacks', () => {
  const subtotal = subtotalOf([
    { unitPrice: 9_000, quantity: 3 },
    { unitPrice: 500, quantity: 1 },
  ])
  expect(reckon({ subtotal, discount: 5_000, balance: 20_000 })).toEqual({
    subtotal: 27_500,
    discount: 5_000,
    total: 22_500,
    missing: 2_500,
    balanceAfter: -2_500,
  })
  expect(reckon({ subtotal, discount: 0, balance: 27_500 }).missing).toBe(0)
})
