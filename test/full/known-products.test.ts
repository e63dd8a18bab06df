// An order has the price and the state that its product has at its commit, whoever changed it and wherever it was read before.

import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LiveShop, openLiveShop } from '../support/live-shop.ts'

const now = Date.parse('2026-01-31T12:00:00+09:00')

let shop: LiveShop
let userId: string
let productId: string

beforeEach(async () => {
  shop = await openLiveShop()
  userId = await shop.addUser({ balance: 1_000_000, at: now })
  productId = await shop.addProduct({ price: 1_000, stock: 1_000, at: now })
})

afterEach(() => shop.close())

async function priceOfAnOrder(instance: Pick<LiveShop, 'order'> = shop): Promise<number> {
  return (await instance.order({ userId, productId, at: now })).total
}

const change = (instance: Pick<LiveShop, 'engine'>, price: number) =>
  instance.engine.submit({
    type: 'ChangeProduct',
    productId,
    changes: { price },
    now,
  })

test('a change by one instance is in the next order of every other', async () => {
  const other = shop.newInstance()
  expect(await priceOfAnOrder(other)).toBe(1_000)
  for (const price of [2_000, 3_000, 1_000]) {
    expect(await change(shop, price)).toMatchObject({ outcome: { ok: true } })
    expect([await priceOfAnOrder(other), await priceOfAnOrder()]).toEqual([price, price])
  }
})

test('a change by hand as well', async () => {
  expect(await priceOfAnOrder()).toBe(1_000)
  await shop.pool.query('UPDATE products SET price = 5 WHERE id = $1', [productId])
  expect(await priceOfAnOrder()).toBe(5)
  await shop.pool.query("UPDATE products SET status = 'stopped' WHERE id = $1", [productId])
  await expect(priceOfAnOrder()).rejects.toThrow('product-not-on-sale')
})

test('a change that was rolled back is in none', async () => {
  expect(await priceOfAnOrder()).toBe(1_000)
  const client = await shop.pool.connect()
  await client.query('BEGIN')
  await client.query('UPDATE products SET price = 5 WHERE id = $1', [productId])
  await client.query('ROLLBACK')
  client.release()
  expect(await priceOfAnOrder()).toBe(1_000)
})

test('orders that race changes of the price on two instances have the price of their moment', async () => {
  const other = shop.newInstance()
  const prices = Array.from({ length: 20 }, (_, index) => 1_000 + index)
  const changing = (async () => {
    for (const price of prices) await change(other, price)
  })()
  const totals: number[] = []
  while (totals.at(-1) !== 1_019) totals.push(await priceOfAnOrder())
  await changing
  expect(totals).toEqual([...totals].sort((a, b) => a - b))
})
