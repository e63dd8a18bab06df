// The stream of live states over HTTP, on a real PostgreSQL: what is told to whom, by which instance, how often, and how
// it ends.

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { bodyOf, expectInvalid, expectProblem } from '../support/api-client.ts'
import { unknownId } from '../support/contract-routes.ts'
import { hourMs, resetClock, shiftClock } from '../support/shifted-clock.ts'
import { type OpenStream, openStream } from '../support/stream-client.ts'
import { issue, openTestShop, order, type Person, startOn, type TestShop } from '../support/test-shop.ts'

let shop: TestShop
let shopper: Person
const open: OpenStream[] = []

beforeAll(async () => {
  shop = await openTestShop()
  shopper = await shop.newShopper({ balance: 1_000_000 })
})
afterEach(async () => {
  resetClock()
  await Promise.all(open.splice(0).map((stream) => stream.close()))
})
afterAll(() => shop.close())

async function listen(query: string, { person = shopper, url = shop.url } = {}): Promise<OpenStream> {
  const stream = await openStream(url, query, person.token)
  open.push(stream)
  return stream
}

async function streamsCounted(): Promise<number> {
  const { text } = await shop.anybody.get(':/metrics')
  return Number(/^jangteo_streams (\d+)$/m.exec(text)?.[1])
}

const buy = (productId: string, quantity = 1) => order(shopper, { items: [{ productId, quantity }] })
const messagesOf = (stream: OpenStream) => stream.messages.map(({ event, data }) => ({ event, data }))

describe('a stream begins with the state of everything asked for', () => {
  test('products, coupon events, the balance and the newest orders, each once', async () => {
    const person = await shop.newShopper({ balance: 50_000 })
    const { id: productId } = await shop.newProduct({ price: 1_000, stock: 7 })
    const { id: stoppedId } = await shop.newProduct({ stock: 3, status: 'stopped' })
    const { id: couponId } = await shop.newCoupon({ totalCount: 9 })
    await issue(person, couponId)
    const placed = await order(person, { items: [{ productId, quantity: 2 }], payment: 'deferred' })
    const query = `products=${productId},${stoppedId},${unknownId},${productId}&coupons=${couponId}&me`
    const stream = await listen(query, { person })
    await stream.untilTold('order', { orderId: placed.id, status: 'pending' })
    expect(messagesOf(stream)).toHaveLength(5)
    expect(messagesOf(stream)).toEqual(
      expect.arrayContaining([
        { event: 'stock', data: { productId, stock: 5, status: 'on-sale' } },
        { event: 'stock', data: { productId: stoppedId, stock: 3, status: 'stopped' } },
        { event: 'coupon', data: { couponId, remaining: 8, issuedCount: 1, totalCount: 9 } },
        { event: 'balance', data: { balance: 50_000 } },
        { event: 'order', data: { orderId: placed.id, status: 'pending' } },
      ]),
    )
  })

  test('the figures of the running shop, for operators', async () => {
    const { id: productId } = await shop.newProduct({ price: 2_000 })
    await buy(productId)
    const cancelled = await buy(productId, 3)
    bodyOf(await shopper.api.post(`/orders/${cancelled.id}/cancel`))
    const { items } = bodyOf(
      await shop.admin.api.get<{ items: [{ orders: number; revenue: number }] }>('/admin/figures?days=1'),
    )
    const stream = await listen('operations=true', { person: shop.admin })
    await vi.waitFor(() => expect(stream.of('operations').length).toBeGreaterThan(1), { timeout: 5_000 })
    expect(stream.of('operations')[0]).toEqual({
      ordersPerSecond: null,
      ordersToday: items[0].orders,
      revenueToday: items[0].revenue,
      queueDepth: 0,
      p99Ms: expect.any(Number),
      streams: 1,
      outboxPending: expect.any(Number),
      outboxOldestSeconds: expect.any(Number),
    })
    expect(stream.of('operations').at(-1)).toMatchObject({ ordersPerSecond: expect.any(Number) })
  })

  test('says when to connect again, and that nobody may keep it or hold it back', async () => {
    const { id } = await shop.newProduct()
    const { other, response, messages } = await listen(`products=${id}`)
    await vi.waitFor(() => expect(messages).toHaveLength(1))
    expect(Number(/^retry: (\d+)$/.exec(other[0]!)?.[1])).toBeGreaterThanOrEqual(1_000)
    expect(response.headers.get('cache-control')).toBe('no-store, no-transform')
    expect(response.headers.get('x-accel-buffering')).toBe('no')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('x-request-id')).toMatch(/./)
  })
})

