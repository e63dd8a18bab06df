// The cart over HTTP, and ordering what is in it (requirements K1–K4).

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Wire } from '../../src/contract/common.ts'
import type { Cart } from '../../src/contract/orders.ts'
import { bodyOf, expectInvalid, expectProblem } from '../support/api-client.ts'
import { unknownId } from '../support/contract-routes.ts'
import { anId } from '../support/shapes.ts'
import { issue, openTestShop, type Person, type TestShop } from '../support/test-shop.ts'

let shop: TestShop
let shopper: Person
let other: Person
let cup: string
let plate: string

beforeAll(async () => {
  shop = await openTestShop()
  other = await shop.newShopper()
})
beforeEach(async () => {
  shopper = await shop.newShopper({ balance: 100_000 })
  cup = (await shop.newProduct({ name: '컵', price: 3_000, stock: 10 })).id
  plate = (await shop.newProduct({ name: '접시', price: 7_000, stock: 10 })).id
})
afterAll(() => shop.close())

type Shown = Wire<typeof Cart>
const cart = async (person = shopper) => bodyOf(await person.api.get<Shown>('/orders/cart'))
const add = (productId: string, quantity: unknown = 1) =>
  shopper.api.post<Shown>('/orders/cart', { productId, quantity })
const change = (itemId: string, quantity: unknown) =>
  shopper.api.patch(`/orders/cart/${itemId}`, { quantity })
const stockOf = async (id: string) =>
  bodyOf(await shopper.api.get<{ stock: number }>(`/products/${id}`)).stock

/** Two cups and a plate; resolves to the ids of their lines. */
async function fillCart(): Promise<[cupLine: string, plateLine: string]> {
  bodyOf(await add(cup, 2))
  const { items } = bodyOf(await add(plate))
  return [items[0]!.id, items[1]!.id]
}

describe('filling it', () => {
  test('is empty at first', async () => expect(await cart()).toEqual({ items: [], total: 0 }))

  test('adding answers with the whole cart, oldest first, with prices and stock of now; it reserves nothing', async () => {
    const [cupLine, plateLine] = await fillCart()
    const line = { status: 'on-sale', stock: 10 }
    const expected = {
      items: [
        { ...line, id: anId, productId: cup, name: '컵', unitPrice: 3_000, quantity: 2, amount: 6_000 },
        { ...line, id: anId, productId: plate, name: '접시', unitPrice: 7_000, quantity: 1, amount: 7_000 },
      ],
      total: 13_000,
    }
    expect(await cart()).toEqual(expected)
    expect(cupLine).not.toBe(plateLine)
    expect(await cart(other)).toEqual({ items: [], total: 0 })
    bodyOf(await shop.admin.api.patch(`/admin/products/${cup}`, { price: 4_000, status: 'stopped' }))
    expect((await cart()).items[0]).toMatchObject({ unitPrice: 4_000, amount: 8_000, status: 'stopped' })
  })

  test('the same product again makes its line grow, to no more than there is', async () => {
    await add(cup, 4)
    expect(bodyOf(await add(cup, 5)).items).toEqual([
      expect.objectContaining({ quantity: 9, amount: 27_000 }),
    ])
    const lines = [{ productId: cup, requested: 11, available: 10 }]
    expectProblem(await add(cup, 2), 409, { code: 'out-of-stock', lines })
    expect((await cart()).items[0]).toMatchObject({ quantity: 9 })
  })

  test('twenty additions at once make one line', async () => {
    await Promise.all(Array.from({ length: 20 }, () => add(cup)))
    expect((await cart()).items).toEqual([expect.objectContaining({ productId: cup, quantity: 10 })])
  })

  test('refuses what is unknown, stopped or sold out', async () => {
    const { id: stopped } = await shop.newProduct({ status: 'stopped' })
    const { id: soldOut } = await shop.newProduct({ stock: 0 })
    expectProblem(await add(unknownId), 404, { code: 'product-not-found', productId: unknownId })
    expectProblem(await add(stopped), 403, { code: 'product-not-on-sale', productId: stopped })
    const lines = [{ productId: soldOut, requested: 1, available: 0 }]
    expectProblem(await add(soldOut), 409, { code: 'out-of-stock', lines })
  })

  test('holds fifty products and refuses the next', async () => {
    const products = await Promise.all(Array.from({ length: 51 }, () => shop.newProduct({ price: 1 })))
    const answers = await Promise.all(products.map(({ id }) => add(id)))
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused).toHaveLength(1)
    expectProblem(refused[0]!, 409, { code: 'cart-full', linesMax: 50 })
    expect(bodyOf(await shopper.api.post<Shown>('/orders/cart/checkout'), 201).items).toHaveLength(50)
  })

  test.each([0, -1, 1.5, 1_000, '1', null])('refuses the quantity %j', async (quantity) => {
    const [line] = await fillCart()
    expectInvalid(await add(cup, quantity), 'quantity')
    expectInvalid(await change(line, quantity), 'quantity')
  })

  test('refuses what is no id, and fields it does not know', async () => {
    expectInvalid(await add('cup'), 'productId')
    expectInvalid(await shopper.api.post('/orders/cart', {}), 'productId', 'quantity')
    expectInvalid(await shopper.api.post('/orders/cart', { productId: cup, quantity: 1, price: 1 }), 'price')
    expectInvalid(await change('line', 1), 'itemId')
  })
})

