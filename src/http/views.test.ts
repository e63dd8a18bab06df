// What goes over the wire: times in ISO 8601, what a shopper may know, and statuses of the moment.

import { describe, expect, test } from 'vitest'
import type { Coupon, Order, UserCoupon } from '../domain/model.ts'
import {
  adminProductView,
  couponView,
  heldCouponView,
  issuedCouponView,
  orderResultView,
  orderView,
  paymentView,
  productView,
} from './views.ts'

const at = Date.parse('2026-01-31T12:00:00Z')
const iso = '2026-01-31T12:00:00.000Z'

const pending: Order = {
  id: 'order',
  userId: 'user',
  status: 'pending',
  lines: [{ productId: 'product', name: '컵', unitPrice: 300, quantity: 3 }],
  subtotal: 900,
  discount: 100,
  total: 800,
  userCouponId: null,
  createdAt: at,
  expiresAt: at + 1,
  paidAt: null,
  paidDay: null,
  paymentId: null,
  cancelledAt: null,
  cancellableUntil: null,
}

describe('an order', () => {
  test('has lines with their amounts, and no day it was counted in', () => {
    const { lines: _, paidDay: __, paymentId: ___, ...rest } = pending
    expect(orderView(pending, at)).toEqual({
      ...rest,
      items: [{ productId: 'product', name: '컵', unitPrice: 300, quantity: 3, amount: 900 }],
      createdAt: iso,
      expiresAt: '2026-01-31T12:00:00.001Z',
    })
  })

  test('is expired the moment its time is over, but its command’s answer stays what it was', () => {
    expect(orderView(pending, at).status).toBe('pending')
    expect(orderView(pending, at + 1).status).toBe('expired')
    expect(orderResultView(pending)).toEqual(orderView(pending, at))
    expect(orderView({ ...pending, status: 'paid' }, at + 1).status).toBe('paid')
  })
})

const coupon: Coupon = {
  id: 'coupon',
  name: '할인',
  discount: { type: 'percent', value: 10, maxAmount: null },
  minOrderAmount: 5,
  totalCount: 9,
  issuedCount: 4,
  perUserLimit: 1,
  issueStartsAt: at,
  issueEndsAt: null,
  validDays: 1,
  createdAt: at,
}
const userCoupon: UserCoupon = {
  id: 'mine',
  couponId: 'coupon',
  userId: 'user',
  seq: 1,
  status: 'unused',
  orderId: null,
  issuedAt: at,
  expiresAt: at + 10,
}

describe('a coupon', () => {
  test('says what remains, and leaves out a cap it does not have', () => {
    expect(couponView(coupon)).toEqual({
      ...coupon,
      discount: { type: 'percent', value: 10 },
      remaining: 5,
      issueStartsAt: iso,
      createdAt: iso,
    })
    const capped = { type: 'percent', value: 10, maxAmount: 7 } as const
    expect(couponView({ ...coupon, discount: capped }).discount).toEqual(capped)
  })

  test.each([
    ['unused', at + 9, 'unused'],
    ['unused', at + 10, 'expired'],
    ['held', at + 9, 'unused'],
    ['held', at + 10, 'expired'],
    ['used', at + 10, 'used'],
  ] as const)('in a user’s hands, %s, at %i, is shown as %s', (status, now, shown) => {
    expect(heldCouponView({ coupon, userCoupon: { ...userCoupon, status } }, now).status).toBe(shown)
  })

  test('as it was issued is unused, however late it is looked at', () => {
    expect(issuedCouponView({ coupon, userCoupon })).toEqual(heldCouponView({ coupon, userCoupon }, at))
  })
})

test('a product shows shoppers what can be bought, and operators what is on hand and reserved too', () => {
  const fields = { id: 'p', name: 'n', description: '', category: 'c', price: 1, status: 'on-sale' } as const
  const product = { ...fields, createdAt: at, onHand: 9, reserved: 2 }
  expect(productView(product)).toEqual({ ...fields, stock: 7, createdAt: iso })
  expect(adminProductView(product)).toEqual({ ...fields, stock: 7, createdAt: iso, onHand: 9, reserved: 2 })
})

test('a payment is refunded when its order was cancelled', () => {
  const payment = { id: 'p', orderId: 'o', amount: 5, paidAt: at, refundedAt: null }
  expect(paymentView(payment)).toEqual({ ...payment, status: 'paid', paidAt: iso })
  const refunded = { status: 'refunded', refundedAt: iso }
  expect(paymentView({ ...payment, refundedAt: at })).toEqual({ ...payment, ...refunded, paidAt: iso })
})
