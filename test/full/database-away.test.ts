// While the database is away the shop says so, route by route, and neither crashes nor makes anything up; when it is
// back the shop is too, by itself. And what health and metrics show of it.

import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type Answer, bodyOf, createApiClient, expectProblem } from '../support/api-client.ts'
import { addressOf, contractRoutes } from '../support/contract-routes.ts'
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.ts'
import { openStream } from '../support/stream-client.ts'
import { openTestShop, order, type Person, password, startOn, type TestShop } from '../support/test-shop.ts'

const patience = { timeout: 20_000, interval: 50 }

let shop: TestShop
let proxy: DatabaseProxy
let remote: Awaited<ReturnType<typeof startOn>>
let shopper: Person
let productId: string

/** A second instance of the shop reaches the same database through the proxy. */
beforeAll(async () => {
  shop = await openTestShop()
  proxy = await startDatabaseProxy(shop.databaseUrl, 'localhost')
  remote = await startOn(proxy.url)
  const direct = await shop.newShopper({ balance: 100_000 })
  shopper = { ...direct, api: createApiClient(remote.url, direct.token) }
  productId = (await shop.newProduct({ price: 1_000 })).id
})
afterAll(async () => {
  // Jobs and deliveries tell that the database is away; no request may take that for a bug.
  expect(remote.faults.splice(0).join('')).not.toMatch(/a request failed/)
  await remote.stop()
  await proxy.goAway()
  await shop.close()
})

function expectOverloaded(answer: Answer<unknown>): void {
  expectProblem(answer, 503, { code: 'overloaded' })
  expect(answer.headers.get('retry-after')).toBe('1')
}

const ready = () => remote.anybody.get(':/health/ready')
const untilReady = () => vi.waitFor(async () => expect((await ready()).status).toBe(200), patience)
const balance = async () => bodyOf(await shopper.api.get<{ balance: number }>('/balance')).balance
const items = () => [{ productId, quantity: 1 }]

async function away<Result>(work: () => Promise<Result>): Promise<Result> {
  await proxy.goAway()
  return work().finally(() => proxy.comeBack())
}

describe('health', () => {
  test('ready is 503 while the database is away and 200 again by itself; live is 200 throughout', async () => {
    expect(bodyOf(await ready())).toEqual({ status: 'ready' })
    await away(async () => {
      const answer = await ready()
      expect([answer.status, answer.body]).toEqual([503, { status: 'unavailable' }])
      expect(answer.headers.get('retry-after')).toBe('1')
      expect(bodyOf(await remote.anybody.get(':/health/live'))).toEqual({ status: 'ok' })
      expect((await remote.anybody.get(':/metrics')).status).toBe(200)
    })
    await untilReady()
  })
})

describe('while the database is away', () => {
  const reads = contractRoutes.filter(({ method, access }) => method === 'GET' && access !== 'open')

  test('every read is 503 overloaded', async () => {
    await untilReady()
    const operator = await createApiClient(remote.url, shop.admin.token)
    await operator.get('/balance')
    await away(async () => {
      for (const route of reads) expectOverloaded(await operator.get(addressOf(route)))
    })
    await untilReady()
  })

  test('streams stay open, and tell what changed meanwhile once it is back', async () => {
    await untilReady()
    const stream = await openStream(remote.url, `products=${productId}`, shopper.token)
    await stream.untilTold('stock', { productId, stock: 100, status: 'on-sale' })
    await away(async () => {
      await shop.admin.api.post(`/admin/products/${productId}/stock`, { change: 11, reason: '입고' })
    })
    await stream.untilTold('stock', { productId, stock: 111, status: 'on-sale' })
    await shop.admin.api.post(`/admin/products/${productId}/stock`, { change: -11, reason: '출고' })
    await stream.untilTold('stock', { productId, stock: 100, status: 'on-sale' })
    await stream.close()
  })

  test('sign-up and sign-in are 503 overloaded, and a wrong password is not called wrong', async () => {
    await away(async () => {
      const account = { email: shopper.user.email, password }
      expectOverloaded(await remote.anybody.post('/auth/sign-in', account))
      expectOverloaded(await remote.anybody.post('/auth/sign-up', { ...account, name: '손님' }))
    })
    await untilReady()
  })

  test('orders are done once it is back, if that is soon', async () => {
    await untilReady()
    const before = await balance()
    const placing = await away(async () => {
      const orders = Array.from({ length: 20 }, () => shopper.api.post('/orders', { items: items() }))
      await ready()
      return orders
    })
    const answers = await Promise.all(placing)
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201))
    expect(await balance()).toBe(before - 20_000)
  })

  test('orders are 503 overloaded when it stays away, nothing was done, and the next one is', async () => {
    await untilReady()
    const before = await balance()
    await away(async () => {
      const orders = Array.from({ length: 20 }, () => shopper.api.post('/orders', { items: items() }))
      for (const answer of await Promise.all(orders)) expectOverloaded(answer)
    })
    await untilReady()
    expect(await balance()).toBe(before)
    await order(shopper, { items: items() })
    expect(await balance()).toBe(before - 1_000)
  })
})

describe('GET /metrics', () => {
  const metrics = async () => (await remote.anybody.get(':/metrics')).text
  const value = async (name: string) => {
    const line = (await metrics()).split('\n').find((candidate) => candidate.startsWith(`${name} `))
    expect(line, name).toBeDefined()
    return Number(line!.slice(name.length + 1))
  }

  test('counts requests by method, route and status, and times them', async () => {
    await untilReady()
    const counted = (route: string, status: number) =>
      value(`jangteo_http_requests_total{method="GET",route="${route}",status="${status}"}`)
    await shopper.api.get(`/products/${productId}`)
    await remote.anybody.get('/nothing')
    const [found, unknown] = [await counted('/api/v1/products/:id', 200), await counted('unknown', 404)]
    const timed = await value('jangteo_http_request_seconds_count')
    await shopper.api.get(`/products/${productId}`)
    await remote.anybody.get('/nothing/else')
    expect(await counted('/api/v1/products/:id', 200)).toBe(found + 1)
    expect(await counted('unknown', 404)).toBe(unknown + 1)
    expect(await value('jangteo_http_request_seconds_count')).toBeGreaterThan(timed)
  })

  test('shows the queue, the sizes and times of batches, and the lag of the outbox', async () => {
    const batches = await value('jangteo_batch_commands_count')
    const commands = await value('jangteo_batch_commands_sum')
    await order(shopper, { items: items() })
    expect(await value('jangteo_batch_commands_sum')).toBe(commands + 1)
    expect(await value('jangteo_batch_commands_count')).toBe(batches + 1)
    expect(await value('jangteo_batch_seconds_count')).toBe(batches + 1)
    expect(await value('jangteo_queue_commands')).toBe(0)
    await vi.waitFor(async () => expect(await value('jangteo_outbox_pending')).toBe(0), patience)
    expect(await value('jangteo_outbox_oldest_seconds')).toBe(0)
    expect(await metrics()).toMatch(/^nodejs_eventloop_lag_seconds \d/m)
  })

  test('keeps what it knew of the outbox while the database is away', async () => {
    await away(async () => expect(await value('jangteo_outbox_pending')).toBe(0))
    await untilReady()
  })
})
