// The preview of a coupon event takes off what the shop will: two rooms that share no code, held to each other.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { discountFor } from '../../src/domain/coupon.ts'
import { previewDiscount } from '../../web/src/features/console/coupons/preview.ts'

const won = fc.integer({ min: 1, max: 100_000_000 })
const amountOff = fc.record({ type: fc.constant('amount' as const), value: won })
const shareOff = fc.record({
  type: fc.constant('percent' as const),
  value: fc.integer({ min: 1, max: 100 }),
  maxAmount: fc.option(won),
})

test('the preview of a discount is what an order gets', () => {
  fc.assert(
    fc.property(fc.oneof(amountOff, shareOff), won, (discount, amount) => {
      const { maxAmount = null } = discount as { maxAmount?: number | null }
      const { type, value } = discount
      const drafted = { type, value, ...(maxAmount !== null && { maxAmount }) }
      expect(previewDiscount(drafted, 0, amount)).toBe(discountFor(discount, amount))
    }),
  )
})
