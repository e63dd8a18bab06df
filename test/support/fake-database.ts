// The shop's tables in memory, and the two things a store does with them: hand out copies of the rows of a
// footprint, and keep what a batch made of them. It derives counts and sums as the SQL does, and shares no code
// with src/postgres, so that agreement of the two means something.

import { v5 as uuidv5 } from 'uuid'
import type { BalanceChanged, DomainEvent, StockAdjusted } from '../../src/domain/event.ts'
import type { Footprint } from '../../src/domain/footprint.ts'
import type { CartLine, Coupon, Order, Product, Stock, UserCoupon, Wallet } from '../../src/domain/model.ts'
import {
  emptySnapshot,
  fundingKey,
  pairKey,
  type Snapshot,
  type StoredOutcome,
} from '../../src/domain/snapshot.ts'
import type { Changes } from '../../src/engine/store.ts'

export type Payment = {
  readonly orderId: string
  readonly id: string
  readonly userId: string
  readonly amount: number
  readonly paidAt: number
  refundedAt: number | null
}

/** What the data platform is told: the order as it was at that moment. */
export type ToldEvent = {
  readonly eventId: string
  readonly type: string
  readonly subject: string
  /** Of an order; null for anything else. */
  readonly status: 'paid' | 'cancelled' | null
  readonly occurredAt: number
}

export type Database = {
  readonly wallets: Map<string, Wallet>
  readonly products: Map<string, Product>
  readonly stocks: Map<string, Stock>
  readonly coupons: Map<string, Coupon>
  readonly userCoupons: Map<string, UserCoupon>
  readonly orders: Map<string, Order>
  readonly cartLines: Map<string, CartLine>
  readonly payments: Map<string, Payment>
  readonly outcomes: Map<string, StoredOutcome>
  /** Units sold by `pairKey(day, productId)`; none is no row. */
  readonly sales: Map<string, number>
  readonly entries: BalanceChanged[]
  readonly adjustments: StockAdjusted[]
  readonly outbox: ToldEvent[]
}

export function emptyDatabase(): Database {
  return {
    wallets: new Map(),
    products: new Map(),
    stocks: new Map(),
    coupons: new Map(),
    userCoupons: new Map(),
    orders: new Map(),
    cartLines: new Map(),
    payments: new Map(),
    outcomes: new Map(),
    sales: new Map(),
    entries: [],
    adjustments: [],
    outbox: [],
  }
}

/** Copies of the rows of a footprint, no others: a rule that needs more than it asked for fails here too. */
export function loadSnapshot(database: Database, footprint: Footprint): Snapshot {
  const snapshot = emptySnapshot()
  const orders = [...footprint.orderIds].flatMap((id) => database.orders.get(id) ?? [])
  const carts = [...footprint.cartUserIds].map((userId) => cartOf(database, userId))
  const cartProductIds = carts.flat().map((line) => line.productId)
  const productIds = [...footprint.productIds, ...cartProductIds]
  const orderProductIds = orders.flatMap((order) => order.lines.map((line) => line.productId))
  const userCouponIds = orders.flatMap((order) => order.userCouponId ?? [])
  copy(database.orders, snapshot.orders, footprint.orderIds)
  copy(database.wallets, snapshot.wallets, [...footprint.userIds, ...orders.map(({ userId }) => userId)])
  copy(database.products, snapshot.products, productIds)
  copy(database.stocks, snapshot.stocks, [...productIds, ...orderProductIds])
  copy(database.userCoupons, snapshot.userCoupons, [...footprint.userCouponIds, ...userCouponIds])
  const eventIds = [...footprint.userCouponIds].flatMap((id) => database.userCoupons.get(id)?.couponId ?? [])
  copy(database.coupons, snapshot.coupons, [...footprint.couponIds, ...eventIds])
  for (const cart of carts) if (cart[0]) snapshot.carts.set(cart[0].userId, cart)
  loadSums(database, { snapshot, footprint })
  return snapshot
}

function loadSums(database: Database, to: { snapshot: Snapshot; footprint: Footprint }): void {
  const { snapshot, footprint } = to
  for (const { userId, couponId } of footprint.issues) {
    const held = [...database.userCoupons.values()].filter(
      (row) => row.userId === userId && row.couponId === couponId,
    )
    snapshot.issuedCounts.set(pairKey(userId, couponId), held.length)
  }
  for (const { userId, since } of footprint.fundings) {
    const entries = database.entries.filter((row) => row.userId === userId && row.at >= since)
    const funding = { userId, since, charged: sum(entries, 'charge'), refunded: -sum(entries, 'refund') }
    snapshot.fundings.set(fundingKey(userId, since), funding)
  }
  const keys = footprint.idempotencies.map(({ actorId, key }) => pairKey(actorId, key))
  copy(database.outcomes, snapshot.outcomes, keys)
}

