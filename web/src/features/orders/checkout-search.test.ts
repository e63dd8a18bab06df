// What a checkout's address says is to be ordered.

import { expect, test } from 'vitest'
import { parseCheckoutSearch, wantedIn } from './checkout-search.ts'

const [one, two] = ['0197a3c2-5b1e-7d4a-9c1f-2f6f0c9a7b11', '0197a3c2-5b1e-7d4a-9c1f-2f6f0c9a7b12']

test('names lines of the cart, or a product and how many', () => {
  expect(wantedIn(parseCheckoutSearch({ items: `${one},${two}` }))).toEqual({
    kind: 'cart',
    itemIds: [one, two],
  })
  expect(wantedIn(parseCheckoutSearch({ product: one, quantity: 3 }))).toEqual({
    kind: 'product',
    productId: one,
    quantity: 3,
  })
})

test.each([
  [{}],
  [{ items: '' }],
  [{ items: 'all' }],
  [{ items: `${one},` }],
  [{ items: Array.from({ length: 51 }, () => one).join(',') }],
  [{ product: 'cup', quantity: 1 }],
])('%j names nothing', (raw) => {
  expect(wantedIn(parseCheckoutSearch(raw))).toBeNull()
})

test.each([
  ['many', 1],
  [0, 1],
  [1.5, 1],
  [5_000, 999],
  [undefined, 1],
])('a quantity of %j is taken for %d', (quantity, taken) => {
  expect(parseCheckoutSearch({ product: one, quantity })).toEqual({ product: one, quantity: taken })
})
