// The promises of two shop processes on one database: they start together on an empty one, sell the same goods to the
// same people at the same time, and nobody can tell which of them answered.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { demoProducts } from '../../src/demo/demo-catalogue.ts'
import { createEmptyDatabase } from '../support/empty-database.ts'
import { deliveredBy } from '../support/event-files.ts'
import { type LoadActors, openLoadActors } from '../support/load-actors.ts'
import { type Answer, type ApiRequest, ask, atOnce, type Caller, tally } from '../support/load-client.ts'
import { type Market, type MixedLoad, mixedShopper } from '../support/mixed-shopper.ts'
import { randomFromSeed } from '../support/seed.ts'
import { type ShopChild, startShopChild } from '../support/shop-child.ts'
import type { TestDatabase } from '../support/test-database.ts'

const patience = { timeout: 20_000, interval: 50 }
const loadMs = 6_000
const scarceUnits = 60
const scarceCoupons = 20

let database: TestDatabase
let shops: readonly ShopChild[] = []
let actors: LoadActors
let market: Market
const folder = mkdtempSync(join(tmpdir(), 'jangteo-two-'))
const dataDirs = [join(folder, 'first'), join(folder, 'second')] as const

beforeAll(async () => {
  database = await createEmptyDatabase()
  const environment = { DATABASE_URL: database.url, DEMO_DATA: 'true', PENDING_ORDER_MINUTES: '0.02' }
  shops = await Promise.all(dataDirs.map((dataDir) => startShopChild({ ...environment, DATA_DIR: dataDir })))
  actors = await openLoadActors(database.url)
})

afterAll(async () => {
  await Promise.all(shops.map((shop) => shop.stop()))
  await actors?.close()
  await database?.drop()
  rmSync(folder, { recursive: true, force: true })
})

const at = (index: number) => shops[index % 2]!.url

const askAll = (caller: Caller, request: ApiRequest) =>
  Promise.all(shops.map((shop) => ask(shop.url, caller, request)))

async function countOf(table: string): Promise<number> {
  return (await actors.rows(`SELECT count(*) FROM ${table}`))[0].count
}

test('two shops that start together on an empty database make one schema, one catalogue and one key', async () => {
  expect(await countOf('products')).toBe(demoProducts.length)
  expect(await countOf('coupons')).toBe(1)
  expect(await actors.rows('SELECT role FROM users ORDER BY role')).toEqual([
    { role: 'admin' },
    { role: 'shopper' },
  ])
  expect(await countOf('signing_keys')).toBe(1)
  await actors.expectBooksRight()
})

test('a token of one shop is valid at the other', async () => {
  const who = { email: 'both@example.com', password: 'long enough' }
  const nobody = { userId: '', token: '' }
  const signUp = { path: '/auth/sign-up', body: { ...who, name: '두 곳' } }
  const signedUp = await ask(shops[0]!.url, nobody, signUp)
  const signedIn = await ask(shops[1]!.url, nobody, { path: '/auth/sign-in', body: who })
  expect([signedUp.status, signedIn.status]).toEqual([201, 200])
  const user = signedUp.body.user as { id: string }
  for (const { body } of [signedUp, signedIn]) {
    const token = body.token as string
    const answers = await askAll({ userId: user.id, token }, { method: 'GET', path: '/auth/me' })
    expect(answers.map(({ body: { id } }) => id)).toEqual([user.id, user.id])
  }
})

test('sells the last unit and issues the last coupon once when both shops are asked at once', async () => {
  const productId = await actors.product({ price: 1_000, stock: 30 })
  const couponId = await actors.coupon({ value: 500, total: 30 })
  const users = await actors.shoppers(100, { won: 10_000 })
  const body = { items: [{ productId, quantity: 1 }] }
  const orders = atOnce(100, (index) => ask(at(index), users[index]!, { path: '/orders', body }))
  const coupons = atOnce(100, (index) =>
    ask(at(index), users[index]!, { path: `/coupons/${couponId}/issue` }),
  )
  expect(tally(await orders)).toEqual({ 201: 30, 'out-of-stock': 70 })
  expect(tally(await coupons)).toEqual({ 201: 30, 'coupon-sold-out': 70 })
})

test('does one and the same keyed request once, though both shops get it ten times at once', async () => {
  const productId = await actors.product({ price: 1_000, stock: 30 })
  const user = await actors.shopper({ won: 100_000 })
  const request = { path: '/orders', body: { items: [{ productId, quantity: 1 }] }, key: 'everywhere' }
  const answers = (await atOnce(10, () => askAll(user, request))).flat()
  expect(tally(answers)).toEqual({ 201: 20 })
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
  expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1)
})

test('takes ten of one user’s 60 orders of different things when the money is enough for ten', async () => {
  const products = await actors.products(60, { price: 1_000, stock: 5 })
  const user = await actors.shopper({ won: 10_500 })
  const answers = await atOnce(60, (index) => {
    const body = { items: [{ productId: products[index]!, quantity: 1 }] }
    return ask(at(index), user, { path: '/orders', body })
  })
  expect(tally(answers)).toEqual({ 201: 10, 'insufficient-balance': 50 })
  await actors.expectBooksRight()
})

