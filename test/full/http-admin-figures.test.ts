// What the operator's pages ask for over HTTP beside the lists: orders found by what a customer can tell, the history of
// a stock and of a user, and the figures of each day.

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type ApiClient, bodyOf, expectInvalid, expectProblem } from '../support/api-client.ts'
import { unknownId } from '../support/contract-routes.ts'
import { anId, aTime } from '../support/shapes.ts'
import { dayMs, hourMs, resetClock, shiftClock } from '../support/shifted-clock.ts'
import { openTestShop, order, type Person, startOn, type TestShop } from '../support/test-shop.ts'

let shop: TestShop
let admin: ApiClient
let shopper: Person

beforeAll(async () => {
  shop = await openTestShop()
  admin = shop.admin.api
  shopper = await shop.newShopper({ balance: 1_000_000 })
})
afterEach(resetClock)
afterAll(() => shop.close())

type Items<Item> = { items: Item[]; nextCursor: string | null }
const idsOf = async (path: string) =>
  bodyOf(await admin.get<Items<{ id: string }>>(path)).items.map(({ id }) => id)
const buy = (productId: string, person = shopper, payment = 'immediate') =>
  order(person, { items: [{ productId, quantity: 1 }], payment })

describe('GET /admin/orders', () => {
  test('finds an order by its id, and the orders of an address in any spelling', async () => {
    const { id: productId } = await shop.newProduct({ price: 1_000 })
    const person = await shop.newShopper({ balance: 10_000 })
    const [first, second] = [await buy(productId, person), await buy(productId, person)]
    expect(await idsOf(`/admin/orders?id=${first.id}`)).toEqual([first.id])
    expect(await idsOf(`/admin/orders?id=${unknownId}`)).toEqual([])
    expect(await idsOf(`/admin/orders?email=${person.user.email.toUpperCase()}`)).toEqual([
      second.id,
      first.id,
    ])
    expect(await idsOf('/admin/orders?email=nobody@example.com')).toEqual([])
    expect(await idsOf(`/admin/orders?email=${person.user.email}&id=${first.id}`)).toEqual([first.id])
    const { nextCursor } = bodyOf(
      await admin.get<Items<unknown>>(`/admin/orders?email=${person.user.email}&limit=1`),
    )
    expect(await idsOf(`/admin/orders?email=${person.user.email}&limit=1&cursor=${nextCursor}`)).toEqual([
      first.id,
    ])
  })

  test('finds the orders of an address that an outside issuer knows', async () => {
    const { id: productId } = await shop.newProduct({ price: 1_000 })
    const person = await shop.newShopper({ balance: 10_000 })
    const { id } = await buy(productId, person)
    await shop.sql('UPDATE users SET password_hash = NULL, external_subject = $2 WHERE id = $1', [
      person.id,
      'https://issuer.example|7',
    ])
    expect(await idsOf(`/admin/orders?email=${person.user.email}`)).toEqual([id])
  })

  test('finds the orders of a time to the millisecond, the end not included', async () => {
    const { id: productId } = await shop.newProduct({ price: 1_000 })
    const person = await shop.newShopper({ balance: 10_000 })
    const orders = [await buy(productId, person), await buy(productId, person), await buy(productId, person)]
    const [a, b, c] = orders.map(({ createdAt }) => createdAt) as [string, string, string]
    const after = new Date(Date.parse(c) + 1).toISOString()
    const within = (from: string, to: string) =>
      idsOf(`/admin/orders?userId=${person.id}&from=${from}&to=${to}`)
    const ids = orders.map(({ id }) => id).toReversed()
    expect(await within(a, after)).toEqual(ids)
    expect(await within(a, c)).toEqual(ids.slice(1))
    expect(await within(b, after)).toEqual(ids.slice(0, 2))
    expect(await within(after, '2999-01-01T00:00:00Z')).toEqual([])
    expect(await idsOf(`/admin/orders?userId=${person.id}&from=${b}&status=paid`)).toEqual(ids.slice(0, 2))
    const seoul = `${new Date(Date.parse(b) + 9 * hourMs).toISOString().slice(0, -1)}+09:00`
    expect(await within(encodeURIComponent(seoul), after)).toEqual(ids.slice(0, 2))
    expectInvalid(await admin.get('/admin/orders?from=yesterday'), 'from')
    expectInvalid(await admin.get('/admin/orders?id=7'), 'id')
  })
})

