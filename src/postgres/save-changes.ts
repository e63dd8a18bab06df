// The save half of a batch: every change of every command with one statement per table, the mark of the batch,
// and COMMIT, all in one round trip. Parents are written before what refers to them.

import type { PoolClient, QueryConfig } from 'pg'
import { assert } from '../domain/assert.ts'
import type { Order, Stock } from '../domain/model.ts'
import type { Changes } from '../engine/store.ts'
import { changedRows, type SalesRow } from './changed-rows.ts'
import type { LockedStock } from './row-mapping.ts'
import { runTogether } from './run-together.ts'
import { countSales } from './sales-rows.ts'
import * as sql from './save-statements.ts'

/**
 * Resolves after COMMIT; rejects with the statement that failed, in which case PostgreSQL answers the COMMIT with a
 * rollback. COMMIT is a group of its own: if it is lost on the way, the transaction is idle and ends by its time limit.
 */
export async function saveAndCommit(client: PoolClient, statements: Iterable<QueryConfig>): Promise<void> {
  const results = await runTogether(client, statements, [sql.commit])
  assert(results.at(-1)?.command === 'COMMIT', 'a transaction without a failed statement commits')
}

export type Saving = Changes & {
  readonly lockedStocks: ReadonlyMap<string, LockedStock>
}

/** What to send for a batch before its COMMIT, each made when it is its turn. A batch that changed nothing leaves no mark. */
export function* saveStatements(batchId: string, saving: Saving): Generator<QueryConfig> {
  const { snapshot, events, outcomes, lockedStocks } = saving
  const rows = changedRows(snapshot, events)
  const { inStocks, movedProductIds, past } = countSales(rows.sales, lockedStocks)
  const stockRow = (stock: Stock) => ({ stock, sales: inStocks.get(stock.productId) })
  const statements: (() => QueryConfig)[] = []
  function add<Row>(statement: (rows: readonly Row[]) => QueryConfig, changed: readonly Row[]): void {
    if (changed.length > 0) statements.push(() => statement(changed))
  }
  add(sql.updateWallets, rows.wallets)
  add(sql.insertBalanceEntries, rows.balanceEntries)
  add(sql.insertProducts, rows.newProducts)
  add(sql.updateProducts, rows.products)
  add(sql.insertStocks, rows.newStocks.map(stockRow))
  add(sql.moveSales, movedProductIds)
  add(sql.updateStocks, rows.stocks.map(stockRow))
  add(sql.insertStockAdjustments, rows.stockAdjustments)
  add(sql.insertCoupons, rows.newCoupons)
  add(sql.updateCoupons, rows.coupons)
  add(sql.insertUserCoupons, rows.newUserCoupons)
  add(sql.updateUserCoupons, rows.userCoupons)
  add(sql.insertOrders, rows.newOrders)
  add(sql.updateOrders, rows.orders)
  add(sql.insertOrderItems, itemsOf(rows.newOrders))
  // Closed days come last: the job that closes a day holds the stocks, so its result is seen by then.
  add(sql.addSales, past.filter(isAdded))
  add(sql.subtractSales, past.filter(isSubtracted))
  add(sql.addClosedSales, rows.sales.filter(isAdded))
  add(sql.subtractClosedSales, rows.sales.filter(isSubtracted))
  add(sql.addFigures, rows.figures)
  add(sql.removeCartLines, rows.removedCartLineIds)
  add(sql.setCartLines, rows.cartLines)
  add(sql.insertOutbox, rows.outbox)
  add(sql.insertOutcomes, outcomes)
  if (statements.length > 0) statements.push(() => sql.markCommitted(batchId))
  for (const make of statements) yield make()
}

const isAdded = ({ quantity }: SalesRow) => quantity > 0
const isSubtracted = ({ quantity }: SalesRow) => quantity < 0

function itemsOf(orders: readonly Order[]): sql.OrderItemRow[] {
  return orders.flatMap((order) =>
    order.lines.map((line, index) => ({ orderId: order.id, lineNo: index + 1, line })),
  )
}
