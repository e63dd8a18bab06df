// Rows of a small shop with sensible defaults: one shopper, one product at 10,000 won, one coupon event. A test
// names only what its promise is about.

import type { BalanceChanged } from '../../src/domain/event.ts'
import type {
  CartLine,
  Coupon,
  Order,
  OrderLine,
  Product,
  Stock,
  UserCoupon,
  Wallet,
} from '../../src/domain/model.ts'
import { idOf } from './ids.ts'

export const minuteMs = 60_000
export const hourMs = 60 * minuteMs
export const dayMs = 24 * hourMs

/** When everything happens unless a test says otherwise: noon in Seoul. */
export const noon = Date.parse('2026-01-31T12:00:00+09:00')
export const today = '2026-01-31'

export function wallet(changes: Partial<Wallet> = {}): Wallet {
  return { userId: idOf('user'), balance: 0, entryCount: 0, ...changes }
}

/** A line of a balance history, which only the refund limit reads. */
export function entry(changes: Partial<BalanceChanged> = {}): BalanceChanged {
  const { seq = 1, amount = 10_000 } = changes
  const base = { type: 'BalanceChanged', entryId: idOf('entry', 900 + seq), userId: idOf('user') } as const
  return { ...base, seq, kind: 'charge', amount, balanceAfter: amount, orderId: null, at: noon, ...changes }
}

export function product(changes: Partial<Product> = {}): Product {
  return {
    id: idOf('product'),
    name: '텀블러',
    description: '',
    category: '주방',
    price: 10_000,
    status: 'on-sale',
    createdAt: noon - dayMs,
    ...changes,
  }
}

export function stock(changes: Partial<Stock> = {}): Stock {
  return { productId: idOf('product'), onHand: 10, reserved: 0, ...changes }
}

/** 5,000 won off, ten of them, one each, usable for a week. */
export function coupon(changes: Partial<Coupon> = {}): Coupon {
  return {
    id: idOf('coupon'),
    name: '설맞이',
    discount: { type: 'amount', value: 5_000 },
    minOrderAmount: 0,
    totalCount: 10,
    issuedCount: 0,
    perUserLimit: 1,
    issueStartsAt: noon - hourMs,
    issueEndsAt: noon + hourMs,
    validDays: 7,
    createdAt: noon - dayMs,
    ...changes,
  }
}

export function userCoupon(changes: Partial<UserCoupon> = {}): UserCoupon {
  return {
    id: idOf('user-coupon'),
    couponId: idOf('coupon'),
    userId: idOf('user'),
    seq: 1,
    status: 'unused',
    orderId: null,
    issuedAt: noon - hourMs,
    expiresAt: noon + 7 * dayMs,
    ...changes,
  }
}

export function orderLine(changes: Partial<OrderLine> = {}): OrderLine {
  return { productId: idOf('product'), name: '텀블러', unitPrice: 10_000, quantity: 1, ...changes }
}

/** One unit, placed a minute ago, to be paid within half an hour. */
export function pendingOrder(changes: Partial<Order> = {}): Order {
  return {
    id: idOf('order'),
    userId: idOf('user'),
    status: 'pending',
    lines: [orderLine()],
    subtotal: 10_000,
    discount: 0,
    total: 10_000,
    userCouponId: null,
    createdAt: noon - minuteMs,
    expiresAt: noon + 29 * minuteMs,
    paidAt: null,
    paidDay: null,
    paymentId: null,
    cancelledAt: null,
    cancellableUntil: null,
    ...changes,
  }
}

/** The same, paid on the spot: it may be cancelled for another 59 minutes. */
export function paidOrder(changes: Partial<Order> = {}): Order {
  const paidAt = noon - minuteMs
  const paid = { status: 'paid', expiresAt: null, paidAt, paidDay: today } as const
  return pendingOrder({ ...paid, cancellableUntil: paidAt + hourMs, ...changes })
}

export function cartLine(changes: Partial<CartLine> = {}): CartLine {
  const line = { id: idOf('cart-item'), userId: idOf('user'), productId: idOf('product') }
  return { ...line, quantity: 1, addedAt: noon - hourMs, ...changes }
}
