// The lock-and-load half of a batch: one round trip that takes every lock in one order (wallets,
// coupons, stock; each by id) and reads what they guard. Under READ COMMITTED each statement sees what was
// committed before it started, so children are read in statements after the one that locked their parent. Only a batch whose
// products were changed since the connection read them makes a second round trip.

import type { PoolClient, QueryConfig } from 'pg'
import type { Footprint } from '../domain/footprint.ts'
import { emptySnapshot, fundingKey, pairKey, type Snapshot } from '../domain/snapshot.ts'
import { uuidArray } from './binary-array.ts'
import { addKnownProducts, unknownProductIds } from './known-products.ts'
import * as sql from './load-statements.ts'
import {
  type LockedStock,
  readCoupon,
  readLockedStock,
  readOrder,
  readProduct,
  readStock,
  readUserCoupon,
} from './row-mapping.ts'
import { runTogether, type StatementResult } from './run-together.ts'
import { awaitTurn, tryTurn, waitAsUsual, waitAtMost } from './turn-statements.ts'

type Fill = (snapshot: Snapshot, result: StatementResult) => void
type Load = readonly [query: QueryConfig, fill: Fill]

type Loaded = {
  readonly snapshot: Snapshot
  readonly lockedStocks: ReadonlyMap<string, LockedStock>
  /** It has the turn. */
  readonly wasAlone: boolean
}

/** Sends BEGIN and every load the footprint asks for. */
export async function lockAndLoad(client: PoolClient, footprint: Footprint): Promise<Loaded> {
  const { opened, ...loaded } = await load(client, footprint, [sql.begin, tryTurn])
  return { ...loaded, wasAlone: opened[1]!.rows[0].isAlone }
}

/** Sends BEGIN and waits for the turn. Rejects when it does not come in time: the connection must be closed then. */
export async function beginInTurn(client: PoolClient, waitMsMax: number): Promise<void> {
  await runTogether(client, [sql.begin, waitAtMost(waitMsMax), awaitTurn])
}

/** The same as `lockAndLoad` after `beginInTurn`. */
export async function lockAndLoadInTurn(client: PoolClient, footprint: Footprint): Promise<Loaded> {
  const { opened: _, ...loaded } = await load(client, footprint, [waitAsUsual])
  return { ...loaded, wasAlone: true }
}

async function load(client: PoolClient, footprint: Footprint, opening: readonly QueryConfig[]) {
  const { productIds } = footprint
  const lockedStocks = new Map<string, LockedStock>()
  const loads = loadsOf(footprint, { newProductIds: unknownProductIds(client, productIds), lockedStocks })
  const results = await runTogether(client, [...opening, ...loads.map(([query]) => query)])
  const opened = results.splice(0, opening.length)
  const snapshot = emptySnapshot()
  for (const [index, [, fill]] of loads.entries()) fill(snapshot, results[index]!)
  const changedIds = addKnownProducts(client, snapshot.products, lockedStocks)
  const askedIds = changedIds.filter((id) => productIds.has(id))
  if (askedIds.length > 0) {
    const [changed] = await runTogether(client, [sql.loadProducts(uuidArray(askedIds), uuidArray([]))])
    fillProducts(snapshot, changed!)
    addKnownProducts(client, snapshot.products, lockedStocks)
  }
  return { opened, snapshot, lockedStocks }
}

type Asked = {
  /** Of the products to load those that the connection has not read before. */
  readonly newProductIds: readonly string[]
  /** To be filled. */
  readonly lockedStocks: Map<string, LockedStock>
}