test('GET /admin/orders takes a pending order whose time is over for what it shows it as', async () => {
  const { id: productId } = await shop.newProduct({ price: 1_000 })
  const person = await shop.newShopper({ balance: 10_000 })
  const [waiting, late] = [await buy(productId, person, 'deferred'), await buy(productId, person, 'deferred')]
  await shop.sql("UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = $1", [late.id])
  const withStatus = (status: string) => idsOf(`/admin/orders?userId=${person.id}&status=${status}`)
  expect(await withStatus('pending')).toEqual([waiting.id])
  expect(await withStatus('expired')).toEqual([late.id])
})

describe('GET /admin/products/{id}', () => {
  test('shows a product that shoppers do not see any more', async () => {
    const product = await shop.newProduct({ stock: 3 })
    const stopped = bodyOf(await admin.patch(`/admin/products/${product.id}`, { status: 'stopped' }))
    expect(bodyOf(await admin.get(`/admin/products/${product.id}`))).toEqual(stopped)
    expect((await shopper.api.get(`/products/${product.id}`)).status).toBe(403)
    const unknown = { code: 'product-not-found', productId: unknownId }
    expectProblem(await admin.get(`/admin/products/${unknownId}`), 404, unknown)
  })
})

describe('GET /admin/products/{id}/stock', () => {
  test('names who put in and took out how many, why and when, newest first', async () => {
    const { id } = await shop.newProduct({ stock: 10 })
    for (const [change, reason] of [
      [5, '입고'],
      [-3, '파손'],
    ])
      bodyOf(await admin.post(`/admin/products/${id}/stock`, { change, reason }))
    await buy(id)
    const actor = { actorId: shop.admin.id, actorEmail: shop.admin.user.email }
    const page = bodyOf(await admin.get<Items<unknown>>(`/admin/products/${id}/stock?limit=2`))
    expect(page).toEqual({
      items: [
        { id: anId, change: -3, reason: '파손', ...actor, createdAt: aTime },
        { id: anId, change: 5, reason: '입고', ...actor, createdAt: aTime },
      ],
      nextCursor: expect.any(String),
    })
    const rest = bodyOf(await admin.get(`/admin/products/${id}/stock?limit=2&cursor=${page.nextCursor}`))
    const first = { id: anId, change: 10, reason: expect.any(String), ...actor, createdAt: aTime }
    expect(rest).toEqual({ items: [first], nextCursor: null })
    const unknown = { code: 'product-not-found', productId: unknownId }
    expectProblem(await admin.get(`/admin/products/${unknownId}/stock`), 404, unknown)
  })
})

describe('what operators see of a user', () => {
  test('is what the user sees: balance history, payments, coupons, orders', async () => {
    const { id: productId } = await shop.newProduct({ price: 1_000 })
    const person = await shop.newShopper({ balance: 5_000 })
    await buy(productId, person)
    for (const [own, theirs] of [
      ['/balance/history', 'balance/history'],
      ['/payments', 'payments'],
      ['/orders', 'orders'],
      ['/users/me/coupons', 'coupons'],
    ]) {
      const shown = bodyOf(await admin.get<Items<unknown>>(`/users/${person.id}/${theirs}`))
      expect(shown).toEqual(bodyOf(await person.api.get(own!)))
      expect(bodyOf(await person.api.get(`/users/me/${theirs}`))).toEqual(shown)
      if (theirs !== 'coupons') expect(shown.items).not.toEqual([])
      const unknown = { code: 'user-not-found', userId: unknownId }
      expectProblem(await admin.get(`/users/${unknownId}/${theirs}`), 404, unknown)
      expectProblem(await shopper.api.get(`/users/${person.id}/${theirs}`), 403, { code: 'forbidden' })
    }
    const user = bodyOf(await admin.get(`/admin/users/${person.id}`))
    expect(user).toEqual({ ...person.user, balance: 4_000, createdAt: aTime })
    const unknown = { code: 'user-not-found', userId: unknownId }
    expectProblem(await admin.get(`/admin/users/${unknownId}`), 404, unknown)
  })
})

