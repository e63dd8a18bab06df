// Where sold units are counted: the latest day in the stock row, the days before in daily_sales.

import { expect, test } from 'vitest'
import type { SalesRow } from './changed-rows.ts'
import type { LockedStock } from './row-mapping.ts'
import { countSales } from './sales-rows.ts'

const cup = 'cup'
const before = '2026-01-30'
const today = '2026-01-31'
const tomorrow = '2026-02-01'

const sold = (day: string, quantity: number): SalesRow => ({ day, productId: cup, quantity })

/** Of sales while the row of the cup counts this day. */
function counted(salesDay: string | null, ...sales: SalesRow[]) {
  const locked: LockedStock = { productVersion: '1', salesDay }
  const { inStocks, movedProductIds, past } = countSales(sales, new Map([[cup, locked]]))
  return { inStock: inStocks.get(cup), moved: movedProductIds, past }
}

test('units of the latest day are added to the row, or taken off it', () => {
  expect(counted(today, sold(today, 3))).toEqual({ inStock: { day: today, sold: 3 }, moved: [], past: [] })
  expect(counted(today, sold(today, -3))).toEqual({ inStock: { day: today, sold: -3 }, moved: [], past: [] })
})

test('the first units of a product begin its row', () => {
  expect(counted(null, sold(today, 3))).toEqual({ inStock: { day: today, sold: 3 }, moved: [], past: [] })
})

test('a product that was made in the same batch has no row yet', () => {
  const { inStocks, movedProductIds } = countSales([sold(today, 3)], new Map())
  expect([inStocks.get(cup), movedProductIds]).toEqual([{ day: today, sold: 3 }, []])
})

test('a later day begins the row anew, and the day before moves', () => {
  const inStock = { day: tomorrow, sold: 3 }
  expect(counted(today, sold(tomorrow, 3))).toEqual({ inStock, moved: [cup], past: [] })
})

test('a batch over midnight leaves the day before complete in daily_sales', () => {
  const inStock = { day: tomorrow, sold: 5 }
  const moved = { inStock, moved: [cup], past: [sold(today, 2)] }
  expect(counted(today, sold(today, 2), sold(tomorrow, 5))).toEqual(moved)
  expect(counted(before, sold(today, 2), sold(tomorrow, 5))).toEqual(moved)
  expect(counted(null, sold(today, 2), sold(tomorrow, 5))).toEqual({ ...moved, moved: [] })
})

test('units of a day that is over never touch the row', () => {
  for (const quantity of [2, -2])
    expect(counted(today, sold(before, quantity))).toEqual({
      inStock: undefined,
      moved: [],
      past: [sold(before, quantity)],
    })
})

test('what was paid and cancelled in one batch begins no day', () => {
  const past = [sold(tomorrow, 0)]
  expect(counted(today, sold(tomorrow, 0))).toEqual({ inStock: undefined, moved: [], past })
})
