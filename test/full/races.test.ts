// The promises of one shop process to clients who all come in the same moment, over real HTTP: nothing is sold, issued,
// paid or given back twice, and nothing is refused while it is still there. The books are verified after every race.

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type LoadActors, openLoadActors } from '../support/load-actors.ts'
import { type ApiRequest, ask, atOnce, type Caller, tally } from '../support/load-client.ts'
import { type ShopChild, startShopChild } from '../support/shop-child.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let shop: ShopChild
let actors: LoadActors

beforeAll(async () => {
  database = await createTestDatabase()
  actors = await openLoadActors(database.url)
  shop = await startShopChild({ DATABASE_URL: database.url })
})

afterEach(() => actors.expectBooksRight())

afterAll(async () => {
  await shop?.stop()
  await actors?.close()
  await database?.drop()
})

const send = (caller: Caller, request: ApiRequest) => ask(shop.url, caller, request)

type Order = { readonly productId: string; readonly payment?: 'deferred'; readonly userCouponId?: string }

function orderOf({ productId, ...how }: Order): ApiRequest {
  return { path: '/orders', body: { items: [{ productId, quantity: 1 }], ...how } }
}

/** The id of what was made; fails the test when nothing was. */
async function made(caller: Caller, request: ApiRequest): Promise<string> {
  const { status, body } = await send(caller, request)
  expect({ status, body }).toMatchObject({ status: 201, body: { id: expect.any(String) } })
  return body.id as string
}

async function balanceOf(caller: Caller): Promise<unknown> {
  return (await send(caller, { method: 'GET', path: '/balance' })).body.balance
}

const stockOf = (productId: string) =>
  actors.rows('SELECT on_hand, reserved FROM stocks WHERE product_id = $1', [productId])

test('sells the last unit to one of 100 buyers', async () => {
  const productId = await actors.product({ price: 1_000, stock: 1 })
  const buyers = await actors.shoppers(100, { won: 10_000 })
  const answers = await atOnce(100, (index) => send(buyers[index]!, orderOf({ productId })))
  expect(tally(answers)).toEqual({ 201: 1, 'out-of-stock': 99 })
  expect(await stockOf(productId)).toEqual([{ on_hand: 0, reserved: 0 }])
})

test('sells 30 units of a product to 30 of 200 buyers, while other products are bought beside it', async () => {
  const [scarce, plenty] = [
    await actors.product({ price: 1_000, stock: 30 }),
    await actors.product({ price: 1_000, stock: 1_000 }),
  ]
  const buyers = await actors.shoppers(200, { won: 10_000 })
  const items = (...ids: string[]) => ids.map((productId) => ({ productId, quantity: 1 }))
  const answers = await atOnce(200, (index) => {
    const lines = index % 2 === 0 ? items(scarce!, plenty!) : items(plenty!, scarce!)
    return send(buyers[index]!, { path: '/orders', body: { items: lines } })
  })
  expect(tally(answers)).toEqual({ 201: 30, 'out-of-stock': 170 })
  expect(await stockOf(plenty!)).toEqual([{ on_hand: 970, reserved: 0 }])
})

test('issues 100 coupons to 100 of 200 users, and refuses the others as sold out', async () => {
  const couponId = await actors.coupon({ value: 500, total: 100 })
  const users = await actors.shoppers(200, { won: 0 })
  const answers = await atOnce(200, (index) => send(users[index]!, { path: `/coupons/${couponId}/issue` }))
  expect(tally(answers)).toEqual({ 201: 100, 'coupon-sold-out': 100 })
})

test('issues one coupon to a user who asks 20 times at once', async () => {
  const couponId = await actors.coupon({ value: 500, total: 100 })
  const user = await actors.shopper({ won: 0 })
  const answers = await atOnce(20, () => send(user, { path: `/coupons/${couponId}/issue` }))
  expect(tally(answers)).toEqual({ 201: 1, 'coupon-already-issued': 19 })
})

test('takes ten of one user’s 50 orders when the money is enough for ten', async () => {
  const productId = await actors.product({ price: 1_000, stock: 100 })
  const user = await actors.shopper({ won: 10_500 })
  const answers = await atOnce(50, () => send(user, orderOf({ productId })))
  expect(tally(answers)).toEqual({ 201: 10, 'insufficient-balance': 40 })
  expect(await balanceOf(user)).toBe(500)
  expect(await stockOf(productId)).toEqual([{ on_hand: 90, reserved: 0 }])
})

test('pays a pending order once when 20 payments come at once', async () => {
  const productId = await actors.product({ price: 1_000, stock: 5 })
  const user = await actors.shopper({ won: 100_000 })
  const orderId = await made(user, orderOf({ productId, payment: 'deferred' }))
  const answers = await atOnce(20, () => send(user, { path: `/orders/${orderId}/payments` }))
  expect(tally(answers)).toEqual({ 201: 1, 'order-already-paid': 19 })
  expect(await balanceOf(user)).toBe(99_000)
  expect(await actors.rows('SELECT amount FROM payments WHERE order_id = $1', [orderId])).toEqual([
    { amount: 1_000 },
  ])
})

