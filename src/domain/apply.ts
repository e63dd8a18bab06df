// The only code that changes a snapshot: one event, one small change. It checks what must be true of the
// rows, and the database checks it again.

import { assert, assertNever } from './assert.ts'
import type { BalanceChanged, DomainEvent, OrderPaid, StockAdjusted } from './event.ts'
import type { CartLine, Order, Stock, UserCouponStatus } from './model.ts'
import { pairKey, type Snapshot } from './snapshot.ts'

export function apply(snapshot: Snapshot, event: DomainEvent): void {
  switch (event.type) {
    case 'BalanceChanged':
      return applyBalance(snapshot, event)
    case 'CouponIssued':
      return applyIssue(snapshot, event.userCoupon)
    case 'OrderPlaced':
      return applyPlaced(snapshot, event.order)
    case 'OrderPaid':
      return applyPaid(snapshot, event)
    case 'OrderCancelled':
      return applyCancelled(snapshot, event)
    case 'OrderExpired':
      return release(snapshot, { ...rowOf(snapshot.orders, event.orderId), status: 'expired' })
    case 'CartLineSet':
      return setCart(snapshot, event.line.userId, withLine(cartOf(snapshot, event.line.userId), event.line))
    case 'CartLinesRemoved': {
      const left = cartOf(snapshot, event.userId).filter((line) => !event.itemIds.includes(line.id))
      return setCart(snapshot, event.userId, left)
    }
    case 'StockAdjusted':
      return applyAdjusted(snapshot, event)
    case 'StockRanOut':
      return
    case 'ProductCreated':
      snapshot.stocks.set(event.product.id, { productId: event.product.id, onHand: 0, reserved: 0 })
      snapshot.products.set(event.product.id, event.product)
      return
    case 'ProductChanged':
      snapshot.products.set(event.product.id, event.product)
      return
    case 'CouponCreated':
    case 'CouponChanged':
      snapshot.coupons.set(event.coupon.id, event.coupon)
      return
    default:
      assertNever(event)
  }
}

function applyBalance(snapshot: Snapshot, event: BalanceChanged): void {
  const wallet = rowOf(snapshot.wallets, event.userId)
  assert(event.seq === wallet.entryCount + 1, 'a balance history has no gap')
  assert(event.balanceAfter === wallet.balance + event.amount, 'a balance history chains')
  assert(event.balanceAfter >= 0, 'a balance is never negative')
  wallet.balance = event.balanceAfter
  wallet.entryCount = event.seq
  if (event.kind !== 'charge' && event.kind !== 'refund') return
  for (const funding of snapshot.fundings.values()) {
    if (funding.userId !== event.userId || event.at < funding.since) continue
    if (event.kind === 'charge') funding.charged += event.amount
    else funding.refunded -= event.amount
  }
}

function applyIssue(snapshot: Snapshot, userCoupon: import('./model.ts').UserCoupon): void {
  const coupon = rowOf(snapshot.coupons, userCoupon.couponId)
  assert(coupon.issuedCount < coupon.totalCount, 'issued never exceeds total')
  snapshot.coupons.set(coupon.id, { ...coupon, issuedCount: coupon.issuedCount + 1 })
  snapshot.issuedCounts.set(pairKey(userCoupon.userId, coupon.id), userCoupon.seq)
  snapshot.userCoupons.set(userCoupon.id, userCoupon)
}

function applyPlaced(snapshot: Snapshot, order: Order): void {
  for (const line of order.lines) moveStock(snapshot, line.productId, { onHand: 0, reserved: line.quantity })
  setCoupon(snapshot, order, 'held')
  snapshot.orders.set(order.id, order)
}

function applyPaid(snapshot: Snapshot, event: OrderPaid): void {
  const order = rowOf(snapshot.orders, event.orderId)
  for (const { productId, quantity } of order.lines) {
    moveStock(snapshot, productId, { onHand: -quantity, reserved: -quantity })
  }
  setCoupon(snapshot, order, 'used')
  const { paymentId, at, day, cancellableUntil } = event
  snapshot.orders.set(order.id, {
    ...order,
    status: 'paid',
    expiresAt: null,
    paidAt: at,
    paidDay: day,
    paymentId,
    cancellableUntil,
  })
}

function applyCancelled(
  snapshot: Snapshot,
  event: { readonly orderId: string; readonly wasPaid: boolean; readonly at: number },
): void {
  const order = rowOf(snapshot.orders, event.orderId)
  const cancelled = { ...order, status: 'cancelled', cancelledAt: event.at } as const
  if (!event.wasPaid) return release(snapshot, cancelled)
  for (const { productId, quantity } of order.lines) {
    moveStock(snapshot, productId, { onHand: quantity, reserved: 0 })
  }
  setCoupon(snapshot, order, 'unused')
  snapshot.orders.set(order.id, cancelled)
}

/** Ends a pending order: its units and its coupon are free again. */
function release(snapshot: Snapshot, ended: Order): void {
  for (const line of ended.lines) moveStock(snapshot, line.productId, { onHand: 0, reserved: -line.quantity })
  setCoupon(snapshot, ended, 'unused')
  snapshot.orders.set(ended.id, ended)
}

function setCoupon(snapshot: Snapshot, order: Order, status: UserCouponStatus): void {
  if (order.userCouponId === null) return
  const userCoupon = rowOf(snapshot.userCoupons, order.userCouponId)
  const orderId = status === 'unused' ? null : order.id
  snapshot.userCoupons.set(userCoupon.id, { ...userCoupon, status, orderId })
}

function applyAdjusted(snapshot: Snapshot, event: StockAdjusted): void {
  moveStock(snapshot, event.productId, { onHand: event.change, reserved: 0 })
}

function moveStock(
  snapshot: Snapshot,
  productId: string,
  by: { readonly onHand: number; readonly reserved: number },
): void {
  const stock: Stock = rowOf(snapshot.stocks, productId)
  stock.onHand += by.onHand
  stock.reserved += by.reserved
  assert(stock.reserved >= 0 && stock.onHand >= stock.reserved, 'on hand ≥ reserved ≥ 0')
}

function cartOf(snapshot: Snapshot, userId: string): readonly CartLine[] {
  return snapshot.carts.get(userId) ?? []
}

/** Oldest first, as the store loads them: the clocks of two requests may disagree about which came first. */
function withLine(cart: readonly CartLine[], line: CartLine): readonly CartLine[] {
  const known = cart.some(({ id }) => id === line.id)
  return known ? cart.map((old) => (old.id === line.id ? line : old)) : [...cart, line].sort(byAge)
}

function byAge(a: CartLine, b: CartLine): number {
  return a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1)
}

function setCart(snapshot: Snapshot, userId: string, lines: readonly CartLine[]): void {
  snapshot.carts.set(userId, lines)
}

function rowOf<Row>(rows: ReadonlyMap<string, Row>, id: string): Row {
  const row = rows.get(id)
  assert(row !== undefined, `row ${id} of an event is in the snapshot`)
  return row
}
