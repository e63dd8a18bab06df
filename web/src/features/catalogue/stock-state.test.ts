// How a stock is spoken of.

import { expect, test } from 'vitest'
import { stockState } from './stock-state.ts'

test.each([
  [0, 'sold-out'],
  [1, 'low'],
  [10, 'low'],
  [11, 'plenty'],
] as const)('%d left is %s', (stock, state) => {
  expect(stockState(stock)).toBe(state)
})