/** The order of this list is the order of locks. */
function loadsOf(footprint: Footprint, { newProductIds, lockedStocks }: Asked): Load[] {
  const { userIds, couponIds, productIds, orderIds, userCouponIds, cartUserIds } = footprint
  const users = uuidArray(userIds)
  const orders = uuidArray(orderIds)
  const products = uuidArray(productIds)
  const carts = uuidArray(cartUserIds)
  const userCoupons = uuidArray(userCouponIds)
  const hasOrders = orderIds.size > 0
  const loads: Load[] = []
  if (userIds.size > 0 || hasOrders) loads.push([sql.lockWallets(users, orders), fillWallets])
  if (couponIds.size > 0) loads.push([sql.lockCoupons(uuidArray(couponIds)), fillCoupons])
  if (productIds.size > 0 || hasOrders || cartUserIds.size > 0) {
    const fill: Fill = (snapshot, result) => fillStocks(snapshot, lockedStocks, result)
    loads.push([sql.lockStocks({ products, orders, carts }), fill])
  }
  if (newProductIds.length > 0 || cartUserIds.size > 0)
    loads.push([sql.loadProducts(uuidArray(newProductIds), carts), fillProducts])
  if (hasOrders) loads.push([sql.loadOrders(orders), fillOrders])
  if (userCouponIds.size > 0 || hasOrders) {
    loads.push([sql.loadUserCoupons(userCoupons, orders), fillUserCoupons])
  }
  if (userCouponIds.size > 0) loads.push([sql.loadCouponTerms(userCoupons), fillCouponTerms])
  if (cartUserIds.size > 0) loads.push([sql.loadCarts(carts), fillCarts])
  if (footprint.issues.length > 0) loads.push([sql.countIssued(footprint.issues), fillIssuedCounts])
  if (footprint.fundings.length > 0) loads.push([sql.sumFundings(footprint.fundings), fillFundings])
  if (footprint.idempotencies.length > 0)
    loads.push([sql.loadOutcomes(footprint.idempotencies), fillOutcomes])
  return loads
}

function fillWallets(snapshot: Snapshot, { rows }: StatementResult): void {
  for (const { user_id, balance, entry_count } of rows) {
    snapshot.wallets.set(user_id, { userId: user_id, balance, entryCount: entry_count })
  }
}

function fillStocks(snapshot: Snapshot, locked: Map<string, LockedStock>, { rows }: StatementResult): void {
  for (const row of rows) {
    snapshot.stocks.set(row.product_id, readStock(row))
    locked.set(row.product_id, readLockedStock(row))
  }
}

function fillProducts(snapshot: Snapshot, { rows }: StatementResult): void {
  for (const row of rows) snapshot.products.set(row.id, readProduct(row))
}

function fillCoupons(snapshot: Snapshot, { rows }: StatementResult): void {
  for (const row of rows) snapshot.coupons.set(row.id, readCoupon(row))
}

/** Coupons that are only used need no lock: their worth never changes. A locked one is kept. */
function fillCouponTerms(snapshot: Snapshot, { rows }: StatementResult): void {
  for (const row of rows) {
    if (!snapshot.coupons.has(row.id)) snapshot.coupons.set(row.id, readCoupon(row))
  }
}

function fillOrders(snapshot: Snapshot, { rows }: StatementResult): void {
  for (const row of rows) snapshot.orders.set(row.id, readOrder(row))
}

function fillUserCoupons(snapshot: Snapshot, { rows }: StatementResult): void {
  for (const row of rows) snapshot.userCoupons.set(row.id, readUserCoupon(row))
}

function fillCarts(snapshot: Snapshot, { rows }: StatementResult): void {
  for (const row of rows) {
    const line = { id: row.id, userId: row.user_id, productId: row.product_id }
    const cart = snapshot.carts.get(row.user_id) ?? []
    snapshot.carts.set(row.user_id, [...cart, { ...line, quantity: row.quantity, addedAt: row.added_at }])
  }
}

function fillIssuedCounts(snapshot: Snapshot, { rows }: StatementResult): void {
  for (const row of rows) snapshot.issuedCounts.set(pairKey(row.user_id, row.coupon_id), row.issued)
}

function fillFundings(snapshot: Snapshot, { rows }: StatementResult): void {
  for (const { user_id, since, charged, refunded } of rows) {
    snapshot.fundings.set(fundingKey(user_id, since), { userId: user_id, since, charged, refunded })
  }
}

function fillOutcomes(snapshot: Snapshot, { rows }: StatementResult): void {
  for (const { actor_id, key, request_hash, outcome } of rows) {
    snapshot.outcomes.set(pairKey(actor_id, key), { requestHash: request_hash, outcome })
  }
}
