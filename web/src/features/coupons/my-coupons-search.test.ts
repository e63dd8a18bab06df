// Which of one's coupons an address means.

import { expect, test } from 'vitest'
import { parseMyCouponsSearch } from './my-coupons-search.ts'

test.each([
  ['used', { status: 'used' }],
  ['expired', { status: 'expired' }],
  ['unused', {}],
  ['lost', {}],
  [undefined, {}],
])('%j is %j', (status, search) => {
  expect(parseMyCouponsSearch({ status })).toEqual(search)
})
