// The OpenAPI document: valid 3.1, with every route of the contract in it, and true of real answers.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type ApiClient, bodyOf } from '../support/api-client.ts'
import { contractRoutes } from '../support/contract-routes.ts'
import { readDocument } from '../support/openapi.ts'
import { openStream } from '../support/stream-client.ts'
import { issue, openTestShop, order, type Person, password, type TestShop } from '../support/test-shop.ts'

let shop: TestShop
let shopper: Person
let admin: ApiClient
let described: Awaited<ReturnType<typeof readDocument>>

beforeAll(async () => {
  shop = await openTestShop()
  shopper = await shop.newShopper({ balance: 1_000_000 })
  admin = shop.admin.api
  described = await readDocument(shop.anybody)
})
afterAll(() => shop.close())

const routes = contractRoutes.map(({ method, path, access }) => ({ route: `${method} ${path}`, access }))
const methods = ['get', 'post', 'patch', 'delete']

/** Every object inside a value, itself included. */
function objectsIn(value: unknown): Record<string, unknown>[] {
  if (typeof value !== 'object' || value === null) return []
  const inside = Object.values(value).flatMap(objectsIn)
  return Array.isArray(value) ? inside : [value as Record<string, unknown>, ...inside]
}

describe('the document', () => {
  test('is OpenAPI 3.1 with what that needs', () => {
    const { openapi, info, paths } = described.document
    expect(openapi).toMatch(/^3\.1\.\d+$/)
    expect(info).toMatchObject({ title: 'Jangteo', version: expect.stringMatching(/^\d+\.\d+\.\d+$/) })
    for (const [path, operations] of Object.entries(paths)) {
      expect(path).toMatch(/^\//)
      for (const [method, operation] of Object.entries(operations)) {
        expect(methods).toContain(method)
        expect(operation.summary).toMatch(/./)
        expect(operation.tags).toHaveLength(1)
        expect(Object.keys(operation.responses).length).toBeGreaterThan(0)
        expect(Object.keys(operation).filter((name) => name.startsWith('x-'))).toEqual([])
      }
    }
  })

  test('describes every answer, and every place for an id exactly once', () => {
    for (const [path, operations] of Object.entries(described.document.paths)) {
      for (const { parameters = [], responses } of Object.values(operations)) {
        for (const [status, response] of Object.entries(responses)) {
          expect(status).toMatch(/^[1-5]\d\d$/)
          expect(response.description).toMatch(/\S/)
        }
        const places = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
        const inPath = parameters.filter((parameter) => parameter.in === 'path')
        expect(inPath.map(({ name }) => name).sort()).toEqual(places.sort())
        for (const parameter of parameters) {
          expect(['path', 'query', 'header']).toContain(parameter.in)
          expect(parameter.schema).toBeTypeOf('object')
          if (parameter.in === 'path') expect(parameter.required).toBe(true)
        }
      }
    }
  })

  test('refers only to what is in it, and every schema in it is a schema of JSON Schema 2020-12', () => {
    const { document, ajv } = described
    for (const { $ref } of objectsIn(document)) {
      if ($ref !== undefined) expect(ajv.getSchema(`document${$ref}`), String($ref)).toBeDefined()
    }
    for (const { schema } of objectsIn(document.paths)) {
      if (schema !== undefined)
        expect(ajv.validateSchema(schema as object), JSON.stringify(ajv.errors)).toBe(true)
    }
    for (const schema of Object.values(document.components.schemas))
      expect(ajv.validateSchema(schema)).toBe(true)
  })
})

describe('every route of the contract', () => {
  test('is in the document, and no other is', () => {
    const inDocument = Object.entries(described.document.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const inContract = routes.map(({ route }) => route.replace(' /', ' /api/v1/').replace(' :', ' '))
    expect(inDocument.sort()).toEqual(inContract.sort())
  })

  test.each(routes)('$route says who may call it and what can go wrong', ({ route, access }) => {
    const { security = [] } = described.operationOf(route)
    const codes = described.codesOf(route)
    expect(security).toEqual(access === 'open' ? [] : [{ bearer: [] }])
    expect(codes.includes('unauthenticated')).toBe(access !== 'open')
    if (access === 'admin') expect(codes).toContain('forbidden')
    if (route.includes(' /'))
      expect(codes).toEqual(expect.arrayContaining(['too-many-requests', 'internal-error']))
    if (!/^GET/.test(route))
      expect(codes).toEqual(expect.arrayContaining(['invalid-request', 'payload-too-large']))
  })

  const withBody =
    /^(PATCH|POST .*(sign-|charge|refund|\/orders$|cart|admin\/(products|coupons)$|stock|replay))/

  test.each(routes)('$route has schemas for what it takes and gives', ({ route }) => {
    const { requestBody, responses } = described.operationOf(route)
    expect(requestBody !== undefined).toBe(withBody.test(route))
    if (requestBody) expect(requestBody.required).toBe(!route.endsWith('/checkout'))
    const successes = Object.entries(responses).filter(([status]) => status.startsWith('2'))
    expect(successes).toHaveLength(1)
    const [[status, { content }]] = successes as [(typeof successes)[0]]
    if (status === '204') expect(content).toBeUndefined()
    else expect(Object.values(content!)).toEqual([{ schema: expect.any(Object) }])
  })
})

describe('real answers look as the document says', () => {
  const ids: Record<string, string> = {}

  /** Sends the route with the ids that were made so far; its answer must be a success that is described. */
  async function expectSuccess(api: ApiClient, route: string, body?: object, query = '') {
    const [method = '', path = ''] = route.split(' ')
    const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name]!)
    const answer = await api.send<{ id: string }>(method, address + query, body === undefined ? {} : { body })
    expect(answer.status, `${route}: ${answer.text}`).toBeLessThan(300)
    described.expectDescribed(route, answer)
    return answer.body
  }

  test('accounts and operations', async () => {
    const account = { email: 'document@example.com', password, name: '문서' }
    await expectSuccess(shop.anybody, 'POST /auth/sign-up', account)
    await expectSuccess(shop.anybody, 'POST /auth/sign-in', { email: account.email, password })
    await expectSuccess(shopper.api, 'GET /auth/me')
    for (const path of [
      ':/health/live',
      ':/health/ready',
      ':/metrics',
      ':/openapi.json',
      ':/asyncapi.json',
    ]) {
      await expectSuccess(shop.anybody, `GET ${path}`)
    }
  })

  test('the catalogue and the events', async () => {
    const product = { name: '컵', category: '주방', price: 1_000, stock: 50 }
    ids.id = (await expectSuccess(admin, 'POST /admin/products', product)).id
    await expectSuccess(admin, 'PATCH /admin/products/{id}', { description: '유리' })
    await expectSuccess(admin, 'POST /admin/products/{id}/stock', { change: 5, reason: '입고' })
    await order(shopper, { items: [{ productId: ids.id, quantity: 1 }] })
    await expectSuccess(shopper.api, 'GET /products/{id}')
    await expectSuccess(shopper.api, 'GET /products/categories')
    await expectSuccess(admin, 'GET /admin/products/{id}')
    await expectSuccess(admin, 'GET /admin/products/{id}/stock')
    for (const route of ['GET /products', 'GET /products/top', 'GET /admin/products'])
      await expectSuccess(admin, route)
    await expectSuccess(admin, 'GET /products', undefined, '?q=nothing')
    for (const discount of [
      { type: 'amount', value: 100 },
      { type: 'percent', value: 5, maxAmount: 10 },
    ]) {
      const coupon = { name: '쿠폰', discount, totalCount: 5, issueEndsAt: '2999-01-01T00:00:00Z' }
      ids.id = (await expectSuccess(admin, 'POST /admin/coupons', coupon)).id
      await expectSuccess(admin, 'PATCH /admin/coupons/{id}', { issueEndsAt: null })
      await expectSuccess(shopper.api, 'GET /coupons/{id}')
      ids.id = (await expectSuccess(shopper.api, 'POST /coupons/{id}/issue')).id
      await expectSuccess(shopper.api, 'GET /users/me/coupons/{id}')
      await expectSuccess(shopper.api, 'GET /users/me/coupons/{id}', undefined, '?amount=5000')
    }
    await expectSuccess(admin, 'GET /coupons')
    await expectSuccess(admin, 'GET /admin/coupons')
  })

  test('money, orders and the cart', async () => {
    const { id: productId } = await shop.newProduct({ price: 1_000 })
    const { id: userCouponId } = await issue(shopper, (await shop.newCoupon({ minOrderAmount: 0 })).id)
    ids.userId = shopper.id
    await expectSuccess(shopper.api, 'POST /balance/charge', { amount: 5_000 })
    await expectSuccess(shopper.api, 'POST /balance/refund', { amount: 1 })
    const items = [{ productId, quantity: 1 }]
    await expectSuccess(shopper.api, 'POST /orders', { items, userCouponId })
    for (const end of ['payments', 'cancel']) {
      ids.id = (await expectSuccess(shopper.api, 'POST /orders', { items, payment: 'deferred' })).id
      await expectSuccess(shopper.api, 'GET /orders/{id}')
      await expectSuccess(shopper.api, `POST /orders/{id}/${end}`)
    }
    for (const route of ['GET /balance', 'GET /balance/history', 'GET /orders', 'GET /payments']) {
      await expectSuccess(shopper.api, route)
    }
    for (const what of ['balance', 'balance/history', 'orders', 'payments', 'coupons'])
      await expectSuccess(admin, `GET /users/{userId}/${what}`)
    await expectSuccess(shopper.api, 'POST /orders/cart', items[0])
    await expectSuccess(shopper.api, 'POST /orders/cart/checkout')
    const { items: lines } = bodyOf(
      await shopper.api.post<{ items: [{ id: string }] }>('/orders/cart', items[0]),
    )
    ids.itemId = lines[0].id
    await expectSuccess(shopper.api, 'PATCH /orders/cart/{itemId}', { quantity: 2 })
    await expectSuccess(shopper.api, 'GET /orders/cart')
    await expectSuccess(shopper.api, 'DELETE /orders/cart/{itemId}')
    const again = bodyOf(await shopper.api.post<{ items: [{ id: string }] }>('/orders/cart', items[0]))
    await expectSuccess(shopper.api, 'DELETE /orders/cart', undefined, `?itemIds=${again.items[0].id}`)
  })

  test('what operators watch', async () => {
    for (const what of ['orders', 'users', 'figures', 'delivery', 'verification'])
      await expectSuccess(admin, `GET /admin/${what}`)
    ids.id = shopper.id
    await expectSuccess(admin, 'GET /admin/users/{id}')
    ids.sink = 'file'
    await expectSuccess(admin, 'POST /admin/delivery/{sink}/replay', { since: '2999-01-01T00:00:00Z' })
    await expectSuccess(admin, 'POST /admin/delivery/{sink}/resume')
    await shop.sql("INSERT INTO delivery_cursors (sink, position, updated_at) VALUES ('old', 0, now())")
    ids.sink = 'old'
    await expectSuccess(admin, 'DELETE /admin/delivery/{sink}')
  })
})

test('every message of a stream looks as the document says', async () => {
  const { id: productId } = await shop.newProduct({ price: 1_000 })
  const { id: couponId } = await shop.newCoupon()
  const person = await shop.newShopper({ balance: 5_000 })
  await order(person, { items: [{ productId, quantity: 1 }] })
  const query = `products=${productId}&coupons=${couponId}&me`
  const streams = [
    await openStream(shop.url, query, person.token),
    await openStream(shop.url, 'operations', shop.admin.token),
  ]
  const messages = () => streams.flatMap((stream) => stream.messages)
  await vi.waitFor(() => expect(new Set(messages().map(({ event }) => event)).size).toBe(5))
  for (const { event, data } of messages()) {
    const validate = described.ajv.getSchema(`document#/components/schemas/stream-${event}`)!
    validate(data)
    expect(validate.errors, event).toBeNull()
  }
  await Promise.all(streams.map((stream) => stream.close()))
})

test('the start of the shop leads to the page to click through', async () => {
  const start = await fetch(`${shop.url}/`, { redirect: 'manual' })
  expect([start.status, start.headers.get('location')]).toEqual([302, '/docs'])
  const page = await fetch(`${shop.url}/`)
  expect(await page.text()).toContain('<title>Jangteo API</title>')
})