describe('changing it', () => {
  test('PATCH sets the quantity of a line, to no more than there is', async () => {
    const [cupLine] = await fillCart()
    expect(bodyOf(await change(cupLine, 10))).toEqual(await cart())
    expect((await cart()).items[0]).toMatchObject({ id: cupLine, quantity: 10, amount: 30_000 })
    const lines = [{ productId: cup, requested: 11, available: 10 }]
    expectProblem(await change(cupLine, 11), 409, { code: 'out-of-stock', lines })
    bodyOf(await shop.admin.api.patch(`/admin/products/${cup}`, { status: 'discontinued' }))
    expectProblem(await change(cupLine, 1), 403, { code: 'product-not-on-sale', productId: cup })
  })

  test('DELETE removes one line, or the selected ones, or none when one is not there', async () => {
    const [cupLine, plateLine] = await fillCart()
    const missing = { code: 'cart-item-not-found', itemId: unknownId }
    expectProblem(await shopper.api.delete(`/orders/cart?itemIds=${cupLine},${unknownId}`), 404, missing)
    expect((await cart()).items).toHaveLength(2)
    const removed = await shopper.api.delete(`/orders/cart/${cupLine}`)
    expect([removed.status, removed.text]).toEqual([204, ''])
    expect((await cart()).items.map(({ id }) => id)).toEqual([plateLine])
    const again = await add(cup)
    const both = bodyOf(again).items.map(({ id }) => id)
    expect((await shopper.api.delete(`/orders/cart?itemIds=${both.join(',')}`)).status).toBe(204)
    expect(await cart()).toEqual({ items: [], total: 0 })
  })

  test('a line that is gone, or somebody else’s, is not there', async () => {
    const [cupLine] = await fillCart()
    const missing = { code: 'cart-item-not-found', itemId: cupLine }
    expectProblem(await other.api.delete(`/orders/cart/${cupLine}`), 404, missing)
    expectProblem(await other.api.patch(`/orders/cart/${cupLine}`, { quantity: 1 }), 404, missing)
    expectProblem(await other.api.delete(`/orders/cart?itemIds=${cupLine}`), 404, missing)
    await shopper.api.delete(`/orders/cart/${cupLine}`)
    expectProblem(await shopper.api.delete(`/orders/cart/${cupLine}`), 404, missing)
    expectProblem(await change(cupLine, 1), 404, missing)
  })

  test.each(['', '?itemIds=', '?itemIds=a', `?itemIds=${unknownId},`, `?itemIds=${'-'.repeat(36)}`])(
    'DELETE /orders/cart%s is refused',
    async (query) => expectInvalid(await shopper.api.delete(`/orders/cart${query}`), 'itemIds'),
  )

  test('DELETE of what is no id is refused', async () =>
    expectInvalid(await shopper.api.delete('/orders/cart/line'), 'itemId'))
})

