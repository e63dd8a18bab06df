// Coupon rules: first come, first served, within the window and the limit of a user (requirements C1–C3), and what
// a coupon in hand is worth (C6, C7).

import { expect, test } from 'vitest'
import { issueCoupon } from '../../test/support/commands.ts'
import { given } from '../../test/support/given.ts'
import { idOf } from '../../test/support/ids.ts'
import { coupon, dayMs, hourMs, noon, userCoupon, wallet } from '../../test/support/rows.ts'
import { discountFor, unusableReason } from './coupon.ts'

const userId = idOf('user')
const couponId = idOf('coupon')
const shopper = { wallets: [wallet()] }

test('hands out a coupon that expires after its days', () => {
  const { coupons } = given({ ...shopper, coupons: [coupon({ validDays: 7 })] })
    .when(issueCoupon())
    .then({
      type: 'CouponIssued',
      userCoupon: userCoupon({ issuedAt: noon, expiresAt: noon + 7 * dayMs }),
    })
  expect(coupons.get(couponId)).toMatchObject({ issuedCount: 1 })
})

test('shows who got one the coupon and its event', () => {
  given({ ...shopper, coupons: [coupon()] })
    .when(issueCoupon())
    .answers({ userCoupon: { userId, status: 'unused' }, coupon: { id: couponId, issuedCount: 1 } })
})

test('hands out the last coupon', () => {
  given({ ...shopper, coupons: [coupon({ totalCount: 100, issuedCount: 99 })] })
    .when(issueCoupon())
    .answers({ coupon: { issuedCount: 100 } })
})

test('refuses the 101st claim of a 100-coupon event', () => {
  given({ ...shopper, coupons: [coupon({ totalCount: 100, issuedCount: 100 })] })
    .when(issueCoupon())
    .refused('coupon-sold-out', { couponId })
})

test('an event of no coupons is sold out from the start', () => {
  given({ ...shopper, coupons: [coupon({ totalCount: 0 })] })
    .when(issueCoupon())
    .refused('coupon-sold-out', { couponId })
})

test('gives a user one coupon of an event and no second', () => {
  given({ ...shopper, coupons: [coupon()] })
    .after(issueCoupon())
    .when(issueCoupon({ userCouponId: idOf('user-coupon', 2) }))
    .refused('coupon-already-issued', { couponId, perUserLimit: 1 })
})

test('a used coupon counts towards the limit of its user', () => {
  const used = userCoupon({ status: 'used', orderId: idOf('order') })
  given({ ...shopper, coupons: [coupon({ issuedCount: 1 })], userCoupons: [used] })
    .when(issueCoupon({ userCouponId: idOf('user-coupon', 2) }))
    .refused('coupon-already-issued', { couponId, perUserLimit: 1 })
})

test('an event may allow a user several, numbered in order, and no more', () => {
  const twice = given({ ...shopper, coupons: [coupon({ perUserLimit: 2 })] }).after(
    issueCoupon(),
    issueCoupon({ userCouponId: idOf('user-coupon', 2) }),
  )
  const { userCoupons } = twice
    .when(issueCoupon({ userCouponId: idOf('user-coupon', 3) }))
    .refused('coupon-already-issued', { couponId, perUserLimit: 2 })
  expect([...userCoupons.values()].map(({ seq }) => seq)).toEqual([1, 2])
})

test("other users' coupons and other events do not count towards a user's limit", () => {
  const others = [
    userCoupon({ id: idOf('user-coupon', 8), userId: idOf('user', 2) }),
    userCoupon({ id: idOf('user-coupon', 9), couponId: idOf('coupon', 2) }),
  ]
  given({ ...shopper, coupons: [coupon({ issuedCount: 1 })], userCoupons: others })
    .when(issueCoupon())
    .answers({ userCoupon: { seq: 1 } })
})

test('hands out from the first moment of the window', () => {
  given({ ...shopper, coupons: [coupon({ issueStartsAt: noon })] })
    .when(issueCoupon())
    .answers({ userCoupon: { userId } })
})

test('refuses a claim a millisecond before the window', () => {
  given({ ...shopper, coupons: [coupon({ issueStartsAt: noon + 1 })] })
    .when(issueCoupon())
    .refused('coupon-not-started', { issueStartsAt: '2026-01-31T03:00:00.001Z' })
})

