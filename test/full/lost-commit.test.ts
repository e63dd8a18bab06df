// The promises of the shop when the connection to its database is lost in the worst moment there is, while a COMMIT is
// under way: nobody knows then whether it happened. The shop finds out, answers the truth, and does nothing twice.

import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createEngine } from '../../src/engine/engine.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { batchSettings, createPostgresStore } from '../../src/postgres/postgres-store.ts'
import { type CommitProxy, type HeldMessage, startCommitProxy } from '../support/commit-proxy.ts'
import { type LoadActors, openLoadActors } from '../support/load-actors.ts'
import { type Answer, ask, atOnce, type Caller, tally } from '../support/load-client.ts'
import { type ShopChild, startShopChild } from '../support/shop-child.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

const ordersAtOnce = 20

let database: TestDatabase
let shop: ShopChild
let proxy: CommitProxy
let actors: LoadActors
let buyers: readonly Caller[]
let productId: string

beforeAll(async () => {
  database = await createTestDatabase()
  actors = await openLoadActors(database.url)
  proxy = await startCommitProxy(database.url)
  shop = await startShopChild({ DATABASE_URL: proxy.url })
})

beforeEach(async () => {
  buyers = await actors.shoppers(ordersAtOnce, { won: 10_000 })
  productId = await actors.product({ price: 1_000, stock: 1_000 })
})

afterAll(async () => {
  await shop?.stop()
  await proxy?.close()
  await actors?.close()
  await database?.drop()
})

const order = ({ url }: ShopChild, buyer: Caller) =>
  ask(url, buyer, { path: '/orders', body: { items: [{ productId, quantity: 1 }] } })

const untilTheShopAsks = () => actors.untilWaiting('INSERT INTO batch_commits AS mark%')

function neverArrives(held: HeldMessage): void {
  held.losePostgres()
  held.loseShop()
}

async function isDoneButNotAnswered(held: HeldMessage): Promise<void> {
  held.loseShop()
  await held.letThrough()
  held.losePostgres()
}

async function arrivesLate(held: HeldMessage): Promise<void> {
  held.loseShop()
  await untilTheShopAsks()
  await held.letThrough()
  held.losePostgres()
}

async function isLostLate(held: HeldMessage): Promise<void> {
  held.loseShop()
  await untilTheShopAsks()
  held.losePostgres()
}

/** Everyone was told of an order of their own, and these are all there are of the product. */
async function expectOrders(answers: readonly Answer[]): Promise<void> {
  expect(tally(answers)).toEqual({ 201: answers.length })
  const orders = `SELECT o.id, o.status FROM orders o JOIN order_items i ON i.order_id = o.id
    WHERE i.product_id = $1 ORDER BY o.id`
  const ids = answers.map(({ body }) => body.id as string).toSorted()
  expect(await actors.rows(orders, [productId])).toEqual(ids.map((id) => ({ id, status: 'paid' })))
  expect(await actors.rows('SELECT on_hand FROM stocks WHERE product_id = $1', [productId])).toEqual([
    { on_hand: 1_000 - ids.length },
  ])
  await actors.expectBooksRight()
}

describe.each([
  ['never arrives', neverArrives],
  ['is done but not answered', isDoneButNotAnswered],
  ['arrives when the shop asks for it already', arrivesLate],
  ['is lost when the shop asks for it already', isLostLate],
])('a COMMIT that %s', (_what, fate) => {
  test.each([1, ordersAtOnce])('leaves each of %i who asked at once with one order', async (count) => {
    const over = proxy.onNextCommit(fate)
    const answers = await atOnce(count, (index) => order(shop, buyers[index]!))
    await over
    await expectOrders(answers)
  })
})

describe.each([
  ['never arrives', neverArrives],
  ['is done but not answered', isDoneButNotAnswered],
])('a COMMIT that %s, asked for with a question', (_what, fate) => {
  test.each([
    ['never arrives', neverArrives],
    ['is done but not answered', isDoneButNotAnswered],
  ])('that %s either, leaves one order', async (_whatOfTheQuestion, fateOfTheQuestion) => {
    const over = [proxy.onNextCommit(fate), proxy.onNextQuestion(fateOfTheQuestion)]
    const answer = await order(shop, buyers[0]!)
    await Promise.all(over)
    await expectOrders([answer])
  })
})

describe('a connection that falls silent at COMMIT, with both ends alive,', () => {
  test('keeps the rows of its batch from other shops for some seconds only', async () => {
    const other = await startShopChild({ DATABASE_URL: database.url })
    const silent = Promise.withResolvers<HeldMessage>()
    void proxy.onNextCommit(silent.resolve)
    const stuck = order(shop, buyers[0]!)
    const held = await silent.promise
    const done = await order(other, buyers[1]!)
    held.loseShop()
    await expectOrders([done, await stuck])
    await other.stop()
  })

  test('is given up by its own shop, which asks, and asks again when that is not answered, and does it once', async () => {
    const connectionString = proxy.url
    const settings = { settings: batchSettings, connectionsMax: 2, answerMsMax: 500 }
    const pool = createPool({ connectionString, name: 'test', ...settings })
    const engine = createEngine({ store: createPostgresStore(pool), newId: uuidv7 })
    const forEver = () => undefined
    const over = [proxy.onNextCommit(forEver), proxy.onNextQuestion(forEver)]
    const { userId } = await actors.shopper({ won: 0 })
    const charge = {
      type: 'ChargeBalance',
      userId,
      amount: 1_000,
      entryId: uuidv7(),
      now: Date.now(),
    } as const
    expect(await engine.submit(charge)).toMatchObject({ outcome: { ok: true, result: { balance: 1_000 } } })
    await Promise.all(over)
    const history = 'SELECT seq, amount FROM balance_entries WHERE user_id = $1'
    expect(await actors.rows(history, [userId])).toEqual([{ seq: 1, amount: 1_000 }])
    await pool.end()
  })
})
