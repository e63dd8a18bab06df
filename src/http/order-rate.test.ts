// The promises of the orders a second that operators see.

import { expect, test } from 'vitest'
import { createOrderRate } from './order-rate.ts'

test('is not known from one look', () => {
  expect(createOrderRate().observe('2026-01-31', 500, 1_000)).toBeNull()
})

test('is the difference over the last five seconds', () => {
  const rate = createOrderRate()
  const rates: (number | null)[] = []
  for (let second = 0; second <= 10; second += 1) {
    const count = second <= 5 ? second * 100 : 500
    rates.push(rate.observe('2026-01-31', count, second * 1_000))
  }
  expect(rates).toEqual([null, 100, 100, 100, 100, 100, 80, 60, 40, 20, 0])
})

test('begins anew with a new day, whose count does', () => {
  const rate = createOrderRate()
  rate.observe('2026-01-31', 900, 0)
  expect(rate.observe('2026-01-31', 910, 1_000)).toBe(10)
  expect(rate.observe('2026-02-01', 3, 2_000)).toBeNull()
  expect(rate.observe('2026-02-01', 7, 3_000)).toBe(4)
})

test('begins anew after nobody looked for a while', () => {
  const rate = createOrderRate()
  rate.observe('2026-01-31', 0, 0)
  expect(rate.observe('2026-01-31', 1_000_000, 60_000)).toBeNull()
})
