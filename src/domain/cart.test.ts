// Cart rules: lines are checked against the stock of the moment but reserve nothing, and leave the cart with the
// order they become (requirements K1–K4).

import { expect, test } from 'vitest'
import {
  addCartLine,
  adjustStock,
  changeCartLine,
  checkoutCart,
  paidLater,
  removeCartLines,
} from '../../test/support/commands.ts'
import { given } from '../../test/support/given.ts'
import { idOf } from '../../test/support/ids.ts'
import {
  cartLine,
  coupon,
  minuteMs,
  noon,
  product,
  stock,
  userCoupon,
  wallet,
} from '../../test/support/rows.ts'
import type { CartLine } from './model.ts'

const userId = idOf('user')
const itemId = idOf('cart-item')
const productId = idOf('product')
const stranger = idOf('user', 2)
const other = { itemId: idOf('cart-item', 2), productId: idOf('product', 2) }
const shop = {
  wallets: [wallet({ balance: 100_000 }), wallet({ userId: stranger })],
  products: [product(), product({ id: other.productId, price: 333 })],
  stocks: [stock(), stock({ productId: other.productId })],
}
const two = [
  cartLine({ quantity: 2, addedAt: noon - 2 * minuteMs }),
  cartLine({ id: other.itemId, productId: other.productId, quantity: 3, addedAt: noon - minuteMs }),
]
const invalidQuantity = {
  errors: [{ field: 'quantity', rule: 'whole-number-between', min: 1, max: 999 }],
}

test('adding a product puts a line into the cart and reserves nothing', () => {
  const { stocks } = given(shop)
    .when(addCartLine({ quantity: 10 }))
    .then({ type: 'CartLineSet', line: cartLine({ quantity: 10, addedAt: noon }) })
  expect(stocks.get(productId)).toEqual({ productId, onHand: 10, reserved: 0 })
})

test('adding a product that is in the cart already raises its line', () => {
  given({ ...shop, cartLines: [cartLine({ quantity: 4 })] })
    .when(addCartLine({ itemId: other.itemId, quantity: 6 }))
    .then({ type: 'CartLineSet', line: cartLine({ quantity: 10 }) })
})

test('refuses to add more than there is, counting what is in the cart', () => {
  given(shop)
    .when(addCartLine({ quantity: 11 }))
    .refused('out-of-stock', { lines: [{ productId, requested: 11, available: 10 }] })
  given({ ...shop, cartLines: [cartLine({ quantity: 4 })] })
    .when(addCartLine({ quantity: 7 }))
    .refused('out-of-stock', { lines: [{ productId, requested: 11, available: 10 }] })
})

test('what pending orders reserve cannot be added', () => {
  given({ ...shop, stocks: [stock({ reserved: 9 })] })
    .when(addCartLine({ quantity: 2 }))
    .refused('out-of-stock', { lines: [{ productId, requested: 2, available: 1 }] })
})

test('a line holds up to 999 units', () => {
  const plenty = { ...shop, stocks: [stock({ onHand: 5_000 })] }
  given(plenty)
    .when(addCartLine({ quantity: 999 }))
    .then({ type: 'CartLineSet', line: cartLine({ quantity: 999, addedAt: noon }) })
  given(plenty)
    .when(addCartLine({ quantity: 1_000 }))
    .refused('invalid-request', invalidQuantity)
  given({ ...plenty, cartLines: [cartLine({ quantity: 999 })] })
    .when(addCartLine({ quantity: 1 }))
    .refused('invalid-request', invalidQuantity)
})

test.each([0, -1, 0.5, Number.NaN])('refuses to add %d units, whatever is in the cart', (quantity) => {
  given(shop).when(addCartLine({ quantity })).refused('invalid-request', invalidQuantity)
  given({ ...shop, cartLines: [cartLine({ quantity: 4 })] })
    .when(addCartLine({ quantity }))
    .refused('invalid-request', invalidQuantity)
})

test('refuses to add a product that does not exist, or is not on sale', () => {
  given({ ...shop, products: [], stocks: [] })
    .when(addCartLine())
    .refused('product-not-found', { productId })
  given({ ...shop, products: [product({ status: 'discontinued' })] })
    .when(addCartLine())
    .refused('product-not-on-sale', { productId })
})

test('refuses to fill the cart of a user who does not exist', () => {
  given({ ...shop, wallets: [] })
    .when(addCartLine())
    .refused('user-not-found', { userId })
})

test('a cart holds 50 lines; a full one still takes more of what is in it', () => {
  const ids = linesOf(50).map((line) => line.productId)
  const goods = {
    ...shop,
    products: [...shop.products, ...ids.map((id) => product({ id }))],
    stocks: [...shop.stocks, ...ids.map((id) => stock({ productId: id }))],
  }
  const full = { ...goods, cartLines: linesOf(50) }
  const itemId = idOf('cart-item', 50)
  given({ ...goods, cartLines: linesOf(49) })
    .when(addCartLine({ itemId }))
    .then({ type: 'CartLineSet', line: cartLine({ id: itemId, addedAt: noon }) })
  given(full)
    .when(addCartLine({ itemId: idOf('cart-item', 51) }))
    .refused('cart-full', { linesMax: 50 })
  given({ ...full, cartLines: [...linesOf(49), cartLine()] })
    .when(addCartLine({ quantity: 2 }))
    .then({ type: 'CartLineSet', line: cartLine({ quantity: 3 }) })
})

