// Order rules: place, pay, cancel, expire (requirements O1–O11). A placed order reserves its units and holds
// its coupon; on-hand stock and balance fall together when it is paid; cancel and expiry give all of it back.

import { assert } from './assert.ts'
import type { CancelOrder, ExpireOrder, OrderPayment, PaymentTerms, PayOrder, PlaceOrder } from './command.ts'
import { discountFor, unusableReason } from './coupon.ts'
import { accept, type Decision } from './decision.ts'
import type { DomainEvent, OrderPaid } from './event.ts'
import { available, lineAmount, type Order, type OrderLine, type Wallet } from './model.ts'
import { priceLines } from './order-lines.ts'
import { type Refusal, refuse } from './rejection.ts'
import type { Snapshot } from './snapshot.ts'
import { changeBalance } from './wallet.ts'

export function decidePlaceOrder(snapshot: Snapshot, command: PlaceOrder): Decision {
  const wallet = snapshot.wallets.get(command.userId)
  if (!wallet) return refuse('user-not-found', { userId: command.userId })
  const priced = priceLines(snapshot, command.lines)
  if (!priced.ok) return priced
  const subtotal = priced.lines.reduce((sum, line) => sum + lineAmount(line), 0)
  const discounted = applyCoupon(snapshot, command, subtotal)
  if (!discounted.ok) return discounted
  const order = newOrder(command, priced.lines, { subtotal, discount: discounted.discount })
  const { expectedTotal } = command
  if (expectedTotal !== null && expectedTotal !== order.total) {
    return refuse('total-changed', { expectedTotal, total: order.total })
  }
  const placed: DomainEvent = { type: 'OrderPlaced', order }
  const ranOut = ranOutEvents(snapshot, order)
  if (command.payment.kind === 'deferred') return accept(placed, ...ranOut)
  if (wallet.balance < order.total) return insufficient(wallet, order)
  const { payment: terms, now } = command
  const paid = payEvents(wallet, order, { paymentId: order.id, terms, now })
  return accept(placed, ...paid, ...ranOut)
}

/** Of the products whose last unit the order takes; paying for a reserved unit later changes nothing about that. */
function ranOutEvents(snapshot: Snapshot, order: Order): DomainEvent[] {
  const { id: causeId, createdAt: at } = order
  return order.lines.flatMap(({ productId, quantity }) =>
    available(snapshot.stocks.get(productId)!) === quantity
      ? [{ type: 'StockRanOut', productId, causeId, at }]
      : [],
  )
}

export function decidePayOrder(snapshot: Snapshot, command: PayOrder): Decision {
  const { orderId, userId, now } = command
  const order = snapshot.orders.get(orderId)
  if (!order) return refuse('order-not-found', { orderId })
  if (order.userId !== userId) return refuse('forbidden', {})
  if (order.status === 'paid') return refuse('order-already-paid', { orderId })
  if (order.status === 'cancelled') return refuse('order-cancelled', { orderId })
  if (order.status === 'expired') return refuse('order-expired', { orderId })
  if (isOverdue(order, now)) return { ...refuse('order-expired', { orderId }), events: [expired(orderId)] }
  const wallet = snapshot.wallets.get(userId)
  assert(wallet !== undefined, 'the owner of a loaded order is locked')
  if (wallet.balance < order.total) return insufficient(wallet, order)
  const { paymentId, payment: terms } = command
  return accept(...payEvents(wallet, order, { paymentId, terms, now }))
}

