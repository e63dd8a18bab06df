// From domain values to what goes over the wire: times become ISO 8601, coupons show the status people know.

import { isoTime } from '../domain/iso-time.ts'
import type { Coupon, Discount, Order, OrderStatus } from '../domain/model.ts'
import { lineAmount } from '../domain/model.ts'
import { isOverdue } from '../domain/order.ts'
import type { ProductResult, StockResult } from '../domain/outcome.ts'
import type { HeldCoupon, ShownStatus } from '../postgres/read-coupons.ts'
import type { DayFigures } from '../postgres/read-figures.ts'
import type { PaymentView } from '../postgres/read-orders.ts'
import type { StockedProduct } from '../postgres/read-products.ts'

export function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms)
}

/** A pending order whose time is over is shown as expired, even in the second before it is released. */
export function orderView(order: Order, now: number) {
  return viewWithStatus(order, isOverdue(order, now) ? 'expired' : order.status)
}

/** An order as its command left it: a repeat under the same idempotency key gets the same answer, however late. */
export function orderResultView(order: Order) {
  return viewWithStatus(order, order.status)
}

function viewWithStatus(order: Order, status: OrderStatus) {
  return {
    id: order.id,
    userId: order.userId,
    status,
    items: order.lines.map((line) => ({ ...line, amount: lineAmount(line) })),
    subtotal: order.subtotal,
    discount: order.discount,
    total: order.total,
    userCouponId: order.userCouponId,
    createdAt: isoTime(order.createdAt),
    expiresAt: isoOrNull(order.expiresAt),
    paidAt: isoOrNull(order.paidAt),
    cancelledAt: isoOrNull(order.cancelledAt),
    cancellableUntil: isoOrNull(order.cancellableUntil),
  }
}

export function productView(product: StockedProduct) {
  return {
    id: product.id,
    name: product.name,
    description: product.description,
    category: product.category,
    price: product.price,
    stock: product.onHand - product.reserved,
    status: product.status,
    createdAt: isoTime(product.createdAt),
  }
}

export function adminProductView(product: StockedProduct) {
  return { ...productView(product), onHand: product.onHand, reserved: product.reserved }
}

export function productResultView({ product, stock }: ProductResult) {
  return adminProductView({ ...product, ...stock })
}

export function stockView({ productId, onHand, reserved }: StockResult) {
  return { productId, onHand, reserved, stock: onHand - reserved }
}

export function couponView(coupon: Coupon) {
  return {
    id: coupon.id,
    name: coupon.name,
    discount: discountView(coupon.discount),
    minOrderAmount: coupon.minOrderAmount,
    totalCount: coupon.totalCount,
    issuedCount: coupon.issuedCount,
    remaining: coupon.totalCount - coupon.issuedCount,
    perUserLimit: coupon.perUserLimit,
    issueStartsAt: isoTime(coupon.issueStartsAt),
    issueEndsAt: isoOrNull(coupon.issueEndsAt),
    validDays: coupon.validDays,
    createdAt: isoTime(coupon.createdAt),
  }
}

export function heldCouponView({ userCoupon, coupon }: HeldCoupon, now: number) {
  return {
    id: userCoupon.id,
    couponId: userCoupon.couponId,
    userId: userCoupon.userId,
    name: coupon.name,
    terms: { discount: discountView(coupon.discount), minOrderAmount: coupon.minOrderAmount },
    status: shownStatus(userCoupon, now),
    orderId: userCoupon.orderId,
    issuedAt: isoTime(userCoupon.issuedAt),
    expiresAt: isoTime(userCoupon.expiresAt),
  }
}

/** A coupon as it was issued, however late a repeat asks for it. */
export function issuedCouponView(issued: HeldCoupon) {
  return heldCouponView(issued, issued.userCoupon.issuedAt)
}

export function paymentView(payment: PaymentView) {
  const { id, orderId, amount, paidAt, refundedAt } = payment
  const status = refundedAt === null ? ('paid' as const) : ('refunded' as const)
  return { id, orderId, amount, status, paidAt: isoTime(paidAt), refundedAt: isoOrNull(refundedAt) }
}

/** A day without orders has no row. */
export function figuresView(day: string, figures: DayFigures | undefined) {
  const { paidOrders = 0, paidAmount = 0, cancelledOrders = 0, cancelledAmount = 0 } = figures ?? {}
  return {
    day,
    orders: paidOrders - cancelledOrders,
    revenue: paidAmount - cancelledAmount,
    cancelledOrders,
    cancelledAmount,
  }
}

function shownStatus(userCoupon: HeldCoupon['userCoupon'], now: number): ShownStatus {
  if (userCoupon.status === 'used') return 'used'
  return now >= userCoupon.expiresAt ? 'expired' : 'unused'
}

function discountView(discount: Discount) {
  if (discount.type === 'amount' || discount.maxAmount === null) {
    return { type: discount.type, value: discount.value }
  }
  return { type: discount.type, value: discount.value, maxAmount: discount.maxAmount }
}
