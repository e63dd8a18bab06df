// Every problem code is reached, by the request that brings it about; and what the code says of it, what
// docs/errors.md says and what the OpenAPI document says is the same.

import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { OutcomeUnknown, Overloaded } from '../../src/engine/engine-error.ts'
import { type ProblemCode, problems } from '../../src/http/problems.ts'
import { type Answer, bodyOf } from '../support/api-client.ts'
import { openBrokenShop } from '../support/broken-shop.ts'
import { unknownId } from '../support/contract-routes.ts'
import { readDocument } from '../support/openapi.ts'
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
let document: Awaited<ReturnType<typeof readDocument>>

beforeAll(async () => {
  shop = await openTestShop()
  document = await readDocument(shop.anybody)
})
beforeEach(async () => {
  shopper = await shop.newShopper({ balance: 10_000 })
})
afterEach(resetClock)
afterAll(() => shop.close())

type Driven = { readonly route: string; readonly answer: Answer<unknown> }

/** Sends `POST /orders/{id}/cancel` with the id in its place. */
async function ask(
  person: Pick<Person, 'api'>,
  route: string,
  body?: object,
  id = unknownId,
): Promise<Driven> {
  const [method = '', path = ''] = route.split(' ')
  const address = path.replaceAll(/\{\w+\}/g, id)
  return { route, answer: await person.api.send(method, address, body === undefined ? {} : { body }) }
}

const anybody = () => ({ api: shop.anybody })
const line = async (product: object = {}, quantity = 1) => ({
  items: [{ productId: (await shop.newProduct({ price: 1_000, ...product })).id, quantity }],
})
const deferred = async () => order(shopper, { ...(await line()), payment: 'deferred' })
const askForCoupon = async (coupon: object) =>
  ask(shopper, 'POST /coupons/{id}/issue', undefined, (await shop.newCoupon(coupon)).id)
const inTime = (ms: number) => new Date(Date.now() + ms).toISOString()

async function withBrokenEngine(error: Error): Promise<Driven> {
  const broken = await openBrokenShop(shop.databaseUrl, error)
  return ask(broken, 'POST /balance/charge', { amount: 1_000 }).finally(() => broken.close())
}

