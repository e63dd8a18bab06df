// The shop's time as its answers tell it.

import { expect, test } from 'vitest'
import { nextAhead } from './shop-clock.ts'

test('gets closer to the shop with every answer, and never ahead of it', () => {
  const seen = [-900, -100, -700, -950].reduce<number | null>(nextAhead, null)
  expect(seen).toBe(-100)
})

test('forgets what it knew when the clock of the machine was changed', () => {
  expect(nextAhead(-100, -3_600_000)).toBe(-3_600_000)
  expect(nextAhead(-100, 3_600_000)).toBe(3_600_000)
})
