// Temporary orders over HTTP: placed now, paid by their id later, or cancelled, or expired (requirements O7, O8, C8).

import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { bodyOf, createApiClient, expectInvalid, expectProblem } from '../support/api-client.ts'
import { unknownId } from '../support/contract-routes.ts'
import { anId, aTime } from '../support/shapes.ts'
import { hourMs, minutes, resetClock, shiftClock } from '../support/shifted-clock.ts'
import {
  issue,
  openTestShop,
  order,
  type Person,
  password,
  startOn,
  type TestShop,
} from '../support/test-shop.ts'

let shop: TestShop
let shopper: Person
let productId: string
let userCouponId: string

beforeAll(async () => {
  shop = await openTestShop()
})
beforeEach(async () => {
  shopper = await shop.newShopper({ balance: 50_000 })
  productId = (await shop.newProduct({ price: 10_000, stock: 10 })).id
  userCouponId = (await issue(shopper, (await shop.newCoupon()).id)).id
})
afterEach(resetClock)
afterAll(() => shop.close())

const request = (quantity = 3) => ({ items: [{ productId, quantity }], userCouponId, payment: 'deferred' })
const pay = (id: string, person = shopper) => person.api.post(`/orders/${id}/payments`)
const cancel = (id: string, person = shopper) => person.api.post(`/orders/${id}/cancel`)
const seen = async (id: string) => bodyOf(await shopper.api.get<{ status: string }>(`/orders/${id}`))

/** What a shopper sees of the balance, the stock and the coupon. */
async function state() {
  const { balance } = bodyOf(await shopper.api.get<{ balance: number }>('/balance'))
  const { stock } = bodyOf(await shopper.api.get<{ stock: number }>(`/products/${productId}`))
  const coupon = bodyOf(await shopper.api.get<{ reason?: string }>(`/users/me/coupons/${userCouponId}`))
  return { balance, stock, coupon: coupon.reason ?? 'usable' }
}

const free = { balance: 50_000, stock: 10, coupon: 'usable' }
const held = { balance: 50_000, stock: 7, coupon: 'held' }
const paid = { balance: 25_000, stock: 7, coupon: 'used' }

test('a deferred order is pending for ten minutes; it reserves its stock, holds its coupon and takes no money', async () => {
  const placed = await order(shopper, request())
  expect(placed).toEqual({
    id: anId,
    userId: shopper.id,
    status: 'pending',
    items: [{ productId, name: '텀블러', unitPrice: 10_000, quantity: 3, amount: 30_000 }],
    subtotal: 30_000,
    discount: 5_000,
    total: 25_000,
    userCouponId,
    createdAt: aTime,
    expiresAt: aTime,
    paidAt: null,
    cancelledAt: null,
    cancellableUntil: null,
  })
  expect(Date.parse(placed.expiresAt!) - Date.parse(placed.createdAt)).toBe(minutes(10))
  expect(await state()).toEqual(held)
  expect(bodyOf(await shopper.api.get('/payments'))).toEqual({ items: [], nextCursor: null })
  const product = bodyOf(await shop.admin.api.get<{ items: object[] }>('/admin/products?limit=1')).items[0]
  expect(product).toMatchObject({ id: productId, onHand: 10, reserved: 3, stock: 7 })
})

test('what it reserves and holds is nobody else’s', async () => {
  await order(shopper, request())
  const eight = { items: [{ productId, quantity: 8 }] }
  const lines = [{ productId, requested: 8, available: 7 }]
  expectProblem(await shopper.api.post('/orders', eight), 409, { code: 'out-of-stock', lines })
  const again = await shopper.api.post('/orders', { ...request(1), payment: 'immediate' })
  expectProblem(again, 409, { code: 'coupon-not-usable', reason: 'held' })
  const taken = await shop.admin.api.post(`/admin/products/${productId}/stock`, {
    change: -8,
    reason: '파손',
  })
  expectProblem(taken, 409, { code: 'out-of-stock', lines })
})

test('paying it takes money and stock together, and may be undone like any payment', async () => {
  const placed = await order(shopper, request())
  const answer = bodyOf(await pay(placed.id), 201)
  const times = { expiresAt: null, paidAt: aTime, cancellableUntil: aTime }
  expect(answer).toEqual({ ...placed, status: 'paid', ...times })
  expect(await seen(placed.id)).toEqual(answer)
  expect(await state()).toEqual(paid)
  bodyOf(await cancel(placed.id))
  expect(await state()).toEqual(free)
})

test('it is paid once, however often and at once it is asked for', async () => {
  const { id } = await order(shopper, request())
  const answers = await Promise.all(Array.from({ length: 20 }, () => pay(id)))
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
  expectProblem(await pay(id), 409, { code: 'order-already-paid', orderId: id })
  expect(await state()).toEqual(paid)
})