describe('then comes what changed', () => {
  test('an order at one instance is told by the other', async () => {
    const other = await startOn(shop.databaseUrl)
    const { id: productId } = await shop.newProduct({ price: 1_000, stock: 10 })
    const person = await shop.newShopper({ balance: 20_000 })
    const stream = await listen(`products=${productId}&me`, { person, url: other.url })
    await stream.untilTold('stock', { productId, stock: 10, status: 'on-sale' })
    const placed = await order(person, { items: [{ productId, quantity: 3 }] })
    await stream.untilTold('stock', { productId, stock: 7, status: 'on-sale' })
    await stream.untilTold('order', { orderId: placed.id, status: 'paid' })
    await stream.untilTold('balance', { balance: 17_000 })
    bodyOf(await shop.admin.api.post(`/orders/${placed.id}/cancel`))
    await stream.untilTold('order', { orderId: placed.id, status: 'cancelled' })
    await stream.untilTold('balance', { balance: 20_000 })
    await other.stop()
  })

  test('a product that is stopped, a coupon that is claimed, a total that is raised', async () => {
    const { id: productId } = await shop.newProduct({ stock: 4 })
    const { id: couponId } = await shop.newCoupon({ totalCount: 2 })
    const stream = await listen(`products=${productId}&coupons=${couponId}`)
    await stream.untilTold('coupon', { couponId, remaining: 2, issuedCount: 0, totalCount: 2 })
    await issue(await shop.newShopper(), couponId)
    await stream.untilTold('coupon', { couponId, remaining: 1, issuedCount: 1, totalCount: 2 })
    await shop.admin.api.patch(`/admin/coupons/${couponId}`, { totalCount: 50 })
    await stream.untilTold('coupon', { couponId, remaining: 49, issuedCount: 1, totalCount: 50 })
    await shop.admin.api.patch(`/admin/products/${productId}`, { status: 'stopped' })
    await stream.untilTold('stock', { productId, stock: 4, status: 'stopped' })
  })

  test('an order whose time is over is told as expired', async () => {
    const { id: productId } = await shop.newProduct({ price: 1_000 })
    const stream = await listen('me')
    const placed = await order(shopper, { items: [{ productId, quantity: 1 }], payment: 'deferred' })
    await stream.untilTold('order', { orderId: placed.id, status: 'pending' })
    shiftClock(hourMs)
    await stream.untilTold('order', { orderId: placed.id, status: 'expired' })
  })

  test('hundreds of changes of a product are a few messages, the last of them true, with rising ids', async () => {
    const { id: productId } = await shop.newProduct({ price: 1, stock: 1_000 })
    const streams = await Promise.all(Array.from({ length: 5 }, () => listen(`products=${productId}`)))
    const startedAt = performance.now()
    for (let round = 0; round < 20; round += 1)
      await Promise.all(Array.from({ length: 20 }, () => buy(productId)))
    for (const stream of streams)
      await stream.untilTold('stock', { productId, stock: 600, status: 'on-sale' })
    const seconds = (performance.now() - startedAt) / 1_000
    for (const { messages } of streams) {
      expect(messages.length).toBeLessThanOrEqual(2 + Math.ceil(seconds * 4))
      const ids = messages.map(({ id }) => id!)
      expect(ids).toEqual(ids.toSorted((a, b) => a - b))
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  test('connecting again continues where the shop is now, with higher ids', async () => {
    const { id: productId } = await shop.newProduct({ price: 1_000, stock: 9 })
    const before = await listen(`products=${productId}`)
    await before.untilTold('stock', { productId, stock: 9, status: 'on-sale' })
    await before.close()
    await buy(productId, 4)
    const after = await listen(`products=${productId}`)
    await after.untilTold('stock', { productId, stock: 5, status: 'on-sale' })
    expect(after.messages).toHaveLength(1)
    expect(after.messages[0]!.id!).toBeGreaterThan(before.messages[0]!.id!)
  })

  test('two hundred streams on one product all learn that the last unit is gone', async () => {
    const { id: productId } = await shop.newProduct({ price: 1_000, stock: 1 })
    const people = await Promise.all(Array.from({ length: 40 }, () => shop.newShopper()))
    const streams = await Promise.all(
      people.flatMap((person) =>
        Array.from({ length: 5 }, () => listen(`products=${productId}`, { person })),
      ),
    )
    await buy(productId)
    for (const stream of streams) await stream.untilTold('stock', { productId, stock: 0, status: 'on-sale' })
  })
})

describe('what is not a stream', () => {
  test.each([
    ['', 'query'],
    ['products=', 'products'],
    ['products=nonsense', 'products'],
    [`products=${unknownId},`, 'products'],
    [`products=${Array(101).fill(unknownId)}`, 'products'],
    [`coupons=${Array(51).fill(unknownId)}`, 'coupons'],
    ['me=false', 'me'],
    ['operations=yes', 'operations'],
  ])('?%s is malformed', async (query, field) => {
    expectInvalid(await shop.admin.api.get(`/stream?${query}`), field)
  })

  test('the figures of the shop are for operators', async () => {
    expectProblem(await shopper.api.get('/stream?operations'), 403, { code: 'forbidden' })
  })

  test('nobody in particular gets products where the catalogue is public, and nothing else', async () => {
    const open = await openTestShop({ CATALOG_PUBLIC: 'true' })
    const { id } = await open.newProduct({ stock: 2 })
    const stream = await openStream(open.url, `products=${id}`)
    await stream.untilTold('stock', { productId: id, stock: 2, status: 'on-sale' })
    for (const query of ['me', 'operations', `coupons=${unknownId}`, `products=${id}&me`])
      expectProblem(await open.anybody.get(`/stream?${query}`), 401, { code: 'unauthenticated' })
    await stream.close()
    await open.close()
  })

  test('HEAD opens none', async () => {
    const headers = { authorization: `Bearer ${shopper.token}` }
    const answer = await fetch(`${shop.url}/api/v1/stream?me`, { method: 'HEAD', headers })
    expect(answer.status).toBe(404)
  })
})

describe('how a stream ends', () => {
  test('with its token, after a word', async () => {
    const stream = await listen('me')
    shiftClock(13 * hourMs)
    await stream.untilEnded()
    expect(stream.of('end')).toEqual([{ reason: 'token-expired' }])
  })

  test('the sixth of a user ends the first', async () => {
    const person = await shop.newShopper()
    const streams = await Promise.all(Array.from({ length: 5 }, () => listen('me', { person })))
    await listen('me', { person })
    await vi.waitFor(() => expect(streams.flatMap((s) => s.of('end'))).toEqual([{ reason: 'replaced' }]))
  })

  test('when its reader hangs up it is counted no more', async () => {
    await vi.waitFor(async () => expect(await streamsCounted()).toBe(0), { timeout: 5_000 })
    const streams = [await listen('me'), await listen(`products=${unknownId}`)]
    expect(await streamsCounted()).toBe(2)
    await Promise.all(streams.map((stream) => stream.close()))
    await vi.waitFor(async () => expect(await streamsCounted()).toBe(0), { timeout: 5_000 })
  })

  test('when the shop stops, which does not wait for it; a stream that asks meanwhile is refused', async () => {
    const other = await startOn(shop.databaseUrl)
    const { id } = await shop.newProduct()
    const stream = await listen(`products=${id}&me`, { url: other.url })
    const startedAt = performance.now()
    await other.stop()
    expect(performance.now() - startedAt).toBeLessThan(5_000)
    await stream.untilEnded()
    expect(stream.of('end')).toEqual([{ reason: 'shop-stopping' }])
  })

  test('a stream does not count as a slow answer', async () => {
    const stream = await listen('me')
    await stream.close()
    await vi.waitFor(async () => expect(await streamsCounted()).toBe(0))
    const { text } = await shop.anybody.get(':/metrics')
    expect(text).toMatch(
      /jangteo_http_requests_total\{method="GET",route="\/api\/v1\/stream",status="200"\} \d+/,
    )
  })
})