/** What COMMIT does: keeps the rows, the history of what happened and the outcomes. */
export function saveChanges(database: Database, { snapshot, events, outcomes }: Changes): void {
  copy(snapshot.wallets, database.wallets)
  copy(snapshot.products, database.products)
  copy(snapshot.stocks, database.stocks)
  copy(snapshot.coupons, database.coupons)
  copy(snapshot.userCoupons, database.userCoupons)
  copy(snapshot.orders, database.orders)
  for (const [userId, cart] of snapshot.carts) {
    for (const line of cartOf(database, userId)) database.cartLines.delete(line.id)
    for (const line of cart) database.cartLines.set(line.id, { ...line })
  }
  for (const event of events) record(database, event)
  for (const { idempotency, outcome } of outcomes) {
    const { actorId, key, requestHash } = idempotency
    database.outcomes.set(pairKey(actorId, key), structuredClone({ requestHash, outcome }))
  }
}

function record(database: Database, event: DomainEvent): void {
  tell(database, event)
  if (event.type === 'BalanceChanged') database.entries.push(event)
  if (event.type === 'StockAdjusted') database.adjustments.push(event)
  if (event.type === 'OrderPaid') {
    const order = database.orders.get(event.orderId)!
    const { orderId, paymentId, at, day } = event
    const payment = { orderId, id: paymentId, userId: order.userId, amount: order.total, paidAt: at }
    database.payments.set(orderId, { ...payment, refundedAt: null })
    const told = { eventId: paymentId, subject: orderId, status: 'paid', occurredAt: at } as const
    database.outbox.push({ type: 'order.paid', ...told })
    countSales(database, { order, day, sign: 1 })
  }
  if (event.type === 'OrderCancelled' && event.wasPaid) {
    const order = database.orders.get(event.orderId)!
    database.payments.get(order.id)!.refundedAt = event.at
    const { eventId, at } = event
    const told = { eventId, subject: order.id, status: 'cancelled', occurredAt: at } as const
    database.outbox.push({ type: 'order.cancelled', ...told })
    countSales(database, { order, day: order.paidDay!, sign: -1 })
  }
}

/** What is told of anything but orders. */
function tell({ outbox }: Database, event: DomainEvent): void {
  if (event.type === 'BalanceChanged' && (event.kind === 'charge' || event.kind === 'refund')) {
    const { entryId: eventId, userId: subject, kind, at: occurredAt } = event
    outbox.push({
      eventId,
      type: `balance.${kind}${kind === 'charge' ? 'd' : 'ed'}`,
      subject,
      status: null,
      occurredAt,
    })
  }
  if (event.type === 'CouponIssued') {
    const { id, issuedAt: occurredAt } = event.userCoupon
    outbox.push({ eventId: id, type: 'coupon.issued', subject: id, status: null, occurredAt })
  }
  if (event.type === 'StockRanOut') {
    const { productId: subject, causeId, at: occurredAt } = event
    outbox.push({
      eventId: uuidv5(subject, causeId),
      type: 'stock.ran-out',
      subject,
      status: null,
      occurredAt,
    })
  }
}

function countSales(database: Database, by: { order: Order; day: string; sign: 1 | -1 }): void {
  for (const { productId, quantity } of by.order.lines) {
    const key = pairKey(by.day, productId)
    const sold = (database.sales.get(key) ?? 0) + by.sign * quantity
    if (sold === 0) database.sales.delete(key)
    else database.sales.set(key, sold)
  }
}

function cartOf(database: Database, userId: string): CartLine[] {
  const lines = [...database.cartLines.values()].filter((line) => line.userId === userId)
  return lines
    .map((line) => ({ ...line }))
    .sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : Number(a.id > b.id)))
}

function sum(entries: readonly BalanceChanged[], kind: BalanceChanged['kind']): number {
  return entries.reduce((total, row) => (row.kind === kind ? total + row.amount : total), 0)
}

function copy<Row extends object>(
  from: ReadonlyMap<string, Row>,
  to: Map<string, Row>,
  keys: Iterable<string> = from.keys(),
): void {
  for (const key of keys) {
    const row = from.get(key)
    if (row) to.set(key, deepCopy(row))
  }
}

/** Several times faster than structuredClone on rows this small. */
function deepCopy<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map(deepCopy) as Value
  if (typeof value !== 'object' || value === null) return value
  const copied: Record<string, unknown> = {}
  for (const [key, inner] of Object.entries(value)) copied[key] = deepCopy(inner)
  return copied as Value
}