test('it costs what it cost when it was placed', async () => {
  const { id } = await order(shopper, request())
  bodyOf(await shop.admin.api.patch(`/admin/products/${productId}`, { price: 1, status: 'stopped' }))
  expect(bodyOf(await pay(id), 201)).toMatchObject({ total: 25_000, status: 'paid' })
})

test('a balance too small leaves it pending, to be paid after a charge', async () => {
  const { id } = await order(shopper, request(7))
  const answer = await pay(id)
  expectProblem(answer, 409, { code: 'insufficient-balance', required: 65_000, balance: 50_000 })
  expect((answer.body as { detail: string }).detail).toMatch(/충전해 주세요/)
  expect(await seen(id)).toMatchObject({ status: 'pending' })
  bodyOf(await shopper.api.post('/balance/charge', { amount: 15_000 }), 201)
  expect(bodyOf(await pay(id), 201)).toMatchObject({ status: 'paid' })
})

test('cancelling it frees stock and coupon, and it can be neither paid nor cancelled again', async () => {
  const placed = await order(shopper, request())
  expect(bodyOf(await cancel(placed.id))).toEqual({ ...placed, status: 'cancelled', cancelledAt: aTime })
  expect(await state()).toEqual(free)
  expectProblem(await pay(placed.id), 409, { code: 'order-cancelled', orderId: placed.id })
  expectProblem(await cancel(placed.id), 409, { code: 'order-not-cancellable', orderStatus: 'cancelled' })
})

test('after ten minutes it is expired at once, and frees stock and coupon by itself', async () => {
  const { id, expiresAt } = await order(shopper, request())
  shiftClock(minutes(10))
  expect(await seen(id)).toMatchObject({ status: 'expired', expiresAt })
  await vi.waitFor(async () => expect(await state()).toEqual(free), 10_000)
  expect(await seen(id)).toMatchObject({ status: 'expired', expiresAt })
  expectProblem(await pay(id), 409, { code: 'order-expired', orderId: id })
  expectProblem(await cancel(id), 409, { code: 'order-not-cancellable', orderStatus: 'expired' })
})

test('an order that is asked for the moment it expires frees stock and coupon with the refusal', async () => {
  const [first, second] = [
    await order(shopper, request(1)),
    await order(shopper, { ...request(1), userCouponId: null }),
  ]
  shiftClock(minutes(10))
  expectProblem(await pay(first.id), 409, { code: 'order-expired', orderId: first.id })
  expectProblem(await cancel(second.id), 409, { code: 'order-not-cancellable', orderStatus: 'expired' })
  expect(await state()).toEqual(free)
})

test('a coupon that ran out while it was held stays expired', async () => {
  const { id: couponId } = await shop.newCoupon({ validDays: 1 })
  userCouponId = (await issue(shopper, couponId)).id
  shiftClock(24 * hourMs - minutes(5))
  shopper = await shop.signIn({ email: shopper.user.email, password })
  const { id } = await order(shopper, request())
  shiftClock(24 * hourMs + minutes(1))
  bodyOf(await cancel(id))
  expect(await state()).toEqual({ ...free, coupon: 'expired' })
})

test('only its owner pays it, and only if it is there', async () => {
  const { id } = await order(shopper, request())
  const other = await shop.newShopper({ balance: 50_000 })
  for (const person of [other, shop.admin]) expectProblem(await pay(id, person), 403, { code: 'forbidden' })
  expectProblem(await cancel(id, other), 403, { code: 'forbidden' })
  expectProblem(await pay(unknownId), 404, { code: 'order-not-found', orderId: unknownId })
  expectInvalid(await pay('mine'), 'id')
  expect(await state()).toEqual(held)
})

test('an operator cancels it for its owner', async () => {
  const { id } = await order(shopper, request())
  bodyOf(await cancel(id, shop.admin))
  expect(await state()).toEqual(free)
})

test('PENDING_ORDER_MINUTES and CANCEL_WINDOW_MINUTES set the times', async () => {
  const quick = await startOn(shop.databaseUrl, { PENDING_ORDER_MINUTES: '2', CANCEL_WINDOW_MINUTES: '0.5' })
  const person = { ...shopper, api: createApiClient(quick.url, shopper.token) }
  const placed = await order(person, request())
  expect(Date.parse(placed.expiresAt!) - Date.parse(placed.createdAt)).toBe(minutes(2))
  const { paidAt, cancellableUntil } = bodyOf(await pay(placed.id, person), 201) as Record<string, string>
  expect(Date.parse(cancellableUntil!) - Date.parse(paidAt!)).toBe(30_000)
  await quick.stop()
})
