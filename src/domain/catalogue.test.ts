// What operators do: products, stock that always equals the sum of its history, coupon events (requirements P5, P6, C1).

import { expect, test } from 'vitest'
import {
  adjustStock,
  changeCoupon,
  changeProduct,
  createCoupon,
  createProduct,
} from '../../test/support/commands.ts'
import { given } from '../../test/support/given.ts'
import { idOf } from '../../test/support/ids.ts'
import { coupon, noon, product, stock } from '../../test/support/rows.ts'
import type { Coupon } from './model.ts'

const productId = idOf('product')
const couponId = idOf('coupon')
const goods = { products: [product()], stocks: [stock()] }
const adjusted = {
  type: 'StockAdjusted',
  adjustmentId: idOf('adjustment'),
  productId,
  actorId: idOf('user', 9),
  at: noon,
} as const
const notAfterStart = { errors: [{ field: 'issueEndsAt', rule: 'later-than', other: 'issueStartsAt' }] }

test('a new product starts with its stock, as the first line of its stock history', () => {
  const { stocks } = given()
    .when(createProduct({ stock: 10 }))
    .then(
      { type: 'ProductCreated', product: product({ createdAt: noon }) },
      { ...adjusted, change: 10, reason: 'initial stock' },
    )
  expect(stocks.get(productId)).toEqual({ productId, onHand: 10, reserved: 0 })
})

test('a new product without stock has no line in its stock history', () => {
  const { stocks } = given()
    .when(createProduct({ stock: 0 }))
    .then({ type: 'ProductCreated', product: product({ createdAt: noon }) })
  expect(stocks.get(productId)).toEqual({ productId, onHand: 0, reserved: 0 })
})

test('shows who created a product the product and its stock', () => {
  given()
    .when(createProduct({ stock: 10 }))
    .answers({ product: { id: productId }, stock: { productId, onHand: 10, reserved: 0 } })
})

test('changes what is named of a product and keeps the rest', () => {
  given(goods)
    .when(changeProduct({ changes: { price: 12_000, status: 'stopped' } }))
    .then({ type: 'ProductChanged', product: product({ price: 12_000, status: 'stopped' }) })
  given(goods)
    .when(changeProduct({ changes: { name: '머그' } }))
    .answers({ product: { name: '머그', price: 10_000 }, stock: { onHand: 10 } })
})

test('refuses to change a product that does not exist', () => {
  given().when(changeProduct()).refused('product-not-found', { productId })
})

test('restocks, and takes units out', () => {
  given(goods)
    .when(adjustStock({ change: 5 }))
    .then({ ...adjusted, change: 5, reason: '입고' })
  given(goods)
    .when(adjustStock({ change: -10, reason: '파손' }))
    .answers({ productId, onHand: 0, reserved: 0 })
})

test('takes out what is free, but no unit that a pending order reserves', () => {
  const reserved = { ...goods, stocks: [stock({ onHand: 10, reserved: 7 })] }
  given(reserved)
    .when(adjustStock({ change: -3 }))
    .answers({ onHand: 7, reserved: 7 })
  given(reserved)
    .when(adjustStock({ change: -4 }))
    .refused('out-of-stock', { lines: [{ productId, requested: 4, available: 3 }] })
})

test('fills the stock up to its limit and not further', () => {
  const errors = [{ field: 'change', rule: 'whole-number-between', min: 1, max: 999_999_990 }]
  given(goods)
    .when(adjustStock({ change: 999_999_990 }))
    .answers({ onHand: 1_000_000_000 })
  given(goods)
    .when(adjustStock({ change: 999_999_991 }))
    .refused('invalid-request', { errors })
})

test('takes units out of a stock that cancelled orders brought above its limit', () => {
  const full = { ...goods, stocks: [stock({ onHand: 1_000_000_010 })] }
  given(full)
    .when(adjustStock({ change: -5 }))
    .answers({ onHand: 1_000_000_005 })
  const errors = [{ field: 'change', rule: 'whole-number-between', min: 1, max: 0 }]
  given(full)
    .when(adjustStock({ change: 1 }))
    .refused('invalid-request', { errors })
})

test.each([0, 0.5, Number.NaN])('refuses to change the stock by %d units', (change) => {
  const errors = [{ field: 'change', rule: 'whole-number-between', min: 1, max: 999_999_990 }]
  given(goods).when(adjustStock({ change })).refused('invalid-request', { errors })
})

test('refuses to adjust the stock of a product that does not exist', () => {
  given().when(adjustStock()).refused('product-not-found', { productId })
})

test('the stock of a stopped product can be adjusted', () => {
  given({ ...goods, products: [product({ status: 'stopped' })] })
    .when(adjustStock())
    .answers({ onHand: 15 })
})

test('a new coupon event has issued none', () => {
  given()
    .when(createCoupon())
    .then({ type: 'CouponCreated', coupon: coupon({ createdAt: noon, issuedCount: 0 }) })
})

test('an event ends after it starts, or never', () => {
  const ending = (issueEndsAt: number | null) =>
    given().when(createCoupon({ coupon: coupon({ issueStartsAt: noon, issueEndsAt }) }))
  ending(noon + 1).answers({ issueEndsAt: noon + 1 })
  ending(null).answers({ issueEndsAt: null })
  ending(noon).refused('invalid-request', notAfterStart)
})

test('changes what is named of an event and keeps the rest', () => {
  const issued = coupon({ totalCount: 10, issuedCount: 4 })
  given({ coupons: [issued] })
    .when(changeCoupon({ changes: { totalCount: 20, perUserLimit: 2 } }))
    .then({ type: 'CouponChanged', coupon: { ...issued, totalCount: 20, perUserLimit: 2 } })
})

test('the total of an event may shrink to what was issued and not below', () => {
  const coupons = [coupon({ totalCount: 10, issuedCount: 4 })]
  given({ coupons })
    .when(changeCoupon({ changes: { totalCount: 4 } }))
    .answers({ totalCount: 4, issuedCount: 4 })
  given({ coupons })
    .when(changeCoupon({ changes: { totalCount: 3 } }))
    .refused('total-below-issued', { issuedCount: 4 })
})

test.each<[string, Partial<Coupon>]>([
  ['its end to its start', { issueEndsAt: coupon().issueStartsAt }],
  ['its start past its end', { issueStartsAt: coupon().issueEndsAt! }],
])('refuses to move %s', (_what, changes) => {
  const { coupons } = given({ coupons: [coupon()] })
    .when(changeCoupon({ changes: changes as object }))
    .refused('invalid-request', notAfterStart)
  expect(coupons.get(couponId)).toEqual(coupon())
})

test('refuses to change an event that does not exist', () => {
  given().when(changeCoupon()).refused('coupon-not-found', { couponId })
})