test('makes one order of 20 equal requests with one Idempotency-Key, and gives 20 equal answers', async () => {
  const productId = await actors.product({ price: 1_000, stock: 50 })
  const user = await actors.shopper({ won: 100_000 })
  const answers = await atOnce(20, () => send(user, { ...orderOf({ productId }), key: 'one-order' }))
  expect(tally(answers)).toEqual({ 201: 20 })
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(answers.filter(({ replayed }) => replayed)).toHaveLength(19)
  expect(await stockOf(productId)).toEqual([{ on_hand: 49, reserved: 0 }])
})

test('lets one of two requests have an Idempotency-Key that both use at once', async () => {
  const products = await actors.products(2, { price: 1_000, stock: 50 })
  const user = await actors.shopper({ won: 100_000 })
  const answers = await atOnce(20, (index) =>
    send(user, { ...orderOf({ productId: products[index % 2]! }), key: 'shared' }),
  )
  expect(tally(answers)).toEqual({ 201: 10, 'idempotency-key-reused': 10 })
  expect(await balanceOf(user)).toBe(99_000)
})

test('uses a coupon for one of ten orders that all want it', async () => {
  const productId = await actors.product({ price: 1_000, stock: 50 })
  const couponId = await actors.coupon({ value: 400, total: 1 })
  const user = await actors.shopper({ won: 100_000 })
  const userCouponId = await made(user, { path: `/coupons/${couponId}/issue` })
  const answers = await atOnce(10, () => send(user, orderOf({ productId, userCouponId })))
  expect(tally(answers)).toEqual({ 201: 1, 'coupon-not-usable': 9 })
  expect(await balanceOf(user)).toBe(99_400)
})

test('gives the money of a cancelled order back once when ten cancels come at once', async () => {
  const productId = await actors.product({ price: 1_000, stock: 1 })
  const user = await actors.shopper({ won: 5_000 })
  const orderId = await made(user, orderOf({ productId }))
  const answers = await atOnce(10, () => send(user, { path: `/orders/${orderId}/cancel` }))
  expect(tally(answers)).toEqual({ 200: 1, 'order-not-cancellable': 9 })
  expect(await balanceOf(user)).toBe(5_000)
  expect(await stockOf(productId)).toEqual([{ on_hand: 1, reserved: 0 }])
})

test('ends a pending order once when it is paid and cancelled at once', async () => {
  const [user, productId] = [
    await actors.shopper({ won: 100_000 }),
    await actors.product({ price: 1_000, stock: 20 }),
  ]
  const orderIds = await atOnce(20, () => made(user, orderOf({ productId, payment: 'deferred' })))
  const answers = await atOnce(40, (index) => {
    const what = index % 2 === 0 ? 'payments' : 'cancel'
    return send(user, { path: `/orders/${orderIds[index >> 1]}/${what}` })
  })
  const { 201: paid = 0, 200: cancelled, 'order-cancelled': refused = 0 } = tally(answers)
  // A cancel that comes second undoes the payment, so each order is cancelled whoever comes first.
  expect({ cancelled, payments: paid + refused }).toEqual({ cancelled: 20, payments: 20 })
  expect(await balanceOf(user)).toBe(100_000)
  expect(await stockOf(productId)).toEqual([{ on_hand: 20, reserved: 0 }])
})

test('orders a cart once when ten checkouts come at once', async () => {
  const productId = await actors.product({ price: 1_000, stock: 50 })
  const user = await actors.shopper({ won: 100_000 })
  await send(user, { path: '/orders/cart', body: { productId, quantity: 3 } })
  const answers = await atOnce(10, () => send(user, { path: '/orders/cart/checkout' }))
  expect(tally(answers)).toEqual({ 201: 1, 'cart-empty': 9 })
  expect(await balanceOf(user)).toBe(97_000)
  expect((await send(user, { method: 'GET', path: '/orders/cart' })).body).toEqual({ items: [], total: 0 })
})

test('pays money back once when ten refunds of all of it come at once', async () => {
  const user = await actors.shopper({ won: 10_000 })
  const answers = await atOnce(10, () => send(user, { path: '/balance/refund', body: { amount: 10_000 } }))
  expect(tally(answers)).toEqual({ 201: 1, 'refund-exceeds-refundable': 9 })
  expect(await balanceOf(user)).toBe(0)
})

test('keeps one user’s books while charges, orders, cancels and refunds run at once', async () => {
  const productId = await actors.product({ price: 1_000, stock: 1_000 })
  const user = await actors.shopper({ won: 50_000 })
  const toCancel = await atOnce(20, () => made(user, orderOf({ productId })))
  const kinds: ((index: number) => ApiRequest)[] = [
    () => ({ path: '/balance/charge', body: { amount: 1_000 } }),
    () => orderOf({ productId }),
    (index) => ({ path: `/orders/${toCancel[index]}/cancel` }),
    () => ({ path: '/balance/refund', body: { amount: 1_000 } }),
  ]
  const answers = await atOnce(80, (index) => send(user, kinds[index % 4]!(index >> 2)))
  expect(tally(answers)).toEqual({ 201: 60, 200: 20 })
  // 20 orders were there before; 20 were made, 20 cancelled, 20 charges and 20 refunds undo each other.
  expect(await balanceOf(user)).toBe(50_000 - 20_000)
  const [{ count }] = await actors.rows('SELECT count(*) FROM balance_entries WHERE user_id = $1', [
    user.userId,
  ])
  expect(count).toBe(1 + 20 + 80)
})
