// What a coupon takes off, as people read it.

import { expect, test } from 'vitest'
import { discountText } from './discount.ts'

test('names won or a share', () => {
  expect(discountText({ type: 'amount', value: 5_000 }, 'ko')).toBe('₩5,000 할인')
  expect(discountText({ type: 'percent', value: 10, maxAmount: 3_000 }, 'en')).toBe('10% off')
})