describe('GET /admin/figures', () => {
  type Figures = { today: string; items: { day: string; orders: number; revenue: number }[] }
  const figures = async (query = '') => bodyOf(await admin.get<Figures>(`/admin/figures${query}`))

  test('counts what was paid and what was cancelled, in the day it was paid, on all instances', async () => {
    const fresh = await openTestShop()
    const other = await startOn(fresh.databaseUrl)
    const person = await fresh.newShopper({ balance: 100_000 })
    const { id: productId } = await fresh.newProduct({ price: 1_000 })
    const request = { items: [{ productId, quantity: 2 }] }
    const cancelled = await order(person, request)
    await order(person, { ...request, payment: 'deferred' })
    shiftClock(dayMs)
    const { token } = await fresh.signIn({ email: person.user.email, password: 'correct horse' })
    const tomorrow = { ...person, api: fresh.withToken(token) }
    await Promise.all(Array.from({ length: 20 }, () => order(tomorrow, request)))
    resetClock()
    bodyOf(await person.api.post(`/orders/${cancelled.id}/cancel`))
    await order(person, request)
    shiftClock(dayMs)
    const { token: adminToken } = await fresh.signIn({
      email: fresh.admin.user.email,
      password: 'operator password',
    })
    const { today, items } = bodyOf(await fresh.withToken(adminToken).get<Figures>('/admin/figures?days=3'))
    expect(items[0]!.day).toBe(today)
    expect(items).toEqual([
      { day: expect.any(String), orders: 20, revenue: 40_000, cancelledOrders: 0, cancelledAmount: 0 },
      { day: expect.any(String), orders: 1, revenue: 2_000, cancelledOrders: 1, cancelledAmount: 2_000 },
      { day: expect.any(String), orders: 0, revenue: 0, cancelledOrders: 0, cancelledAmount: 0 },
    ])
    const verification = await fresh.withToken(adminToken).get<{ ok: boolean }>('/admin/verification')
    expect(bodyOf(verification).ok).toBe(true)
    resetClock()
    await other.stop()
    await fresh.close()
  })

  test('has two weeks unless asked for more or fewer days, up to a year', async () => {
    expect((await figures()).items).toHaveLength(14)
    expect((await figures('?days=366')).items).toHaveLength(366)
    for (const days of [0, 367, 'x']) expectInvalid(await admin.get(`/admin/figures?days=${days}`), 'days')
  })
})

describe('GET /products/categories', () => {
  test('has the categories of what is on sale, by name, with how many products', async () => {
    const fresh = await openTestShop()
    for (const [category, status] of [
      ['주방', 'on-sale'],
      ['가구', 'on-sale'],
      ['주방', 'on-sale'],
      ['단종된 것', 'discontinued'],
    ])
      await fresh.newProduct({ category, status })
    expect(bodyOf(await fresh.admin.api.get('/products/categories'))).toEqual({
      items: [
        { category: '가구', products: 1 },
        { category: '주방', products: 2 },
      ],
    })
    await fresh.close()
  })
})

describe('GET /coupons/{id}', () => {
  test('shows an event, also one that is over, and none that does not exist', async () => {
    const coupon = await shop.newCoupon()
    expect(bodyOf(await shopper.api.get(`/coupons/${coupon.id}`))).toEqual(coupon)
    const ended = await shop.newCoupon({
      issueStartsAt: new Date(Date.now() - 2 * hourMs).toISOString(),
      issueEndsAt: new Date(Date.now() - hourMs).toISOString(),
    })
    expect(bodyOf(await shopper.api.get(`/coupons/${ended.id}`))).toEqual(ended)
    const unknown = { code: 'coupon-not-found', couponId: unknownId }
    expectProblem(await shopper.api.get(`/coupons/${unknownId}`), 404, unknown)
  })
})
