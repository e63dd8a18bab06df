// Money as people read it.

import { expect, test } from 'vitest'
import { count, won } from './won.ts'

test.each([
  [0, '₩0'],
  [12_000, '₩12,000'],
  [-5_000, '−₩5,000'],
  [1_234_567_890, '₩1,234,567,890'],
])('writes %d won as %s', (amount, text) => {
  expect(won(amount)).toBe(text)
})

test('separates the thousands of a count', () => {
  expect(count(10_000)).toBe('10,000')
})