test('hands out until the last millisecond of the window', () => {
  given({ ...shopper, coupons: [coupon({ issueEndsAt: noon + 1 })] })
    .when(issueCoupon())
    .answers({ userCoupon: { userId } })
})

test('refuses a claim at the end of the window', () => {
  given({ ...shopper, coupons: [coupon({ issueEndsAt: noon })] })
    .when(issueCoupon())
    .refused('coupon-ended', { issueEndsAt: '2026-01-31T03:00:00.000Z' })
})

test('an event without an end goes on until it is sold out', () => {
  given({ ...shopper, coupons: [coupon({ issueEndsAt: null })] })
    .when(issueCoupon({ now: noon + 3_650 * dayMs }))
    .answers({ userCoupon: { userId } })
})

test('refuses a claim of an event that does not exist', () => {
  given(shopper).when(issueCoupon()).refused('coupon-not-found', { couponId })
})

test('refuses a claim of a user who does not exist', () => {
  given({ coupons: [coupon()] })
    .when(issueCoupon())
    .refused('user-not-found', { userId })
})

test.each([
  { discount: { type: 'amount', value: 5_000 }, subtotal: 50_000, off: 5_000 },
  { discount: { type: 'amount', value: 5_000 }, subtotal: 5_000, off: 5_000 },
  { discount: { type: 'amount', value: 5_000 }, subtotal: 4_999, off: 4_999 },
  { discount: { type: 'percent', value: 10, maxAmount: null }, subtotal: 50_000, off: 5_000 },
  { discount: { type: 'percent', value: 10, maxAmount: 3_000 }, subtotal: 50_000, off: 3_000 },
  { discount: { type: 'percent', value: 10, maxAmount: 5_000 }, subtotal: 50_000, off: 5_000 },
  { discount: { type: 'percent', value: 10, maxAmount: 9_000 }, subtotal: 50_000, off: 5_000 },
  { discount: { type: 'percent', value: 10, maxAmount: null }, subtotal: 9_999, off: 999 },
  { discount: { type: 'percent', value: 33, maxAmount: null }, subtotal: 101, off: 33 },
  { discount: { type: 'percent', value: 1, maxAmount: null }, subtotal: 99, off: 0 },
  { discount: { type: 'percent', value: 100, maxAmount: null }, subtotal: 9_999, off: 9_999 },
  {
    discount: { type: 'percent', value: 99, maxAmount: null },
    subtotal: 4_995_000_000_000,
    off: 4_945_050_000_000,
  },
] as const)(
  'takes $off won off $subtotal by $discount.type $discount.value',
  ({ discount, subtotal, off }) => {
    expect(discountFor(discount, subtotal)).toBe(off)
  },
)

const order = { subtotal: 10_000, now: noon }
const terms = { minOrderAmount: 10_000 }

test('an unused coupon inside its days is usable, up to the exact least amount', () => {
  expect(unusableReason(userCoupon(), terms, order)).toBeNull()
})

test('an order one won short of the least amount cannot use the coupon', () => {
  const short = { ...order, subtotal: 9_999 }
  expect(unusableReason(userCoupon(), terms, short)).toBe('below-min-order-amount')
})

test('without an order in sight the least amount does not matter', () => {
  expect(unusableReason(userCoupon(), terms, { subtotal: null, now: noon })).toBeNull()
})

test('a coupon is usable until the last millisecond before it expires', () => {
  expect(unusableReason(userCoupon({ expiresAt: noon + 1 }), terms, order)).toBeNull()
  expect(unusableReason(userCoupon({ expiresAt: noon }), terms, order)).toBe('expired')
})

test('a used coupon is used for ever, also after it expired', () => {
  const used = userCoupon({ status: 'used', orderId: idOf('order'), expiresAt: noon - hourMs })
  expect(unusableReason(used, terms, order)).toBe('used')
})

test('a coupon a pending order holds is not usable', () => {
  const held = userCoupon({ status: 'held', orderId: idOf('order') })
  expect(unusableReason(held, terms, order)).toBe('held')
})
