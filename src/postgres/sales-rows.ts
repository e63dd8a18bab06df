// Where a batch counts what it sold. The latest day of a product is in its stock row, which the batch writes anyway; when a
// later day begins, the day before moves to daily_sales. An order of a day that is over by then, and a cancel of one, is
// counted there.

import type { SalesRow } from './changed-rows.ts'
import type { LockedStock } from './row-mapping.ts'

/** Units to add to what the stock row counts of that day. */
export type StockSales = { readonly day: string; readonly sold: number }

export type CountedSales = {
  readonly inStocks: ReadonlyMap<string, StockSales>
  /** Products whose day before moves to daily_sales first. */
  readonly movedProductIds: readonly string[]
  /** For daily_sales; of one day and product at most one. */
  readonly past: readonly SalesRow[]
}

/** `sales` by rising days. */
export function countSales(
  sales: readonly SalesRow[],
  lockedStocks: ReadonlyMap<string, LockedStock>,
): CountedSales {
  const inStocks = new Map<string, StockSales>()
  const movedProductIds = new Set<string>()
  const past: SalesRow[] = []
  for (const row of sales) {
    const { day, productId, quantity } = row
    const latestDay = lockedStocks.get(productId)?.salesDay ?? null
    const before = inStocks.get(productId)
    if (day === latestDay || (quantity > 0 && (latestDay === null || day > latestDay))) {
      if (before) past.push({ day: before.day, productId, quantity: before.sold })
      if (latestDay !== null && day !== latestDay) movedProductIds.add(productId)
      inStocks.set(productId, { day, sold: quantity })
    } else past.push(row)
  }
  return { inStocks, movedProductIds: [...movedProductIds], past }
}