/** Undoes a pending order at any time, a paid one inside its window (O9). */
export function decideCancelOrder(snapshot: Snapshot, command: CancelOrder): Decision {
  const { orderId, now } = command
  const order = snapshot.orders.get(orderId)
  if (!order) return refuse('order-not-found', { orderId })
  if (command.userId !== null && order.userId !== command.userId) return refuse('forbidden', {})
  if (order.status === 'cancelled' || order.status === 'expired') {
    return refuse('order-not-cancellable', { orderStatus: order.status })
  }
  if (isOverdue(order, now)) {
    return { ...refuse('order-not-cancellable', { orderStatus: 'expired' }), events: [expired(orderId)] }
  }
  const cancelled: DomainEvent = {
    type: 'OrderCancelled',
    orderId,
    eventId: command.entryId,
    wasPaid: order.status === 'paid',
    at: now,
  }
  if (order.status === 'pending') return accept(cancelled)
  assert(order.cancellableUntil !== null, 'a paid order has a cancel window')
  if (now > order.cancellableUntil) {
    return refuse('cancel-window-closed', {
      cancellableUntil: new Date(order.cancellableUntil).toISOString(),
    })
  }
  if (order.total === 0) return accept(cancelled)
  const wallet = snapshot.wallets.get(order.userId)
  assert(wallet !== undefined, 'the owner of a loaded order is locked')
  const entry = { kind: 'cancel', amount: order.total, entryId: command.entryId, orderId, at: now } as const
  return accept(cancelled, changeBalance(wallet, entry))
}

/** Releases an overdue pending order; asking again, or too early, changes nothing. */
export function decideExpireOrder(snapshot: Snapshot, command: ExpireOrder): Decision {
  const order = snapshot.orders.get(command.orderId)
  if (!order) return refuse('order-not-found', { orderId: command.orderId })
  return isOverdue(order, command.now) ? accept(expired(order.id)) : accept()
}

/** A pending order whose time is over, though its stock may not have been released yet. */
export function isOverdue(order: Pick<Order, 'status' | 'expiresAt'>, now: number): boolean {
  return order.status === 'pending' && order.expiresAt !== null && now >= order.expiresAt
}

function expired(orderId: string): DomainEvent {
  return { type: 'OrderExpired', orderId }
}

function insufficient(wallet: Wallet, order: Order): Refusal {
  return refuse('insufficient-balance', { required: order.total, balance: wallet.balance })
}

function newOrder(
  command: PlaceOrder,
  lines: readonly OrderLine[],
  price: { subtotal: number; discount: number },
): Order {
  return {
    id: command.orderId,
    userId: command.userId,
    status: 'pending',
    lines,
    subtotal: price.subtotal,
    discount: price.discount,
    total: price.subtotal - price.discount,
    userCouponId: command.userCouponId,
    createdAt: command.now,
    expiresAt: expiryOf(command.payment),
    paidAt: null,
    paidDay: null,
    paymentId: null,
    cancelledAt: null,
    cancellableUntil: null,
  }
}

function expiryOf(payment: OrderPayment): number | null {
  return payment.kind === 'deferred' ? payment.expiresAt : null
}

type Paying = { readonly paymentId: string; readonly terms: PaymentTerms; readonly now: number }

/** An order that a coupon made free moves no money, so its payment leaves no line in the balance history. */
function payEvents(wallet: Wallet, order: Order, { paymentId, terms, now }: Paying): DomainEvent[] {
  const paid: OrderPaid = {
    type: 'OrderPaid',
    orderId: order.id,
    paymentId,
    at: now,
    day: terms.day,
    cancellableUntil: terms.cancellableUntil,
  }
  if (order.total === 0) return [paid]
  const entry = {
    kind: 'use',
    amount: -order.total,
    entryId: terms.entryId,
    orderId: order.id,
    at: now,
  } as const
  return [paid, changeBalance(wallet, entry)]
}

function applyCoupon(
  snapshot: Snapshot,
  command: PlaceOrder,
  subtotal: number,
): { readonly ok: true; readonly discount: number } | Refusal {
  const { userCouponId, userId, now } = command
  if (userCouponId === null) return { ok: true, discount: 0 }
  const userCoupon = snapshot.userCoupons.get(userCouponId)
  if (!userCoupon) return refuse('user-coupon-not-found', { userCouponId })
  if (userCoupon.userId !== userId) return refuse('forbidden', {})
  const coupon = snapshot.coupons.get(userCoupon.couponId)
  assert(coupon !== undefined, 'the event of a loaded coupon is loaded')
  const reason = unusableReason(userCoupon, coupon, { subtotal, now })
  if (reason === 'below-min-order-amount') {
    return refuse('coupon-not-usable', { reason, minOrderAmount: coupon.minOrderAmount })
  }
  if (reason !== null) return refuse('coupon-not-usable', { reason })
  return { ok: true, discount: discountFor(coupon.discount, subtotal) }
}
