// Commands to the small shop of rows.ts, with sensible defaults: its shopper asks at noon, buys one unit and pays
// on the spot.

import type { Command, CommandOf, Idempotency, PaymentTerms } from '../../src/domain/command.ts'
import { idOf } from './ids.ts'
import { coupon, dayMs, hourMs, minuteMs, noon, product, today } from './rows.ts'

type Changes<Type extends Command['type']> = Partial<Omit<CommandOf<Type>, 'type'>>

const userId = idOf('user')
const now = noon

function paymentTerms(changes: Partial<PaymentTerms> = {}): PaymentTerms {
  return { entryId: idOf('entry'), day: today, cancellableUntil: noon + hourMs, ...changes }
}

export const paidAtOnce = { kind: 'immediate', ...paymentTerms() } as const
export const paidLater = { kind: 'deferred', expiresAt: noon + 30 * minuteMs } as const

export function idempotency(changes: Partial<Idempotency> = {}): Idempotency {
  return { actorId: userId, key: 'once', requestHash: 'hash-of-the-body', at: noon, ...changes }
}

export function chargeBalance(changes: Changes<'ChargeBalance'> = {}): CommandOf<'ChargeBalance'> {
  return { type: 'ChargeBalance', userId, amount: 10_000, entryId: idOf('entry'), now, ...changes }
}

export function refundBalance(changes: Changes<'RefundBalance'> = {}): CommandOf<'RefundBalance'> {
  const window = { since: noon - 7 * dayMs, now }
  return { type: 'RefundBalance', userId, amount: 10_000, entryId: idOf('entry'), ...window, ...changes }
}

export function issueCoupon(changes: Changes<'IssueCoupon'> = {}): CommandOf<'IssueCoupon'> {
  const ids = { couponId: idOf('coupon'), userCouponId: idOf('user-coupon') }
  return { type: 'IssueCoupon', userId, ...ids, now, ...changes }
}

export function placeOrder(changes: Changes<'PlaceOrder'> = {}): CommandOf<'PlaceOrder'> {
  const lines = [{ productId: idOf('product'), quantity: 1 }]
  const terms = { userCouponId: null, expectedTotal: null, payment: paidAtOnce }
  const order = { orderId: idOf('order'), lines, ...terms }
  return { type: 'PlaceOrder', userId, ...order, now, ...changes }
}

export function checkoutCart(changes: Changes<'CheckoutCart'> = {}): CommandOf<'CheckoutCart'> {
  const terms = { userCouponId: null, expectedTotal: null, payment: paidAtOnce }
  const order = { orderId: idOf('order'), itemIds: null, ...terms }
  return { type: 'CheckoutCart', userId, ...order, now, ...changes }
}

export function payOrder(changes: Changes<'PayOrder'> = {}): CommandOf<'PayOrder'> {
  const ids = { orderId: idOf('order'), paymentId: idOf('payment') }
  return { type: 'PayOrder', userId, ...ids, payment: paymentTerms(), now, ...changes }
}

export function cancelOrder(changes: Changes<'CancelOrder'> = {}): CommandOf<'CancelOrder'> {
  return { type: 'CancelOrder', userId, orderId: idOf('order'), entryId: idOf('entry', 2), now, ...changes }
}

export function expireOrder(changes: Changes<'ExpireOrder'> = {}): CommandOf<'ExpireOrder'> {
  return { type: 'ExpireOrder', orderId: idOf('order'), now, ...changes }
}

export function addCartLine(changes: Changes<'AddCartLine'> = {}): CommandOf<'AddCartLine'> {
  const line = { itemId: idOf('cart-item'), productId: idOf('product'), quantity: 1 }
  return { type: 'AddCartLine', userId, ...line, now, ...changes }
}

export function changeCartLine(changes: Changes<'ChangeCartLine'> = {}): CommandOf<'ChangeCartLine'> {
  return { type: 'ChangeCartLine', userId, itemId: idOf('cart-item'), quantity: 2, now, ...changes }
}

export function removeCartLines(changes: Changes<'RemoveCartLines'> = {}): CommandOf<'RemoveCartLines'> {
  return { type: 'RemoveCartLines', userId, itemIds: [idOf('cart-item')], now, ...changes }
}

export function adjustStock(changes: Changes<'AdjustStock'> = {}): CommandOf<'AdjustStock'> {
  const how = { change: 5, reason: '입고', adjustmentId: idOf('adjustment'), actorId: idOf('user', 9) }
  return { type: 'AdjustStock', productId: idOf('product'), ...how, now, ...changes }
}

export function createProduct(changes: Changes<'CreateProduct'> = {}): CommandOf<'CreateProduct'> {
  const { createdAt: _createdAt, ...described } = product()
  const how = { stock: 10, adjustmentId: idOf('adjustment'), actorId: idOf('user', 9) }
  return { type: 'CreateProduct', product: described, ...how, now, ...changes }
}

export function changeProduct(changes: Changes<'ChangeProduct'> = {}): CommandOf<'ChangeProduct'> {
  return { type: 'ChangeProduct', productId: idOf('product'), changes: {}, now, ...changes }
}

export function createCoupon(changes: Changes<'CreateCoupon'> = {}): CommandOf<'CreateCoupon'> {
  const { createdAt: _createdAt, issuedCount: _issuedCount, ...described } = coupon()
  return { type: 'CreateCoupon', coupon: described, now, ...changes }
}

export function changeCoupon(changes: Changes<'ChangeCoupon'> = {}): CommandOf<'ChangeCoupon'> {
  return { type: 'ChangeCoupon', couponId: idOf('coupon'), changes: {}, now, ...changes }
}
