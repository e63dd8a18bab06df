// What operators set stays within bounds in the rules too, not only on the wire and in the tables.

import { expect, test } from 'vitest'
import { changeProduct, createCoupon, createProduct } from '../../test/support/commands.ts'
import { given } from '../../test/support/given.ts'
import { coupon, product, stock } from '../../test/support/rows.ts'
import { refuseOutOfBounds } from './bounds.ts'
import { couponTotalMax, onHandMax, priceMax } from './limits.ts'

const within = { field: 'amount', min: 1, max: 3 }

test.each([1, 2, 3])('%d is within 1 to 3', (value) => {
  expect(refuseOutOfBounds({ ...within, value })).toBeNull()
})

test.each([0, 4, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
  '%d is not a whole number from 1 to 3',
  (value) => {
    expect(refuseOutOfBounds({ ...within, value })?.rejection).toEqual({
      code: 'invalid-request',
      errors: [{ field: 'amount', rule: 'whole-number-between', min: 1, max: 3 }],
    })
  },
)

test('names every field that is out of bounds', () => {
  const errors = [
    { field: 'price', rule: 'whole-number-between', min: 1, max: priceMax },
    { field: 'stock', rule: 'whole-number-between', min: 0, max: onHandMax },
  ]
  given()
    .when(createProduct({ product: product({ price: 0 }), stock: -1 }))
    .refused('invalid-request', { errors })
})

test('refuses to change a price to what no product may cost', () => {
  given({ products: [product()], stocks: [stock()] })
    .when(changeProduct({ changes: { price: priceMax + 1 } }))
    .refused('invalid-request', {
      errors: [{ field: 'price', rule: 'whole-number-between', min: 1, max: priceMax }],
    })
})

test.each([
  ['discount.value', { discount: { type: 'percent', value: 101, maxAmount: null } }, 1, 100],
  ['discount.value', { discount: { type: 'amount', value: 0 } }, 1, priceMax],
  ['totalCount', { totalCount: 0 }, 1, couponTotalMax],
] as const)('refuses a coupon event whose %s is out of bounds', (field, changes, min, max) => {
  given()
    .when(createCoupon({ coupon: coupon(changes) }))
    .refused('invalid-request', { errors: [{ field, rule: 'whole-number-between', min, max }] })
})
