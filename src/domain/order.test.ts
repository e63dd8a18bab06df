// Placing orders: one decision over stock, balance and coupon, all of it or none (requirements O2–O7, C7–C9).

import { expect, test } from 'vitest'
import { paidLater, placeOrder } from '../../test/support/commands.ts'
import { given } from '../../test/support/given.ts'
import { idOf } from '../../test/support/ids.ts'
import {
  coupon,
  hourMs,
  minuteMs,
  noon,
  orderLine,
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
const placed = pendingOrder({ createdAt: noon, expiresAt: null })
const paid = { type: 'OrderPaid', orderId, paymentId: orderId, at: noon, day: today } as const
const used = {
  type: 'BalanceChanged',
  entryId: idOf('entry'),
  userId,
  kind: 'use',
  orderId,
  at: noon,
} as const

test('an order is placed and paid in one step: stock and balance fall together', () => {
  const { stocks, wallets, orders } = given(shop)
    .when(placeOrder({ lines: [{ productId, quantity: 3 }] }))
    .then(
      {
        type: 'OrderPlaced',
        order: { ...placed, lines: [orderLine({ quantity: 3 })], subtotal: 30_000, total: 30_000 },
      },
      { ...paid, cancellableUntil: noon + hourMs },
      { ...used, seq: 2, amount: -30_000, balanceAfter: 20_000 },
    )
  expect(stocks.get(productId)).toEqual({ productId, onHand: 7, reserved: 0 })
  expect(wallets.get(userId)).toEqual({ userId, balance: 20_000, entryCount: 2 })
  expect(orders.get(orderId)).toMatchObject({ status: 'paid', paidAt: noon, paidDay: today, expiresAt: null })
})

test('the total is the sum of price times quantity', () => {
  const lines = [
    { productId, quantity: 2 },
    { productId: idOf('product', 2), quantity: 3 },
  ]
  const products = [product(), product({ id: idOf('product', 2), price: 333 })]
  given({ ...shop, products, stocks: [stock(), stock({ productId: idOf('product', 2) })] })
    .when(placeOrder({ lines }))
    .answers({ subtotal: 20_999, discount: 0, total: 20_999, status: 'paid' })
})

test('the exact balance pays an order, one won less does not and keeps nothing', () => {
  given({ ...goods, wallets: [wallet({ balance: 10_000 })] })
    .when(placeOrder())
    .answers({ status: 'paid' })
  const { orders, stocks } = given({ ...goods, wallets: [wallet({ balance: 9_999 })] })
    .when(placeOrder())
    .refused('insufficient-balance', { required: 10_000, balance: 9_999 })
  expect(orders.size).toBe(0)
  expect(stocks.get(productId)).toEqual({ productId, onHand: 10, reserved: 0 })
})

test('a short line refuses the whole order and keeps nothing', () => {
  const lines = [{ productId, quantity: 11 }]
  const { wallets } = given(shop)
    .when(placeOrder({ lines }))
    .refused('out-of-stock', { lines: [{ productId, requested: 11, available: 10 }] })
  expect(wallets.get(userId)).toMatchObject({ balance: 50_000 })
})

test('refuses an order of a product that does not exist, and of one that is not on sale', () => {
  const lines = [{ productId: idOf('product', 9), quantity: 1 }]
  given(shop)
    .when(placeOrder({ lines }))
    .refused('product-not-found', { productId: idOf('product', 9) })
  given({ ...shop, products: [product({ status: 'stopped' })] })
    .when(placeOrder())
    .refused('product-not-on-sale', { productId })
})

test('refuses an order of a user who does not exist', () => {
  given(goods).when(placeOrder()).refused('user-not-found', { userId })
})

test('an order to be paid later reserves its units, moves no money and expires', () => {
  const order = pendingOrder({ createdAt: noon, expiresAt: noon + 30 * minuteMs })
  const { stocks, wallets } = given(shop)
    .when(placeOrder({ payment: paidLater }))
    .then({ type: 'OrderPlaced', order })
  expect(stocks.get(productId)).toEqual({ productId, onHand: 10, reserved: 1 })
  expect(wallets.get(userId)).toEqual({ userId, balance: 50_000, entryCount: 1 })
})

test('an order to be paid later needs no balance yet', () => {
  given({ ...goods, wallets: [wallet()] })
    .when(placeOrder({ payment: paidLater }))
    .answers({ status: 'pending', total: 10_000 })
})

test('units a pending order reserves cannot be sold again', () => {
  given(shop)
    .after(placeOrder({ lines: [{ productId, quantity: 8 }], payment: paidLater }))
    .when(placeOrder({ orderId: idOf('order', 2), lines: [{ productId, quantity: 3 }] }))
    .refused('out-of-stock', { lines: [{ productId, requested: 3, available: 2 }] })
})

test('a coupon discounts the whole order: 50,000 − 5,000 = 45,000, and is used with it', () => {
  const { userCoupons, wallets } = given(couponed)
    .when(placeOrder({ userCouponId, lines: [{ productId, quantity: 5 }] }))
    .answers({ subtotal: 50_000, discount: 5_000, total: 45_000, userCouponId })
  expect(userCoupons.get(userCouponId)).toMatchObject({ status: 'used', orderId })
  expect(wallets.get(userId)).toMatchObject({ balance: 5_000 })
})

test('an order that comes to another total than the one agreed to is refused, and leaves nothing behind', () => {
  const { userCoupons, wallets } = given(couponed)
    .when(placeOrder({ userCouponId, expectedTotal: 10_000 }))
    .refused('total-changed', { expectedTotal: 10_000, total: 5_000 })
  expect(userCoupons.get(userCouponId)).toMatchObject({ status: 'unused', orderId: null })
  expect(wallets.get(userId)).toMatchObject({ balance: 50_000 })
})

test('an order that comes to the total agreed to is placed, also to be paid later', () => {
  given(couponed)
    .when(placeOrder({ userCouponId, expectedTotal: 5_000 }))
    .answers({ total: 5_000 })
  given(couponed)
    .when(placeOrder({ expectedTotal: 10_000, payment: paidLater }))
    .answers({ total: 10_000, status: 'pending' })
})

test('a refused payment leaves the coupon unused', () => {
  const { userCoupons } = given({ ...couponed, wallets: [wallet({ balance: 4_999 })] })
    .when(placeOrder({ userCouponId }))
    .refused('insufficient-balance', { required: 5_000, balance: 4_999 })
  expect(userCoupons.get(userCouponId)).toMatchObject({ status: 'unused', orderId: null })
})

test('a pending order holds its coupon, so that no other order can use it', () => {
  const { userCoupons } = given(couponed)
    .after(placeOrder({ userCouponId, payment: paidLater }))
    .when(placeOrder({ orderId: idOf('order', 2), userCouponId }))
    .refused('coupon-not-usable', { reason: 'held' })
  expect(userCoupons.get(userCouponId)).toMatchObject({ status: 'held', orderId })
})

test('an order that a coupon made free leaves no line in the balance history', () => {
  const free = { type: 'amount', value: 99_000 } as const
  const { entries, payments, wallets } = given({ ...couponed, coupons: [coupon({ discount: free })] })
    .when(placeOrder({ userCouponId }))
    .then(
      { type: 'OrderPlaced', order: { ...placed, discount: 10_000, total: 0, userCouponId } },
      { ...paid, cancellableUntil: noon + hourMs },
    )
  expect(entries).toEqual([])
  expect(payments.get(orderId)).toMatchObject({ amount: 0 })
  expect(wallets.get(userId)).toEqual({ userId, balance: 50_000, entryCount: 1 })
})

test('refuses a coupon that does not exist', () => {
  given(shop).when(placeOrder({ userCouponId })).refused('user-coupon-not-found', { userCouponId })
})

test("refuses somebody else's coupon", () => {
  given({ ...couponed, userCoupons: [userCoupon({ userId: stranger })] })
    .when(placeOrder({ userCouponId }))
    .refused('forbidden')
})

test('refuses a coupon that was used, or has expired', () => {
  given({ ...couponed, userCoupons: [userCoupon({ status: 'used', orderId: idOf('order', 7) })] })
    .when(placeOrder({ userCouponId }))
    .refused('coupon-not-usable', { reason: 'used' })
  given({ ...couponed, userCoupons: [userCoupon({ expiresAt: noon })] })
    .when(placeOrder({ userCouponId }))
    .refused('coupon-not-usable', { reason: 'expired' })
})

test('refuses a coupon for an order below its least amount, before the discount, naming it', () => {
  given({ ...couponed, coupons: [coupon({ minOrderAmount: 10_001 })] })
    .when(placeOrder({ userCouponId }))
    .refused('coupon-not-usable', { reason: 'below-min-order-amount', minOrderAmount: 10_001 })
  given({ ...couponed, coupons: [coupon({ minOrderAmount: 10_000 })] })
    .when(placeOrder({ userCouponId }))
    .answers({ discount: 5_000, total: 5_000 })
})
