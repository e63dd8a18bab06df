// Cancelling and expiring orders: everything an order took comes back, once, and only in time (requirements O9, C8).

import { expect, test } from 'vitest'
import { cancelOrder, expireOrder, paidAtOnce, paidLater, placeOrder } from '../../test/support/commands.ts'
import { given } from '../../test/support/given.ts'
import { idOf } from '../../test/support/ids.ts'
import {
  coupon,
  minuteMs,
  noon,
  paidOrder,
  pendingOrder,
  product,
  stock,
  userCoupon,
  wallet,
} from '../../test/support/rows.ts'

const userId = idOf('user')
const orderId = idOf('order')
const productId = idOf('product')
const userCouponId = idOf('user-coupon')
const stranger = idOf('user', 2)
const goods = { products: [product()], stocks: [stock()] }
const shop = { ...goods, wallets: [wallet({ balance: 50_000, entryCount: 1 }), wallet({ userId: stranger })] }
const couponed = { ...shop, coupons: [coupon({ issuedCount: 1 })], userCoupons: [userCoupon()] }
const pending = { ...shop, stocks: [stock({ reserved: 1 })], orders: [pendingOrder()] }
const paid = { ...shop, stocks: [stock({ onHand: 9 })], orders: [paidOrder()] }
const cancelled = { type: 'OrderCancelled', orderId, eventId: idOf('entry', 2), at: noon } as const

test('cancelling a paid order gives back its units and its price', () => {
  const { stocks, wallets, orders } = given(paid)
    .when(cancelOrder())
    .then(
      { ...cancelled, wasPaid: true },
      {
        type: 'BalanceChanged',
        entryId: idOf('entry', 2),
        userId,
        seq: 2,
        kind: 'cancel',
        amount: 10_000,
        balanceAfter: 60_000,
        orderId,
        at: noon,
      },
    )
  expect(stocks.get(productId)).toEqual({ productId, onHand: 10, reserved: 0 })
  expect(wallets.get(userId)).toEqual({ userId, balance: 60_000, entryCount: 2 })
  expect(orders.get(orderId)).toMatchObject({ status: 'cancelled', cancelledAt: noon })
})

test('after a cancel everything is as before the order: stock, balance, coupon and ranking', () => {
  const { stocks, wallets, userCoupons, sales, payments } = given(couponed)
    .after(placeOrder({ userCouponId, lines: [{ productId, quantity: 3 }] }))
    .when(cancelOrder())
    .answers({ status: 'cancelled', total: 25_000 })
  expect(stocks.get(productId)).toEqual({ productId, onHand: 10, reserved: 0 })
  expect(wallets.get(userId)).toMatchObject({ balance: 50_000 })
  expect(userCoupons.get(userCouponId)).toEqual(userCoupon())
  expect([...sales]).toEqual([])
  expect(payments.get(orderId)).toMatchObject({ amount: 25_000, refundedAt: noon })
})

test('a cancel subtracts from the day that was paid, not from the day of the cancel', () => {
  const payment = { ...paidAtOnce, day: '2026-01-30' }
  const { sales } = given(shop)
    .after(placeOrder({ payment }), placeOrder({ orderId: idOf('order', 2), payment }))
    .when(cancelOrder())
    .answers({ status: 'cancelled', paidDay: '2026-01-30' })
  expect([...sales]).toEqual([[`2026-01-30 ${productId}`, 1]])
})

test('the coupon of a cancelled order can be used again', () => {
  given(couponed)
    .after(placeOrder({ userCouponId }), cancelOrder())
    .when(placeOrder({ orderId: idOf('order', 2), userCouponId }))
    .answers({ status: 'paid', discount: 5_000 })
})

test('a coupon that expired meanwhile comes back, expired', () => {
  const held = { ...couponed, userCoupons: [userCoupon({ expiresAt: noon + minuteMs })] }
  const { userCoupons } = given(held)
    .after(placeOrder({ userCouponId }), cancelOrder({ now: noon + minuteMs }))
    .when(placeOrder({ orderId: idOf('order', 2), userCouponId, now: noon + minuteMs }))
    .refused('coupon-not-usable', { reason: 'expired' })
  expect(userCoupons.get(userCouponId)).toMatchObject({ status: 'unused', orderId: null })
})

test('cancelling a free order moves no money', () => {
  given({ ...paid, orders: [paidOrder({ discount: 10_000, total: 0 })] })
    .when(cancelOrder())
    .then({ ...cancelled, wasPaid: true })
})

