// The promises of one shop process that has more to do than it can: a full queue says so at once and takes nothing it
// could not finish, and stock that is reserved, released and sold under load is never sold twice and never lost.

import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { defaultEngineLimits } from '../../src/engine/engine.ts'
import { type LoadActors, openLoadActors } from '../support/load-actors.ts'
import { type Answer, ask, atOnce, type Caller, tally } from '../support/load-client.ts'
import { randomFromSeed } from '../support/seed.ts'
import { type ShopChild, startShopChild } from '../support/shop-child.ts'
import { createTestDatabase } from '../support/test-database.ts'

const patience = { timeout: 20_000, interval: 20 }

let databaseUrl: string
let shop: ShopChild
let actors: LoadActors
let undo: (() => Promise<unknown>)[] = []

beforeEach(async () => {
  const database = await createTestDatabase()
  databaseUrl = database.url
  actors = await openLoadActors(databaseUrl)
  undo = [database.drop, actors.close]
})

afterEach(async () => {
  for (const step of undo.reverse()) await step()
})

async function openShop(environment: Record<string, string> = {}): Promise<void> {
  shop = await startShopChild({ DATABASE_URL: databaseUrl, ...environment })
  undo.push(shop.stop)
}

test('a full queue answers 503 with Retry-After at once, and everything it accepted is done', async () => {
  const { queueDepthMax } = defaultEngineLimits
  const tooMany = 50
  await openShop()
  const productId = await actors.product({ price: 1_000, stock: 10_000 })
  const buyers = await actors.shoppers(100, { won: 1_000_000 })
  const order = (index: number) =>
    ask(shop.url, buyers[index % 100]!, { path: '/orders', body: { items: [{ productId, quantity: 1 }] } })
  const letGo = await actors.holdStock(productId)
  const first = order(0)
  await actors.untilWaiting('%FROM stocks%FOR UPDATE')

  const answered: Answer[] = []
  const all = atOnce(queueDepthMax + tooMany, async (index) => {
    const answer = await order(index)
    answered.push(answer)
    return answer
  })
  await vi.waitFor(() => expect(answered).toHaveLength(tooMany), patience)
  expect(tally(answered)).toEqual({ overloaded: tooMany })
  expect(new Set(answered.map(({ status, retryAfter }) => `${status} ${retryAfter}`))).toEqual(
    new Set(['503 1']),
  )
  // Reads have connections of their own.
  expect(await ask(shop.url, buyers[0]!, { method: 'GET', path: '/balance' })).toMatchObject({ status: 200 })

  await letGo()
  expect(tally([await first, ...(await all)])).toEqual({ 201: queueDepthMax + 1, overloaded: tooMany })
  const [{ on_hand }] = await actors.rows('SELECT on_hand FROM stocks')
  expect(on_hand).toBe(10_000 - queueDepthMax - 1)
  await actors.expectBooksRight()
})

test('sells every unit once while many reservations expire or are cancelled under load', async () => {
  const units = 30
  const random = randomFromSeed('reservations')
  await openShop({ PENDING_ORDER_MINUTES: '0.01' })
  const productId = await actors.product({ price: 1_000, stock: units })
  const shoppers = await actors.shoppers(40, { won: 1_000_000 })
  const answers: Answer[] = []
  let paid = 0
  let cancelledInTime = false

  async function shopOnce(shopper: Caller): Promise<void> {
    const send = async (path: string, body?: object) => {
      const answer = await ask(shop.url, shopper, { path, ...(body && { body }) })
      answers.push(answer)
      return answer
    }
    const order = { items: [{ productId, quantity: 1 }], payment: 'deferred' }
    const { status, body } = await send('/orders', order)
    if (status !== 201) return sleep(20)
    // The first to order cancel until one of them was in time, so that a cancelled reservation is always among them.
    const fate = cancelledInTime ? random.whole(10) : 3
    if (fate < 3) return
    if (fate < 4) {
      if ((await send(`/orders/${body.id}/cancel`)).status === 200) cancelledInTime = true
      return
    }
    // Some pay in the very moment in which their order expires.
    if (fate < 6) await sleep(Date.parse(body.expiresAt as string) - Date.now() - random.whole(10))
    if ((await send(`/orders/${body.id}/payments`)).status === 201) paid += 1
  }

  async function shopUntilSoldOut(shopper: Caller): Promise<void> {
    while (paid < units) await shopOnce(shopper)
  }

  await Promise.all(shoppers.map(shopUntilSoldOut))
  const { 201: _made, 200: cancelled = 0, ...refusals } = tally(answers)
  expect(Object.keys(refusals).filter((code) => !['out-of-stock', 'order-expired'].includes(code))).toEqual(
    [],
  )
  expect(paid).toBe(units)
  await vi.waitFor(async () => {
    expect(await actors.rows('SELECT on_hand, reserved FROM stocks')).toEqual([{ on_hand: 0, reserved: 0 }])
  }, patience)
  const statuses = await actors.rows('SELECT status, count(*) FROM orders GROUP BY status ORDER BY status')
  expect(statuses).toEqual([
    { status: 'cancelled', count: cancelled },
    { status: 'expired', count: expect.any(Number) },
    { status: 'paid', count: units },
  ])
  await actors.expectBooksRight()
})
