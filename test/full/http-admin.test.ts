// What operators do over HTTP: the catalogue, coupon events, and what they watch (requirement P6).

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiClient, bodyOf, expectInvalid, expectProblem } from '../support/api-client.ts'
import { unknownId } from '../support/contract-routes.ts'
import { anId, aTime } from '../support/shapes.ts'
import { issue, openTestShop, order, type Person, type TestShop } from '../support/test-shop.ts'

let shop: TestShop
let admin: ApiClient
let shopper: Person

beforeAll(async () => {
  shop = await openTestShop()
  admin = shop.admin.api
  shopper = await shop.newShopper({ balance: 100_000 })
})
afterAll(() => shop.close())

const inTime = (ms: number) => new Date(Date.now() + ms).toISOString()

describe('products', () => {
  const fields = { name: '컵', category: '주방', price: 3_000, stock: 5 }

  test('POST /admin/products puts a product on sale, unless it says otherwise', async () => {
    const created = bodyOf(await admin.post('/admin/products', fields), 201)
    const shown = { ...fields, id: anId, description: '', status: 'on-sale', createdAt: aTime }
    expect(created).toEqual({ ...shown, onHand: 5, reserved: 0 })
    const all = { ...fields, description: '유리', status: 'stopped', stock: 0 }
    expect(bodyOf(await admin.post('/admin/products', all), 201)).toEqual({
      ...all,
      id: anId,
      createdAt: aTime,
      onHand: 0,
      reserved: 0,
    })
  })

  test('PATCH /admin/products/{id} changes what it names, at once', async () => {
    const made = await shop.newProduct(fields)
    const changes = {
      name: '큰 컵',
      description: '더 크다',
      category: '거실',
      price: 4_000,
      status: 'stopped',
    }
    expect(bodyOf(await admin.patch(`/admin/products/${made.id}`, changes))).toEqual({ ...made, ...changes })
    expect((await shopper.api.get(`/products/${made.id}`)).status).toBe(403)
    bodyOf(await admin.patch(`/admin/products/${made.id}`, { status: 'on-sale' }))
    const { onHand: _, reserved: __, ...shown } = { ...made, ...changes, status: 'on-sale' }
    expect(bodyOf(await shopper.api.get(`/products/${made.id}`))).toEqual(shown)
    const unknown = await admin.patch(`/admin/products/${unknownId}`, { price: 1 })
    expectProblem(unknown, 404, { code: 'product-not-found', productId: unknownId })
  })

  test.each<[object, ...string[]]>([
    [{ name: '' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'a\u0000' }, 'name'],
    [{ name: 5 }, 'name'],
    [{ category: '' }, 'category'],
    [{ price: 0 }, 'price'],
    [{ price: 100_000_001 }, 'price'],
    [{ price: 1.5 }, 'price'],
    [{ price: '1000' }, 'price'],
    [{ description: 'x'.repeat(5_001) }, 'description'],
    [{ description: '\u0000' }, 'description'],
    [{ status: 'sold' }, 'status'],
    [{ id: unknownId }, 'id'],
    [{ price: null, name: null }, 'name', 'price'],
  ])('refuses %j', async (change, ...fieldNames) => {
    const { id } = await shop.newProduct()
    expectInvalid(await admin.post('/admin/products', { ...fields, ...change }), ...fieldNames)
    expectInvalid(await admin.patch(`/admin/products/${id}`, change), ...fieldNames)
  })

  test('refuses a change of nothing or of the stock, and a product without what it needs', async () => {
    const { id } = await shop.newProduct()
    expectInvalid(await admin.patch(`/admin/products/${id}`, {}), 'body')
    expectInvalid(await admin.patch(`/admin/products/${id}`, { stock: 1 }), 'stock')
    expectInvalid(await admin.patch('/admin/products/cup', { price: 1 }), 'id')
    expectInvalid(await admin.post('/admin/products', {}), 'name', 'category', 'price', 'stock')
    for (const stock of [-1, 1_000_000_001, 0.5, '1']) {
      expectInvalid(await admin.post('/admin/products', { ...fields, stock }), 'stock')
    }
  })

  test('POST /admin/products/{id}/stock restocks and takes out, but not what pending orders reserve', async () => {
    const { id: productId } = await shop.newProduct({ price: 1_000, stock: 5 })
    const adjust = (change: unknown, reason: unknown = '입고') =>
      admin.post(`/admin/products/${productId}/stock`, { change, reason })
    expect(bodyOf(await adjust(10))).toEqual({ productId, onHand: 15, reserved: 0, stock: 15 })
    await order(shopper, { items: [{ productId, quantity: 4 }], payment: 'deferred' })
    expect(bodyOf(await adjust(-1))).toEqual({ productId, onHand: 14, reserved: 4, stock: 10 })
    const lines = [{ productId, requested: 11, available: 10 }]
    expectProblem(await adjust(-11), 409, { code: 'out-of-stock', lines })
    expect(bodyOf(await adjust(-10))).toEqual({ productId, onHand: 4, reserved: 4, stock: 0 })
    for (const change of [0, 0.5, '1', 1_000_000_001, null]) expectInvalid(await adjust(change), 'change')
    expectInvalid(await adjust(1_000_000_000), 'change')
    for (const reason of ['', 'x'.repeat(201), 'a\u0000', null])
      expectInvalid(await adjust(1, reason), 'reason')
    const unknown = await admin.post(`/admin/products/${unknownId}/stock`, { change: 1, reason: '입고' })
    expectProblem(unknown, 404, { code: 'product-not-found', productId: unknownId })
  })

  test('GET /admin/products shows every status, or one', async () => {
    const stopped = await shop.newProduct({ category: '창고', status: 'stopped' })
    const onSale = await shop.newProduct({ category: '창고' })
    const all = { items: [onSale, stopped], page: 1, limit: 20, total: 2 }
    expect(bodyOf(await admin.get('/admin/products?category=창고'))).toEqual(all)
    const one = { ...all, items: [stopped], total: 1 }
    expect(bodyOf(await admin.get('/admin/products?category=창고&status=stopped'))).toEqual(one)
    const none = { items: [], page: 1, limit: 20, total: 0 }
    expect(bodyOf(await admin.get('/admin/products?category=창고&status=discontinued'))).toEqual(none)
    expectInvalid(await admin.get('/admin/products?status=sold'), 'status')
  })
})

