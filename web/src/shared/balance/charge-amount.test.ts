// How much to charge.

import { expect, test } from 'vitest'
import { chargeFor } from './charge-amount.ts'

test.each([
  [1, 1_000],
  [1_000, 1_000],
  [1_001, 2_000],
  [38_500, 39_000],
  [2_500_000, 1_000_000],
])('when %d is missing, %d is charged', (missing, amount) => {
  expect(chargeFor(missing)).toBe(amount)
})
