// What a message of the stream changes in the answers on the page.

import { expect, test } from 'vitest'
import { withCoupon, withStock } from './apply-message.ts'

const cup = { id: 'cup', name: '컵', stock: 5, status: 'on-sale' }
const bag = { id: 'bag', name: '가방', stock: 2, status: 'on-sale' }
const news = { productId: 'cup', stock: 4, status: 'on-sale' }

test('changes the stock of a product alone, in a list, in best sellers and in a cart', () => {
  expect(withStock(cup, news)).toEqual({ ...cup, stock: 4 })
  expect(withStock({ items: [bag, cup], total: 2 }, news)).toEqual({
    items: [bag, { ...cup, stock: 4 }],
    total: 2,
  })
  expect(withStock({ items: [{ rank: 1, product: cup }] }, news).items[0]!.product.stock).toBe(4)
  const line = { id: 'line', productId: 'cup', quantity: 5, stock: 5, status: 'on-sale' }
  expect(withStock({ items: [line] }, { ...news, status: 'stopped' }).items[0]).toEqual({
    ...line,
    stock: 4,
    status: 'stopped',
  })
})

test('leaves everything else the same object', () => {
  const list = { items: [cup, bag], total: 2, next: null }
  expect(withStock(list, { ...news, stock: 5 })).toBe(list)
  expect(withStock(list, { ...news, productId: 'other' })).toBe(list)
  expect(withStock(list, news).items[1]).toBe(bag)
})

test('changes what remains of a coupon event, not the coupons in people’s hands', () => {
  const event = { id: 'c', name: '쿠폰', remaining: 3, issuedCount: 7, totalCount: 10 }
  const state = { couponId: 'c', remaining: 2, issuedCount: 8, totalCount: 10 }
  expect(withCoupon({ items: [event] }, state).items).toEqual([{ ...event, remaining: 2, issuedCount: 8 }])
  const held = { items: [{ id: 'h', couponId: 'c' }] }
  expect(withCoupon(held, state)).toBe(held)
})
