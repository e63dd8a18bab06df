// The two sums every rule uses.

import { expect, test } from 'vitest'
import { orderLine, stock } from '../../test/support/rows.ts'
import { available, lineAmount } from './model.ts'

test('what pending orders reserve is not available', () => {
  expect(available(stock({ onHand: 10, reserved: 3 }))).toBe(7)
})

test('a line costs its price times its quantity', () => {
  expect(lineAmount(orderLine({ unitPrice: 333, quantity: 3 }))).toBe(999)
})