test('who changes a line sees the whole cart after it, with prices and what is left', () => {
  const cup = { productId, name: '텀블러', unitPrice: 10_000, stock: 7, status: 'on-sale' }
  const stopped = { name: '텀블러', unitPrice: 333, stock: 10, status: 'stopped' }
  const cart = given({
    ...shop,
    products: [product(), product({ id: other.productId, price: 333, status: 'stopped' })],
    stocks: [stock({ reserved: 3 }), stock({ productId: other.productId })],
    cartLines: two,
  })
  for (const command of [addCartLine({ quantity: 3 }), changeCartLine({ quantity: 5 })]) {
    cart.when(command).answers([
      { id: itemId, ...cup, quantity: 5 },
      { id: other.itemId, productId: other.productId, ...stopped, quantity: 3 },
    ])
  }
})

test('changing a line sets its quantity', () => {
  given({ ...shop, cartLines: two })
    .when(changeCartLine({ quantity: 10 }))
    .then({ type: 'CartLineSet', line: { ...two[0]!, quantity: 10 } })
})

test('refuses to change a line to more than there is, or past its bounds', () => {
  const cart = given({ ...shop, cartLines: two })
  cart
    .when(changeCartLine({ quantity: 11 }))
    .refused('out-of-stock', { lines: [{ productId, requested: 11, available: 10 }] })
  cart.when(changeCartLine({ quantity: 0 })).refused('invalid-request', invalidQuantity)
  cart.when(changeCartLine({ quantity: 1_000 })).refused('invalid-request', invalidQuantity)
})

test('refuses to change a line whose product was stopped', () => {
  given({ ...shop, products: [product({ status: 'stopped' })], cartLines: [cartLine()] })
    .when(changeCartLine())
    .refused('product-not-on-sale', { productId })
})

test("refuses to touch a line that does not exist, or is in somebody else's cart", () => {
  given(shop).when(changeCartLine()).refused('cart-item-not-found', { itemId })
  given(shop).when(removeCartLines()).refused('cart-item-not-found', { itemId })
  const theirs = given({ ...shop, cartLines: [cartLine({ userId: stranger })] })
  theirs.when(changeCartLine()).refused('cart-item-not-found', { itemId })
  theirs.when(removeCartLines()).refused('cart-item-not-found', { itemId })
  theirs.when(checkoutCart({ itemIds: [itemId] })).refused('cart-item-not-found', { itemId })
})

test('removes one line, or several, each once', () => {
  const { cartLines } = given({ ...shop, cartLines: two })
    .when(removeCartLines())
    .then({ type: 'CartLinesRemoved', userId, itemIds: [itemId] })
  expect([...cartLines.keys()]).toEqual([other.itemId])
  const emptied = given({ ...shop, cartLines: two })
    .when(removeCartLines({ itemIds: [itemId, other.itemId, itemId] }))
    .then({ type: 'CartLinesRemoved', userId, itemIds: [itemId, other.itemId] })
  expect(emptied.cartLines.size).toBe(0)
})

test('removes all of the named lines or, when one is not there, none', () => {
  const { cartLines } = given({ ...shop, cartLines: two })
    .when(removeCartLines({ itemIds: [itemId, idOf('cart-item', 9)] }))
    .refused('cart-item-not-found', { itemId: idOf('cart-item', 9) })
  expect(cartLines.size).toBe(2)
})

test('a checkout orders the whole cart, oldest line first, and empties it', () => {
  const { cartLines, stocks } = given({ ...shop, cartLines: two.toReversed() })
    .when(checkoutCart())
    .answers({
      status: 'paid',
      lines: [
        { productId, quantity: 2 },
        { productId: other.productId, quantity: 3 },
      ],
      total: 20_999,
    })
  expect(cartLines.size).toBe(0)
  expect(stocks.get(productId)).toMatchObject({ onHand: 8 })
})

test('a checkout of chosen lines leaves the others in the cart', () => {
  const { cartLines } = given({ ...shop, cartLines: two })
    .when(checkoutCart({ itemIds: [other.itemId, other.itemId] }))
    .answers({ lines: [{ productId: other.productId, quantity: 3 }], total: 999 })
  expect([...cartLines.keys()]).toEqual([itemId])
})

test('a checkout may use a coupon, and may be paid later', () => {
  const coupons = { coupons: [coupon({ issuedCount: 1 })], userCoupons: [userCoupon()] }
  given({ ...shop, ...coupons, cartLines: two })
    .when(checkoutCart({ userCouponId: idOf('user-coupon'), payment: paidLater }))
    .answers({ status: 'pending', discount: 5_000, total: 15_999, expiresAt: paidLater.expiresAt })
})

test('a refused checkout leaves the cart as it was', () => {
  const poor = given({ ...shop, wallets: [wallet()], cartLines: two })
    .when(checkoutCart())
    .refused('insufficient-balance', { required: 20_999, balance: 0 })
  expect(poor.cartLines.size).toBe(2)
  const short = given({ ...shop, cartLines: two })
    .after(adjustStock({ change: -9 }))
    .when(checkoutCart())
    .refused('out-of-stock', { lines: [{ productId, requested: 2, available: 1 }] })
  expect(short.cartLines.size).toBe(2)
})

test('refuses to check out an empty cart, or no line of it', () => {
  given(shop).when(checkoutCart()).refused('cart-empty')
  given({ ...shop, cartLines: two })
    .when(checkoutCart({ itemIds: [] }))
    .refused('cart-empty')
})

/** Lines of products that are in no shop: enough to fill a cart. */
function linesOf(count: number): CartLine[] {
  return Array.from({ length: count }, (_, index) =>
    cartLine({ id: idOf('cart-item', 100 + index), productId: idOf('product', 100 + index) }),
  )
}
