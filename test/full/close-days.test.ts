// The promises of closing a day of the ranking, while orders come in and on several instances at once.

import type pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeDays } from '../../src/jobs/close-days.ts'
import { closeDay, readUnclosedDays } from '../../src/postgres/close-days.ts'
import { dayOf, type LiveShop, openLiveShop, patience } from '../support/live-shop.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const noon = Date.parse('2026-01-31T12:00:00+09:00')
const midnight = Date.parse('2026-02-01T00:00:00+09:00')

let shop: LiveShop
let userId: string
let productId: string

beforeEach(async () => {
  shop = await openLiveShop()
  userId = await shop.addUser({ balance: 1_000_000, at: noon - 10 * dayMs })
  productId = await shop.addProduct({ price: 1_000, stock: 100_000, at: noon - 10 * dayMs })
})

afterEach(() => shop.close())

const close = (at: number) => closeDays({ pool: shop.pool, dayOf, now: () => at })
const popular = () => shop.rows('SELECT day, quantity FROM popular_products ORDER BY day')
const daily = () => shop.rows('SELECT day, quantity FROM sales ORDER BY day')

test('sums the day that ended, leaves today open, and does it once however often it runs', async () => {
  await shop.order({ userId, productId, at: noon, quantity: 3 })
  await shop.order({ userId, productId, at: midnight, quantity: 5 })
  await close(midnight)
  await Promise.all([close(midnight), close(midnight + 1), close(midnight + 2)])
  expect(await popular()).toEqual([{ day: '2026-01-31', quantity: 3 }])
  expect(await shop.rows('SELECT day FROM closed_days')).toEqual([{ day: '2026-01-31' }])
  await shop.expectBooksRight()
})

test('by one of several instances at once', async () => {
  await shop.order({ userId, productId, at: noon, quantity: 3 })
  const day = { day: '2026-01-31', at: midnight }
  const closed = await Promise.all(Array.from({ length: 6 }, () => closeDay(shop.pool, day)))
  expect(closed.filter(Boolean)).toHaveLength(1)
  expect(await popular()).toEqual([{ day: '2026-01-31', quantity: 3 }])
})

test('catches up with every day of the window after downtime', async () => {
  for (const daysAgo of [5, 4, 3, 2, 1]) {
    await shop.order({ userId, productId, at: noon - daysAgo * dayMs, quantity: daysAgo })
  }
  await close(noon)
  expect(await popular()).toEqual([
    { day: '2026-01-28', quantity: 3 },
    { day: '2026-01-29', quantity: 2 },
    { day: '2026-01-30', quantity: 1 },
  ])
})

test('passes over days without sales, and those that are closed', async () => {
  for (const daysAgo of [4, 3, 1, 0]) {
    await shop.order({ userId, productId, at: noon - daysAgo * dayMs, quantity: 1 })
  }
  const unclosed = (from: string, before: string) => readUnclosedDays(shop.pool, { from, before })
  expect(await unclosed('2026-01-28', '2026-01-31')).toEqual(['2026-01-28', '2026-01-30'])
  await closeDay(shop.pool, { day: '2026-01-28', at: noon })
  expect(await unclosed('2026-01-28', '2026-01-31')).toEqual(['2026-01-30'])
  expect(await unclosed('2026-01-27', '2026-02-01')).toEqual(['2026-01-27', '2026-01-30', '2026-01-31'])
  expect(await unclosed('2026-01-31', '2026-01-31')).toEqual([])
})

test('purges whole days that left the window', async () => {
  await shop.order({ userId, productId, at: noon - 3 * dayMs, quantity: 3 })
  await shop.order({ userId, productId, at: noon, quantity: 1 })
  await close(noon)
  expect(await daily()).toHaveLength(2)
  await close(midnight)
  expect(await daily()).toEqual([{ day: '2026-01-31', quantity: 1 }])
  expect(await popular()).toEqual([{ day: '2026-01-31', quantity: 1 }])
  expect(await shop.rows('SELECT day FROM closed_days')).toEqual([{ day: '2026-01-31' }])
})