const drive: Readonly<Record<ProblemCode, () => Promise<Driven>>> = {
  'invalid-request': () => ask(shopper, 'POST /balance/charge', { amount: '1000' }),
  unauthenticated: () => ask(anybody(), 'GET /balance'),
  'wrong-credentials': () =>
    ask(anybody(), 'POST /auth/sign-in', { email: shopper.user.email, password: 'wrong' }),
  'email-taken': () =>
    ask(anybody(), 'POST /auth/sign-up', { email: shopper.user.email, password, name: '손님' }),
  forbidden: () => ask(shopper, 'GET /users/{userId}/balance'),
  'not-found': () => ask(shopper, 'GET /nothing'),
  'user-not-found': () => ask(shop.admin, 'GET /users/{userId}/orders'),
  'insufficient-balance': async () => ask(shopper, 'POST /orders', await line({}, 11)),
  'refund-exceeds-refundable': () => ask(shopper, 'POST /balance/refund', { amount: 10_001 }),
  'product-not-found': () => ask(shopper, 'GET /products/{id}'),
  'product-not-on-sale': async () => ask(shopper, 'POST /orders', await line({ status: 'discontinued' })),
  'out-of-stock': async () => ask(shopper, 'POST /orders', await line({ stock: 1 }, 2)),
  'coupon-not-found': () => ask(shopper, 'POST /coupons/{id}/issue'),
  async 'coupon-sold-out'() {
    const { id } = await shop.newCoupon({ totalCount: 1 })
    await issue(await shop.newShopper(), id)
    return ask(shopper, 'POST /coupons/{id}/issue', undefined, id)
  },
  async 'coupon-already-issued'() {
    const { couponId } = await issue(shopper, (await shop.newCoupon()).id)
    return ask(shopper, 'POST /coupons/{id}/issue', undefined, couponId)
  },
  'coupon-not-started': () => askForCoupon({ issueStartsAt: inTime(hourMs) }),
  'coupon-ended': () => askForCoupon({ issueStartsAt: inTime(-2 * hourMs), issueEndsAt: inTime(-hourMs) }),
  'user-coupon-not-found': () => ask(shopper, 'GET /users/me/coupons/{id}'),
  async 'coupon-not-usable'() {
    const { id } = await issue(shopper, (await shop.newCoupon({ minOrderAmount: 1_001 })).id)
    return ask(shopper, 'POST /orders', { ...(await line()), userCouponId: id })
  },
  'total-changed': async () => ask(shopper, 'POST /orders', { ...(await line()), expectedTotal: 1 }),
  'order-not-found': () => ask(shopper, 'GET /orders/{id}'),
  async 'order-already-paid'() {
    const { id } = await order(shopper, await line())
    return ask(shopper, 'POST /orders/{id}/payments', undefined, id)
  },
  async 'order-expired'() {
    const { id } = await deferred()
    shiftClock(minutes(11))
    return ask(shopper, 'POST /orders/{id}/payments', undefined, id)
  },
  async 'order-cancelled'() {
    const { id } = await deferred()
    bodyOf(await shopper.api.post(`/orders/${id}/cancel`))
    return ask(shopper, 'POST /orders/{id}/payments', undefined, id)
  },
  async 'order-not-cancellable'() {
    const { id } = await deferred()
    shiftClock(minutes(11))
    return ask(shopper, 'POST /orders/{id}/cancel', undefined, id)
  },
  async 'cancel-window-closed'() {
    const { id } = await order(shopper, await line())
    shiftClock(2 * hourMs)
    return ask(shopper, 'POST /orders/{id}/cancel', undefined, id)
  },
  'cart-empty': () => ask(shopper, 'POST /orders/cart/checkout'),
  'cart-item-not-found': () => ask(shopper, 'DELETE /orders/cart/{itemId}'),
  async 'cart-full'() {
    const products = await Promise.all(Array.from({ length: 51 }, () => shop.newProduct()))
    const add = (productId: string) => ask(shopper, 'POST /orders/cart', { productId, quantity: 1 })
    const answers = await Promise.all(products.map(({ id }) => add(id)))
    return answers.find(({ answer }) => answer.status !== 200)!
  },
  async 'total-below-issued'() {
    const { id } = await shop.newCoupon({ perUserLimit: 2 })
    await issue(shopper, id)
    await issue(shopper, id)
    return ask(shop.admin, 'PATCH /admin/coupons/{id}', { totalCount: 1 }, id)
  },
  'dead-letter-not-found': () => ask(shop.admin, 'POST /admin/delivery/dead-letters/{eventId}/retry'),
  'sink-not-found': () => ask(shop.admin, 'POST /admin/delivery/{sink}/resume'),
  'sink-in-use': () => ask(shop.admin, 'DELETE /admin/delivery/{sink}', undefined, 'file'),
  'payload-too-large': () => ask(shopper, 'POST /orders', { items: 'x'.repeat(70_000) }),
  async 'unsupported-media-type'() {
    const sent = { body: '<charge/>', headers: { 'content-type': 'application/xml' } }
    return { route: 'POST /balance/charge', answer: await shopper.api.send('POST', '/balance/charge', sent) }
  },
  async 'idempotency-key-reused'() {
    const charge = (amount: number) =>
      shopper.api.post('/balance/charge', { amount }, { 'idempotency-key': 'key' })
    await charge(1_000)
    return { route: 'POST /balance/charge', answer: await charge(2_000) }
  },
  async 'too-many-requests'() {
    const limited = await startOn(shop.databaseUrl, { RATE_LIMIT_PER_MINUTE: '1' })
    await limited.anybody.get('/products')
    const answer = await limited.anybody.get('/products')
    await limited.stop()
    return { route: 'GET /products', answer }
  },
  overloaded: () => withBrokenEngine(new Overloaded('the order queue is full')),
  'outcome-unknown': () => withBrokenEngine(new OutcomeUnknown()),
  'internal-error': () => withBrokenEngine(new Error('a bug')),
}

const codes = Object.keys(problems) as ProblemCode[]

test.each(codes)('%s', async (code) => {
  const { route, answer } = await drive[code]()
  const { status, ko } = problems[code]
  const shown = { code, status, title: ko.title, type: `urn:jangteo:problem:${code}` }
  expect({ status: answer.status, body: answer.body }).toEqual({
    status,
    body: expect.objectContaining(shown),
  })
  expect(answer.headers.has('retry-after')).toBe([429, 503].includes(status))
  expect(answer.headers.has('www-authenticate')).toBe(status === 401)
  expect(answer.text).not.toMatch(/undefined|\[object|NaN/)
  if (code === 'not-found') return
  expect(document.codesOf(route)).toContain(code)
  document.expectDescribed(route, answer)
})

describe('docs/errors.md', () => {
  const text = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8')
  const sections = text.split(/^### /m).slice(1)

  test('has a section for every code, and for no other', () => {
    const named = sections.map((section) => /^`([a-z-]+)`$/m.exec(section)?.[1])
    expect(named.sort()).toEqual([...codes].sort())
  })

  test.each(codes)('says of %s its status, its titles, when it comes, its data and what to do', (code) => {
    const section = sections.find((candidate) => candidate.startsWith(`\`${code}\``))!
    const { status, ko, en } = problems[code]
    expect(section).toContain(`\n${status} · ${ko.title} · ${en.title}\n`)
    for (const part of ['When', 'Data', 'Do'])
      expect(section).toMatch(new RegExp(`^- \\*\\*${part}:\\*\\* \\S`, 'm'))
    const { properties } = document.document.components.schemas[`problem-${code}`] as { properties: object }
    const common = ['type', 'title', 'status', 'detail', 'code', 'requestId']
    for (const name of Object.keys(properties).filter((property) => !common.includes(property))) {
      expect(section).toContain(`\`${name}\``)
    }
  })
})

test('the OpenAPI document describes every code, and no other', () => {
  const described = Object.keys(document.document.components.schemas)
    .filter((name) => name.startsWith('problem-'))
    .map((name) => name.slice('problem-'.length))
  expect(described.sort()).toEqual([...codes].sort())
})
