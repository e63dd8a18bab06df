// Paying a pending order: by its id, once, in time, and only by its owner (requirements O4, O7, O8).

import { expect, test } from 'vitest'
import { paidAtOnce, paidLater, payOrder, placeOrder } from '../../test/support/commands.ts'
import { given } from '../../test/support/given.ts'
import { idOf } from '../../test/support/ids.ts'
import {
  coupon,
  hourMs,
  minuteMs,
  noon,
  paidOrder,
  pendingOrder,
  product,
  stock,
  today,
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
const paid = { type: 'OrderPaid', orderId, paymentId: idOf('payment'), at: noon, day: today } as const
const used = {
  type: 'BalanceChanged',
  entryId: idOf('entry'),
  userId,
  kind: 'use',
  orderId,
  at: noon,
} as const

test('paying a pending order takes its units and its price', () => {
  const { stocks, orders } = given(pending)
    .when(payOrder())
    .then(
      { ...paid, cancellableUntil: noon + hourMs },
      { ...used, seq: 2, amount: -10_000, balanceAfter: 40_000 },
    )
  expect(stocks.get(productId)).toEqual({ productId, onHand: 9, reserved: 0 })
  expect(orders.get(orderId)).toMatchObject({
    status: 'paid',
    expiresAt: null,
    cancellableUntil: noon + hourMs,
  })
})

test('paying a pending order uses the coupon it holds, also when that has expired meanwhile', () => {
  const { userCoupons } = given({ ...couponed, userCoupons: [userCoupon({ expiresAt: noon + minuteMs })] })
    .after(placeOrder({ userCouponId, payment: paidLater }))
    .when(payOrder({ now: noon + 2 * minuteMs }))
    .answers({ status: 'paid', total: 5_000 })
  expect(userCoupons.get(userCouponId)).toMatchObject({ status: 'used', orderId })
})

test('a pending order keeps its price and is paid though its product was stopped', () => {
  given({ ...pending, products: [product({ price: 99_000, status: 'stopped' })] })
    .when(payOrder())
    .answers({ total: 10_000, status: 'paid' })
})

test('a refused payment leaves the order pending, with its units and its coupon', () => {
  const { orders, stocks, userCoupons } = given({ ...couponed, wallets: [wallet()] })
    .after(placeOrder({ userCouponId, payment: paidLater }))
    .when(payOrder())
    .refused('insufficient-balance', { required: 5_000, balance: 0 })
  expect(orders.get(orderId)).toMatchObject({ status: 'pending' })
  expect(stocks.get(productId)).toMatchObject({ reserved: 1 })
  expect(userCoupons.get(userCouponId)).toMatchObject({ status: 'held' })
})

test('a free pending order is paid without a line in the balance history', () => {
  given({ ...pending, orders: [pendingOrder({ discount: 10_000, total: 0 })], wallets: [wallet()] })
    .when(payOrder())
    .then({ ...paid, cancellableUntil: noon + hourMs })
})

test('the same order is never paid twice', () => {
  given({ ...shop, orders: [paidOrder()] })
    .when(payOrder())
    .refused('order-already-paid', { orderId })
  given(pending).after(payOrder()).when(payOrder()).refused('order-already-paid', { orderId })
  given(shop).after(placeOrder()).when(payOrder()).refused('order-already-paid', { orderId })
})

test('refuses to pay an order that was cancelled, or has expired', () => {
  given({ ...shop, orders: [pendingOrder({ status: 'cancelled', cancelledAt: noon })] })
    .when(payOrder())
    .refused('order-cancelled', { orderId })
  given({ ...shop, orders: [pendingOrder({ status: 'expired' })] })
    .when(payOrder())
    .refused('order-expired', { orderId })
})

test("refuses to pay an order that does not exist, or is somebody else's", () => {
  given(shop).when(payOrder()).refused('order-not-found', { orderId })
  given(pending)
    .when(payOrder({ userId: stranger }))
    .refused('forbidden')
})

test('a pending order can be paid until the last millisecond before it expires', () => {
  given({ ...pending, orders: [pendingOrder({ expiresAt: noon + 1 })] })
    .when(payOrder())
    .answers({ status: 'paid' })
})

test('refuses to pay an overdue order, and frees its units and its coupon at once', () => {
  const { stocks, userCoupons, orders } = given(couponed)
    .after(placeOrder({ userCouponId, payment: { ...paidLater, expiresAt: noon + minuteMs } }))
    .when(payOrder({ now: noon + minuteMs }))
    .refused('order-expired', { orderId }, [{ type: 'OrderExpired', orderId }])
  expect(orders.get(orderId)).toMatchObject({ status: 'expired' })
  expect(stocks.get(productId)).toEqual({ productId, onHand: 10, reserved: 0 })
  expect(userCoupons.get(userCouponId)).toMatchObject({ status: 'unused', orderId: null })
})

test('immediate and later payment end the same', () => {
  const atOnce = given(shop)
    .when(placeOrder({ payment: paidAtOnce }))
    .answers({ status: 'paid' })
  const later = given(shop)
    .after(placeOrder({ payment: paidLater }))
    .when(payOrder({ paymentId: orderId }))
    .answers({ status: 'paid' })
  expect(later).toEqual(atOnce)
})