test('adds up what one user charges at both shops at once, and pays it back once', async () => {
  const user = await actors.shopper({ won: 0 })
  const fund = (what: string, amount: number) => (index: number) =>
    ask(at(index), user, { path: `/balance/${what}`, body: { amount } })
  expect(tally(await atOnce(60, fund('charge', 1_000)))).toEqual({ 201: 60 })
  expect(tally(await atOnce(10, fund('refund', 60_000)))).toEqual({ 201: 1, 'refund-exceeds-refundable': 9 })
  const balances = (await askAll(user, { method: 'GET', path: '/balance' })).map(({ body }) => body.balance)
  expect(balances).toEqual([0, 0])
  await actors.expectBooksRight()
})

test('batches of both shops that want the same products in opposite orders never wait for each other', async () => {
  const products = await actors.products(20, { price: 1_000, stock: 10_000 })
  const users = await actors.shoppers(2, { won: 1_000_000 })
  const lines = products.map((productId) => ({ productId, quantity: 1 }))
  for (let round = 0; round < 5; round += 1) {
    const letGo = await actors.holdStock(products[10]!)
    const answers = [lines, lines.toReversed()].map((items, index) =>
      ask(at(index), users[index]!, { path: '/orders', body: { items } }),
    )
    // Now one has locked what comes before the product that is held, and the other one nothing.
    await actors.untilWaiting('%FROM stocks%FOR UPDATE', 2)
    await letGo()
    expect(tally(await Promise.all(answers))).toEqual({ 201: 2 })
  }
})

const refusalsOfTheLoad = new Set([
  'out-of-stock',
  'insufficient-balance',
  'refund-exceeds-refundable',
  'coupon-sold-out',
  'coupon-already-issued',
  'coupon-not-usable',
  'order-already-paid',
  'order-expired',
  'order-not-cancellable',
  'order-cancelled',
  'cart-empty',
])

describe('after a mixed load on both shops', () => {
  let answers: readonly Answer[]

  beforeAll(async () => {
    market = {
      hot: await actors.products(3, { price: 1_000, stock: 200 }),
      spread: await actors.products(40, { price: 2_000, stock: 500 }),
      scarce: await actors.product({ price: 1_000, stock: scarceUnits }),
      scarceCoupon: await actors.coupon({ value: 500, total: scarceCoupons }),
      plentyCoupon: await actors.coupon({ value: 300, total: 10_000 }),
      operator: await actors.operator(),
    }
    answers = await loadBothShops()
    console.log(`${answers.length} answers`, tally(answers))
  })

  test('nothing failed, what was refused was refused by a rule, and the books are right', async () => {
    const refused = answers.filter(({ status, code }) => status >= 400 && !refusalsOfTheLoad.has(code))
    expect(refused).toEqual([])
    await actors.expectBooksRight()
  })

  test('every scarce unit and coupon is gone, and not one more', async () => {
    const { scarce, scarceCoupon } = market
    const late = await actors.shoppers(scarceUnits + 10, { won: 10_000 })
    const body = { items: [{ productId: scarce, quantity: 1 }] }
    const issue = { path: `/coupons/${scarceCoupon}/issue` }
    await atOnce(late.length, (index) => ask(at(index), late[index]!, { path: '/orders', body }))
    await atOnce(late.length, (index) => ask(at(index), late[index]!, issue))
    const soldUnits = 'SELECT sum(quantity) AS sold FROM order_items WHERE product_id = $1'
    expect(await actors.rows(soldUnits, [scarce])).toEqual([{ sold: scarceUnits }])
    const issued = 'SELECT count(*) FROM user_coupons WHERE coupon_id = $1'
    expect(await actors.rows(issued, [scarceCoupon])).toEqual([{ count: scarceCoupons }])
  })

  test('the files of both shops together hold every event of every order, and no other', async () => {
    const told = async () =>
      (await actors.rows('SELECT event_id AS id FROM outbox ORDER BY event_id')).map(({ id }) => id)
    const delivered = () => dataDirs.map((dataDir) => deliveredBy(dataDir).map(({ id }) => id))
    await vi.waitFor(async () => {
      expect([...new Set(delivered().flat())].toSorted()).toEqual(await told())
    }, patience)
    const [first, second] = delivered().map(({ length }) => length)
    console.log(`delivered by the first shop: ${first}, by the second: ${second}`)
    expect(Math.min(first!, second!)).toBeGreaterThan(0)
  })

  test('no batch ever failed in the database, and none deadlocked with one of the other shop', async () => {
    await Promise.all(shops.map((shop) => shop.stop()))
    for (const shop of shops) expect(shop.output()).not.toMatch(/"level":[456]0/)
    const deadlocks = 'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()'
    expect(await actors.rows(deadlocks)).toEqual([{ deadlocks: 0 }])
  })
})

async function loadBothShops(): Promise<readonly Answer[]> {
  const random = randomFromSeed('mixed load')
  const answers: Answer[] = []
  const keep = async <Kept extends Answer | readonly Answer[]>(asked: Promise<Kept>): Promise<Kept> => {
    const kept = await asked
    answers.push(...[kept].flat())
    return kept
  }
  const load: MixedLoad = {
    market,
    random,
    send: (caller, request) => keep(ask(random.pick(shops).url, caller, request)),
    sendToAll: (caller, request) => keep(askAll(caller, request)),
  }
  const shoppers = await actors.shoppers(40, { won: 60_000 })
  const endsAt = performance.now() + loadMs
  await Promise.all(
    shoppers.map(async (shopper) => {
      const step = mixedShopper(load, shopper)
      while (performance.now() < endsAt) await step()
    }),
  )
  return answers
}