test('cancelling a pending order frees its units and its coupon, and moves no money', () => {
  const { stocks, userCoupons } = given(couponed)
    .after(placeOrder({ userCouponId, payment: paidLater }))
    .when(cancelOrder())
    .then({ ...cancelled, wasPaid: false })
  expect(stocks.get(productId)).toEqual({ productId, onHand: 10, reserved: 0 })
  expect(userCoupons.get(userCouponId)).toEqual(userCoupon())
})

test('a paid order can be cancelled up to the last moment of its window and not a millisecond later', () => {
  const cancellableUntil = noon
  const order = paidOrder({ cancellableUntil })
  given({ ...paid, orders: [order] })
    .when(cancelOrder())
    .answers({ status: 'cancelled' })
  given({ ...paid, orders: [order] })
    .when(cancelOrder({ now: noon + 1 }))
    .refused('cancel-window-closed', { cancellableUntil: '2026-01-31T03:00:00.000Z' })
})

test('an operator cancels anybody’s order, inside the same window', () => {
  given(paid)
    .when(cancelOrder({ userId: null }))
    .answers({ status: 'cancelled', userId })
  given({ ...paid, orders: [paidOrder({ cancellableUntil: noon - 1 })] })
    .when(cancelOrder({ userId: null }))
    .refused('cancel-window-closed', { cancellableUntil: '2026-01-31T02:59:59.999Z' })
})

test("refuses to cancel an order that does not exist, or is somebody else's", () => {
  given(shop).when(cancelOrder()).refused('order-not-found', { orderId })
  given(paid)
    .when(cancelOrder({ userId: stranger }))
    .refused('forbidden')
})

test('an order is cancelled once', () => {
  const { wallets } = given(paid)
    .after(cancelOrder())
    .when(cancelOrder({ entryId: idOf('entry', 3) }))
    .refused('order-not-cancellable', { orderStatus: 'cancelled' })
  expect(wallets.get(userId)).toMatchObject({ balance: 60_000 })
})

test('refuses to cancel an expired order', () => {
  given({ ...shop, orders: [pendingOrder({ status: 'expired' })] })
    .when(cancelOrder())
    .refused('order-not-cancellable', { orderStatus: 'expired' })
})

test('refuses to cancel an overdue order, and frees its units and its coupon at once', () => {
  const { stocks, userCoupons, orders } = given(couponed)
    .after(placeOrder({ userCouponId, payment: { ...paidLater, expiresAt: noon + minuteMs } }))
    .when(cancelOrder({ now: noon + minuteMs }))
    .refused('order-not-cancellable', { orderStatus: 'expired' }, [{ type: 'OrderExpired', orderId }])
  expect(orders.get(orderId)).toMatchObject({ status: 'expired' })
  expect(stocks.get(productId)).toMatchObject({ reserved: 0 })
  expect(userCoupons.get(userCouponId)).toMatchObject({ status: 'unused' })
})

test('an overdue order expires: its units and its coupon are free again', () => {
  const { stocks, userCoupons, wallets } = given(couponed)
    .after(placeOrder({ userCouponId, payment: { ...paidLater, expiresAt: noon + minuteMs } }))
    .when(expireOrder({ now: noon + minuteMs }))
    .then({ type: 'OrderExpired', orderId })
  expect(stocks.get(productId)).toEqual({ productId, onHand: 10, reserved: 0 })
  expect(userCoupons.get(userCouponId)).toEqual(userCoupon())
  expect(wallets.get(userId)).toMatchObject({ balance: 50_000 })
})

test('expiring too early, or again, changes nothing', () => {
  given({ ...pending, orders: [pendingOrder({ expiresAt: noon + 1 })] })
    .when(expireOrder())
    .then()
  given({ ...pending, orders: [pendingOrder({ expiresAt: noon })] })
    .after(expireOrder())
    .when(expireOrder())
    .then()
})

test.each([paidOrder(), pendingOrder({ status: 'cancelled', cancelledAt: noon })])(
  'expiring a $status order changes nothing',
  (order) => {
    given({ ...shop, orders: [order] })
      .when(expireOrder({ now: noon + 99 * minuteMs }))
      .then()
  },
)

test('refuses to expire an order that does not exist', () => {
  given(shop).when(expireOrder()).refused('order-not-found', { orderId })
})