describe('coupon events', () => {
  const discount = { type: 'percent', value: 10, maxAmount: 3_000 }
  const fields = { name: '가을', discount, totalCount: 10 }

  test('POST /admin/coupons opens an event, now and for one each unless it says otherwise', async () => {
    const shown = { ...fields, id: anId, issuedCount: 0, remaining: 10, createdAt: aTime }
    const defaults = {
      minOrderAmount: 0,
      perUserLimit: 1,
      issueStartsAt: aTime,
      issueEndsAt: null,
      validDays: 30,
    }
    expect(bodyOf(await admin.post('/admin/coupons', fields), 201)).toEqual({ ...shown, ...defaults })
    const all = {
      minOrderAmount: 1,
      perUserLimit: 2,
      issueStartsAt: inTime(1),
      issueEndsAt: inTime(9e9),
      validDays: 3,
    }
    expect(bodyOf(await admin.post('/admin/coupons', { ...fields, ...all }), 201)).toEqual({
      ...shown,
      ...all,
    })
    const zoned = { ...fields, issueStartsAt: '2026-01-01T09:00:00+09:00' }
    const utc = { issueStartsAt: '2026-01-01T00:00:00.000Z' }
    expect(bodyOf(await admin.post('/admin/coupons', zoned), 201)).toMatchObject(utc)
  })

  test('PATCH /admin/coupons/{id} changes what it names, but no fewer than were issued', async () => {
    const made = await shop.newCoupon(fields)
    await issue(shopper, made.id)
    await issue(await shop.newShopper(), made.id)
    const changes = { name: '겨울', totalCount: 2, perUserLimit: 3, issueEndsAt: inTime(9e9), validDays: 5 }
    const counts = { issuedCount: 2, remaining: 0 }
    const changed = { ...made, ...changes, ...counts }
    expect(bodyOf(await admin.patch(`/admin/coupons/${made.id}`, changes))).toEqual(changed)
    const fewer = await admin.patch(`/admin/coupons/${made.id}`, { totalCount: 1 })
    expectProblem(fewer, 409, { code: 'total-below-issued', issuedCount: 2 })
    const open = { issueEndsAt: null }
    expect(bodyOf(await admin.patch(`/admin/coupons/${made.id}`, open))).toEqual({ ...changed, ...open })
    const unknown = await admin.patch(`/admin/coupons/${unknownId}`, { name: '없음' })
    expectProblem(unknown, 404, { code: 'coupon-not-found', couponId: unknownId })
  })

  test.each<[object, ...string[]]>([
    [{ name: '' }, 'name'],
    [{ totalCount: 0 }, 'totalCount'],
    [{ totalCount: 100_000_001 }, 'totalCount'],
    [{ totalCount: '10' }, 'totalCount'],
    [{ perUserLimit: 0 }, 'perUserLimit'],
    [{ perUserLimit: 101 }, 'perUserLimit'],
    [{ validDays: 0 }, 'validDays'],
    [{ validDays: 3_651 }, 'validDays'],
    [{ issueStartsAt: 'tomorrow' }, 'issueStartsAt'],
    [{ issueStartsAt: '2026-13-01T00:00:00Z' }, 'issueStartsAt'],
    [{ issueStartsAt: '2026-01-01' }, 'issueStartsAt'],
    [{ issueStartsAt: '2026-01-01T00:00:00' }, 'issueStartsAt'],
    [{ issueStartsAt: '2026-01-01T00:00:00+09' }, 'issueStartsAt'],
    [{ issueStartsAt: '0000-01-01T00:00:00Z' }, 'issueStartsAt'],
    [{ issueStartsAt: '2016-12-31T23:59:60Z' }, 'issueStartsAt'],
    [{ issueEndsAt: '9999-12-31T23:59:59-14:00' }, 'issueEndsAt'],
    [{ issueEndsAt: 5 }, 'issueEndsAt'],
    [{ issueEndsAt: '2020-01-01T00:00:00Z' }, 'issueEndsAt'],
    [{ issueStartsAt: inTime(1e9), issueEndsAt: inTime(1e8) }, 'issueEndsAt'],
    [{ issuedCount: 5 }, 'issuedCount'],
  ])('refuses %j', async (change, ...fieldNames) => {
    const { id } = await shop.newCoupon()
    expectInvalid(await admin.post('/admin/coupons', { ...fields, ...change }), ...fieldNames)
    expectInvalid(await admin.patch(`/admin/coupons/${id}`, change), ...fieldNames)
  })

  test.each<[unknown, ...string[]]>([
    [{ type: 'amount', value: 0 }, 'discount.value'],
    [{ type: 'amount', value: 1.5 }, 'discount.value'],
    [{ type: 'amount' }, 'discount.value'],
    [{ type: 'amount', value: 1, maxAmount: 1 }, 'discount.maxAmount'],
    [{ type: 'percent', value: 0 }, 'discount.value'],
    [{ type: 'percent', value: 101 }, 'discount.value'],
    [{ type: 'percent', value: 5, maxAmount: 0 }, 'discount.maxAmount'],
    [{ type: 'gift', value: 5 }, 'discount.type'],
    [{ value: 5 }, 'discount.type'],
    [{}, 'discount.type'],
    [null, 'discount'],
    [5, 'discount'],
  ])('refuses the discount %j', async (wrong, ...fieldNames) => {
    expectInvalid(await admin.post('/admin/coupons', { ...fields, discount: wrong }), ...fieldNames)
  })

  test('refuses to change what a coupon is worth, or nothing', async () => {
    const { id } = await shop.newCoupon()
    for (const change of [{ discount }, { minOrderAmount: 0 }]) {
      expectInvalid(await admin.patch(`/admin/coupons/${id}`, change), Object.keys(change)[0]!)
    }
    expectInvalid(await admin.patch(`/admin/coupons/${id}`, {}), 'body')
  })

  test('GET /admin/coupons shows those that ended too', async () => {
    const ended = await shop.newCoupon({
      issueStartsAt: '2020-01-01T00:00:00Z',
      issueEndsAt: '2020-02-01T00:00:00Z',
    })
    const page = bodyOf(await admin.get('/admin/coupons?limit=1'))
    expect(page).toEqual({ items: [ended], page: 1, limit: 1, total: expect.any(Number) })
  })
})
