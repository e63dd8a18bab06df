// Which rows a command asks for. That these are enough is proved by every test that says `given`: a command gets
// nothing else. Here: that they are not more, and that a batch asks for each once.

import { expect, test } from 'vitest'
import * as command from '../../test/support/commands.ts'
import { idOf } from '../../test/support/ids.ts'
import { dayMs, noon } from '../../test/support/rows.ts'
import type { Command } from './command.ts'
import { type Footprint, footprintOf } from './footprint.ts'

const userId = idOf('user')
const productId = idOf('product')
const couponId = idOf('coupon')
const orderId = idOf('order')
const userCouponId = idOf('user-coupon')
const nothing = footprintOf([])

test.each<[Command, Partial<Footprint>]>([
  [command.chargeBalance(), { userIds: new Set([userId]) }],
  [command.refundBalance(), { userIds: new Set([userId]), fundings: [{ userId, since: noon - 7 * dayMs }] }],
  [
    command.issueCoupon(),
    { userIds: new Set([userId]), couponIds: new Set([couponId]), issues: [{ userId, couponId }] },
  ],
  [command.placeOrder(), { userIds: new Set([userId]), productIds: new Set([productId]) }],
  [
    command.placeOrder({ userCouponId }),
    {
      userIds: new Set([userId]),
      productIds: new Set([productId]),
      userCouponIds: new Set([userCouponId]),
    },
  ],
  [command.checkoutCart(), { userIds: new Set([userId]), cartUserIds: new Set([userId]) }],
  [
    command.checkoutCart({ userCouponId }),
    {
      userIds: new Set([userId]),
      cartUserIds: new Set([userId]),
      userCouponIds: new Set([userCouponId]),
    },
  ],
  [command.payOrder(), { userIds: new Set([userId]), orderIds: new Set([orderId]) }],
  [command.cancelOrder(), { orderIds: new Set([orderId]) }],
  [command.expireOrder(), { orderIds: new Set([orderId]) }],
  [
    command.addCartLine(),
    { userIds: new Set([userId]), productIds: new Set([productId]), cartUserIds: new Set([userId]) },
  ],
  [command.changeCartLine(), { userIds: new Set([userId]), cartUserIds: new Set([userId]) }],
  [command.removeCartLines(), { userIds: new Set([userId]), cartUserIds: new Set([userId]) }],
  [command.adjustStock(), { productIds: new Set([productId]) }],
  [command.createProduct(), {}],
  [command.changeProduct(), { productIds: new Set([productId]) }],
  [command.createCoupon(), {}],
  [command.changeCoupon(), { couponIds: new Set([couponId]) }],
])('$type asks for what it needs and no more', (asked, expected) => {
  expect(footprintOf([asked])).toEqual({ ...nothing, ...expected })
})

test('an idempotency key asks for its outcome and for the lock of its actor', () => {
  const key = command.idempotency({ actorId: idOf('user', 9) })
  expect(footprintOf([command.createCoupon({ idempotency: key })])).toEqual({
    ...nothing,
    userIds: new Set([idOf('user', 9)]),
    idempotencies: [key],
  })
})

test('a batch asks for the rows of all its commands, each to be locked once', () => {
  const lines = [productId, idOf('product', 2), productId].map((id) => ({ productId: id, quantity: 1 }))
  const batch = [command.chargeBalance(), command.placeOrder({ lines }), command.adjustStock()]
  expect(footprintOf(batch)).toEqual({
    ...nothing,
    userIds: new Set([userId]),
    productIds: new Set([productId, idOf('product', 2)]),
  })
})

test('throws at a command nobody knows', () => {
  expect(() => footprintOf([{ type: 'GiveAway' } as unknown as Command])).toThrow('unexpected value')
})