describe('POST /orders/cart/checkout', () => {
  const checkout = (body?: object) => shopper.api.post('/orders/cart/checkout', body)

  test.each([undefined, {}])(
    'with the body %j orders and pays the whole cart, which is empty then',
    async (body) => {
      await fillCart()
      expect(bodyOf(await checkout(body), 201)).toMatchObject({
        status: 'paid',
        total: 13_000,
        items: [
          { productId: cup, quantity: 2 },
          { productId: plate, quantity: 1 },
        ],
      })
      expect(await cart()).toEqual({ items: [], total: 0 })
      expect([await stockOf(cup), await stockOf(plate)]).toEqual([8, 9])
    },
  )

  test('orders selected lines, with a coupon, now or later; the others stay', async () => {
    const [cupLine, plateLine] = await fillCart()
    const { id: userCouponId } = await issue(shopper, (await shop.newCoupon()).id)
    const request = { itemIds: [cupLine, cupLine], userCouponId, payment: 'deferred' }
    expect(bodyOf(await checkout(request), 201)).toMatchObject({
      status: 'pending',
      total: 1_000,
      userCouponId,
    })
    expect((await cart()).items.map(({ id }) => id)).toEqual([plateLine])
    expect(await stockOf(cup)).toBe(8)
  })

  test('a refused order leaves the cart as it was', async () => {
    await fillCart()
    const before = await cart()
    bodyOf(await shop.admin.api.post(`/admin/products/${cup}/stock`, { change: -9, reason: '파손' }))
    const lines = [{ productId: cup, requested: 2, available: 1 }]
    expectProblem(await checkout(), 409, { code: 'out-of-stock', lines })
    bodyOf(await shop.admin.api.post(`/admin/products/${cup}/stock`, { change: 9, reason: '입고' }))
    bodyOf(await shopper.api.post('/balance/refund', { amount: 99_000 }), 201)
    expectProblem(await checkout(), 409, { code: 'insufficient-balance', required: 13_000, balance: 1_000 })
    expectProblem(await checkout({ userCouponId: unknownId }), 404, {
      code: 'user-coupon-not-found',
      userCouponId: unknownId,
    })
    bodyOf(await shop.admin.api.patch(`/admin/products/${plate}`, { status: 'stopped' }))
    expectProblem(await checkout(), 403, { code: 'product-not-on-sale', productId: plate })
    expect(await cart()).toMatchObject({ items: before.items.map(({ id }) => ({ id })), total: before.total })
  })

  test('an empty cart, and a line that is not there, cannot be ordered', async () => {
    expectProblem(await checkout(), 409, { code: 'cart-empty' })
    const missing = { code: 'cart-item-not-found', itemId: unknownId }
    expectProblem(await checkout({ itemIds: [unknownId] }), 404, missing)
  })

  test('of ten checkouts at once, one orders', async () => {
    await fillCart()
    const answers = await Promise.all(Array.from({ length: 10 }, () => checkout()))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9)
  })

  test.each<[object, string]>([
    [{ itemIds: [] }, 'itemIds'],
    [{ itemIds: ['line'] }, 'itemIds[0]'],
    [{ itemIds: Array(51).fill(unknownId) }, 'itemIds'],
    [{ payment: 'now' }, 'payment'],
    [{ userCouponId: '' }, 'userCouponId'],
    [{ items: [] }, 'items'],
  ])('refuses %j', async (body, field) => expectInvalid(await checkout(body), field))
})
