// What the preview of a coupon shows.

import { expect, test } from 'vitest'
import { previewDiscount, sampleAmounts } from './preview.ts'

const share = { type: 'percent', value: 15, maxAmount: 10_000 } as const

test('takes off an amount, but never more than the order costs', () => {
  const discount = { type: 'amount', value: 5_000 } as const
  expect([3_000, 5_000, 20_000].map((amount) => previewDiscount(discount, 0, amount))).toEqual([
    3_000, 5_000, 5_000,
  ])
})

test('takes off a share in whole won, up to its limit', () => {
  expect([999, 30_000, 66_667, 100_000].map((amount) => previewDiscount(share, 0, amount))).toEqual([
    149, 4_500, 10_000, 10_000,
  ])
})

test('takes nothing off an order that is too small', () => {
  expect([29_999, 30_000].map((amount) => previewDiscount(share, 30_000, amount))).toEqual([null, 4_500])
})

test('shows the smallest order, and the one from which on the limit holds', () => {
  expect(sampleAmounts(share, 20_000)).toEqual([5_000, 10_000, 20_000, 30_000, 50_000, 66_667, 100_000])
  expect(sampleAmounts({ type: 'amount', value: 1_000 }, 0)).toEqual([5_000, 10_000, 30_000, 50_000, 100_000])
})