test('a late cancel after midnight is taken off both tables', async () => {
  const { id } = await shop.order({ userId, productId, at: midnight - 1, quantity: 2 })
  await shop.order({ userId, productId, at: midnight - 1, quantity: 3 })
  await close(midnight)
  await shop.cancel(id, midnight + minuteMs)
  expect(await popular()).toEqual([{ day: '2026-01-31', quantity: 3 }])
  expect(await daily()).toEqual([{ day: '2026-01-31', quantity: 3 }])
  await shop.expectBooksRight()
})

test('an order of a day that is over counts in that day, also when its product has sold since', async () => {
  await shop.order({ userId, productId, at: midnight - 1, quantity: 2 })
  await shop.order({ userId, productId, at: midnight, quantity: 5 })
  const { id } = await shop.order({ userId, productId, at: midnight - 1, quantity: 4 })
  await shop.order({ userId, productId, at: midnight - 1, quantity: 8 })
  await shop.cancel(id, midnight)
  const sales = [
    { day: '2026-01-31', quantity: 10 },
    { day: '2026-02-01', quantity: 5 },
  ]
  expect(await daily()).toEqual(sales)
  await close(midnight)
  expect(await popular()).toEqual(sales.slice(0, 1))
  await shop.expectBooksRight()
})

test('a cancel whose day was purged already is no error', async () => {
  const { id } = await shop.order({ userId, productId, at: noon, quantity: 2 })
  await shop.order({ userId, productId, at: noon + 9 * dayMs, quantity: 1 })
  await close(noon + 9 * dayMs)
  await shop.cancel(id, noon + minuteMs)
  expect(await daily()).toEqual([{ day: '2026-02-09', quantity: 1 }])
})

test('waits for an order of the day that is about to commit, and counts it once', async () => {
  await shop.order({ userId, productId, at: noon, quantity: 1 })
  const batch = await heldBatch()
  await batch.query('UPDATE stocks SET sold = sold + 7')
  const closing = close(midnight)
  await shop.untilWaiting('LOCK TABLE%')
  await addClosedSales(batch, 7)
  await batch.query('COMMIT')
  await closing
  expect(await popular()).toEqual([{ day: '2026-01-31', quantity: 8 }])
  batch.release()
})

test('an order of the day that comes while it is closed is counted once', async () => {
  await shop.order({ userId, productId, at: noon, quantity: 1 })
  const holder = await heldBatch()
  await holder.query('UPDATE stocks SET sold = sold WHERE false')
  const closing = close(midnight)
  await shop.untilWaiting('LOCK TABLE%')
  const late = shop.order({ userId, productId, at: midnight - 1, quantity: 7 })
  await shop.untilWaiting('UPDATE stocks%')
  await holder.query('COMMIT')
  await Promise.all([closing, late])
  expect(await popular()).toEqual([{ day: '2026-01-31', quantity: 8 }])
  holder.release()
  await shop.expectBooksRight()
})

test('orders and cancels of the day that race its closing on three instances are all counted once', async () => {
  const racers = await Promise.all(
    [shop, shop.newInstance(), shop.newInstance()].map(async (instance) => {
      return { instance, user: await shop.addUser({ balance: 1_000_000, at: noon }) }
    }),
  )
  let rounds = 0
  let isRacing = true
  const traffic = racers.map(async ({ instance, user }) => {
    const order = { userId: user, productId, at: midnight - 1 }
    for (; isRacing; rounds += 1) {
      const [{ id }] = await Promise.all([instance.order(order), instance.order(order)])
      await instance.cancel(id, midnight)
    }
  })
  const moreRounds = (count: number) => {
    const target = rounds + count
    return vi.waitFor(() => expect(rounds).toBeGreaterThan(target), { ...patience, interval: 1 })
  }
  await moreRounds(10)
  await Promise.all([close(midnight), close(midnight)])
  await moreRounds(10)
  isRacing = false
  await Promise.all(traffic)
  expect(await popular()).toEqual(await daily())
  await shop.expectBooksRight()
})

async function heldBatch(): Promise<pg.PoolClient> {
  const client = await shop.pool.connect()
  await client.query('BEGIN')
  return client
}

/** What a batch does last: adds to days that are closed by then. */
async function addClosedSales(client: pg.PoolClient, quantity: number): Promise<void> {
  await client.query(
    `INSERT INTO popular_products (day, product_id, quantity)
      SELECT day, $1, $2 FROM closed_days WHERE day = '2026-01-31'`,
    [productId, quantity],
  )
}
