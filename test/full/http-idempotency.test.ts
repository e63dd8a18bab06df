// Idempotency-Key on every POST that moves money, stock or coupons: a repeat is answered as the first was, and done once.

import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Answer, bodyOf, expectInvalid, expectProblem } from '../support/api-client.ts'
import { dayMs, minutes, resetClock, shiftClock } from '../support/shifted-clock.ts'
import { openTestShop, order, type Person, password, type TestShop } from '../support/test-shop.ts'

let shop: TestShop
let shopper: Person
let productId: string
let couponId: string

beforeAll(async () => {
  shop = await openTestShop()
})
beforeEach(async () => {
  shopper = await shop.newShopper({ balance: 100_000 })
  productId = (await shop.newProduct({ price: 1_000, stock: 100 })).id
  couponId = (await shop.newCoupon({ perUserLimit: 100 })).id
})
afterEach(resetClock)
afterAll(() => shop.close())

type Request = { readonly by: Person; readonly path: string; readonly body?: object; readonly other?: object }

const newKey = () => randomUUID()
const line = () => ({ productId, quantity: 1 })
const pending = async () => (await order(shopper, { items: [line()], payment: 'deferred' })).id
const product = { name: '새 컵', category: '주방', price: 1, stock: 1 }
const coupon = { name: '새 쿠폰', discount: { type: 'amount', value: 1 }, totalCount: 1 }

/** Every such route, as a request that succeeds and, where it has a body, another for the same key. */
const requests: readonly (readonly [string, () => Promise<Request>])[] = [
  [
    'charge',
    async () => ({ by: shopper, path: '/balance/charge', body: { amount: 5_000 }, other: { amount: 5_001 } }),
  ],
  [
    'refund',
    async () => ({ by: shopper, path: '/balance/refund', body: { amount: 10 }, other: { amount: 11 } }),
  ],
  ['issue', async () => ({ by: shopper, path: `/coupons/${couponId}/issue` })],
  [
    'order',
    async () => ({
      by: shopper,
      path: '/orders',
      body: { items: [line()] },
      other: { items: [line()], payment: 'deferred' },
    }),
  ],
  ['pay', async () => ({ by: shopper, path: `/orders/${await pending()}/payments` })],
  ['cancel', async () => ({ by: shopper, path: `/orders/${await pending()}/cancel` })],
  [
    'checkout',
    async () => {
      bodyOf(await shopper.api.post('/orders/cart', line()))
      return { by: shopper, path: '/orders/cart/checkout', other: { payment: 'deferred' } }
    },
  ],
  [
    'new product',
    async () => ({ by: shop.admin, path: '/admin/products', body: product, other: { ...product, price: 2 } }),
  ],
  [
    'restock',
    async () => ({
      by: shop.admin,
      path: `/admin/products/${productId}/stock`,
      body: { change: 5, reason: '입고' },
      other: { change: 6, reason: '입고' },
    }),
  ],
  [
    'new coupon',
    async () => ({
      by: shop.admin,
      path: '/admin/coupons',
      body: coupon,
      other: { ...coupon, totalCount: 2 },
    }),
  ],
]

const send = ({ by, path, body }: Request, key: string) => by.api.post(path, body, { 'idempotency-key': key })
const replayed = ({ headers }: Answer<unknown>) => headers.get('idempotency-replayed')

/** Everything that money, stock and coupons left behind. */
async function books() {
  const tables = [
    'balance_entries',
    'stock_adjustments',
    'user_coupons',
    'orders',
    'payments',
    'products',
    'coupons',
  ]
  const counts = tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`)
  const sums =
    '(SELECT sum(balance)::int FROM wallets) AS won, (SELECT sum(on_hand)::int FROM stocks) AS units'
  return (await shop.sql(`SELECT ${counts.join(', ')}, ${sums}`))[0]
}

describe.each(requests)('%s', (_name, request) => {
  test('a repeat gets the same status and body, says so, and does nothing', async () => {
    const asked = await request()
    const key = newKey()
    const first = await send(asked, key)
    expect(first.status).toBeLessThan(300)
    expect(replayed(first)).toBeNull()
    const after = await books()
    const again = await send(asked, key)
    expect([again.status, again.text, replayed(again)]).toEqual([first.status, first.text, 'true'])
    expect(await books()).toEqual(after)
  })

  test('twenty at once have one effect and one answer', async () => {
    const asked = await request()
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 20 }, () => send(asked, key)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]!.status).toBeLessThan(300)
    expect(answers.filter((answer) => replayed(answer) === null)).toHaveLength(1)
    const after = await books()
    await send(asked, key)
    expect(await books()).toEqual(after)
  })

  test('the key with another body, or for another address, is refused and does nothing', async () => {
    const asked = await request()
    const key = newKey()
    await send(asked, key)
    const after = await books()
    const wrong = { code: 'idempotency-key-reused' }
    if (asked.other) expectProblem(await send({ ...asked, body: asked.other }, key), 422, wrong)
    const elsewhere = { by: asked.by, path: '/balance/charge', body: { amount: 9_999 } }
    expectProblem(await send(elsewhere, key), 422, wrong)
    expect(await books()).toEqual(after)
    expect(replayed(await send(asked, key))).toBe('true')
  })
})

test('a refusal is kept too: the repeat is refused although it could be done by now', async () => {
  const asked = { by: shopper, path: '/balance/refund', body: { amount: 100_001 } }
  const key = newKey()
  const problem = { code: 'refund-exceeds-refundable', refundable: 100_000 }
  const first = await send(asked, key)
  expectProblem(first, 409, problem)
  expect(replayed(first)).toBeNull()
  bodyOf(await shopper.api.post('/balance/charge', { amount: 1_000 }), 201)
  const again = await send(asked, key)
  expectProblem(again, 409, problem)
  expect(replayed(again)).toBe('true')
  bodyOf(await send(asked, newKey()), 201)
})

test('a malformed request keeps nothing: the same key serves the right one', async () => {
  const key = newKey()
  expectInvalid(await send({ by: shopper, path: '/balance/charge', body: { amount: 1 } }, key), 'amount')
  bodyOf(await send({ by: shopper, path: '/balance/charge', body: { amount: 1_000 } }, key), 201)
})

test('keys of two people are two keys', async () => {
  const key = newKey()
  const other = await shop.newShopper()
  for (const by of [shopper, other]) {
    const answer = await send({ by, path: '/balance/charge', body: { amount: 1_000 } }, key)
    expect([answer.status, replayed(answer)]).toEqual([201, null])
  }
})

test('a repeat is answered as it was, also after the order expired and the coupon ran out', async () => {
  const placing = { by: shopper, path: '/orders', body: { items: [line()], payment: 'deferred' } }
  const asking = { by: shopper, path: `/coupons/${couponId}/issue` }
  const [orderKey, couponKey] = [newKey(), newKey()]
  const [placed, issued] = [await send(placing, orderKey), await send(asking, couponKey)]
  shiftClock(minutes(11))
  expect((await send(placing, orderKey)).text).toBe(placed.text)
  shiftClock(31 * dayMs)
  const by = await shop.signIn({ email: shopper.user.email, password })
  expect((await send({ ...asking, by }, couponKey)).text).toBe(issued.text)
})

test.each(['', 'with blank', 'ключ', 'x'.repeat(256), 'tab\there'])('the key %j is refused', async (key) => {
  const headers = { 'idempotency-key': Buffer.from(key).toString('latin1') }
  const answer = await shopper.api.post('/balance/charge', { amount: 1_000 }, headers)
  expectInvalid(answer, 'Idempotency-Key')
})

test('a key of 255 characters is fine', async () => {
  const answer = await send(
    { by: shopper, path: '/balance/charge', body: { amount: 1_000 } },
    '~'.repeat(255),
  )
  expect(answer.status).toBe(201)
})
