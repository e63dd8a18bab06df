// Every list, page by page: no row twice, none missing, `nextCursor` null at the end, and no cursor but its own.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiClient, bodyOf, expectInvalid } from '../support/api-client.ts'
import { issue, openTestShop, order, type Person, type TestShop } from '../support/test-shop.ts'

type Row = { readonly id: string }
type Payment = { readonly id: string; readonly orderId: string }
type Page = { readonly items: Row[]; readonly nextCursor: string | null; readonly total?: number }

let shop: TestShop
let shopper: Person

const rowsOfEach = 12

/**
 * Twelve orders with a payment, a balance entry and a coupon each, the shopper's and somebody else's by turns. Every third
 * is paid after the one that follows.
 */
beforeAll(async () => {
  shop = await openTestShop()
  shopper = await shop.newShopper({ balance: 11_000 })
  const other = await shop.newShopper({ balance: 100_000 })
  const { id: productId } = await shop.newProduct({ price: 100 })
  const { id: couponId } = await shop.newCoupon({ perUserLimit: 100 })
  for (let row = 0; row < rowsOfEach; row += 1) {
    for (const person of [shopper, other]) {
      await order(person, {
        items: [{ productId, quantity: 1 }],
        payment: row % 3 === 0 ? 'deferred' : 'immediate',
      })
      if (row % 3 === 1) await payPending(person)
      await issue(person, couponId)
    }
  }
  await Promise.all(Array.from({ length: rowsOfEach - 3 }, () => shop.newShopper()))
})
afterAll(() => shop.close())

async function payPending({ api }: Person): Promise<void> {
  const { items } = bodyOf(await api.get<Page>('/orders?limit=2'))
  bodyOf(await api.post(`/orders/${items[1]!.id}/payments`), 201)
}

const lists: readonly (readonly [name: string, rows: number, by: () => ApiClient, path: string])[] = [
  ['balance', rowsOfEach + 1, () => shopper.api, '/balance/history'],
  ['coupons', rowsOfEach, () => shopper.api, '/users/me/coupons'],
  ['orders', rowsOfEach, () => shopper.api, '/orders'],
  ['orders of a user', rowsOfEach, () => shop.admin.api, '/users/{userId}/orders'],
  ['payments', rowsOfEach, () => shopper.api, '/payments'],
  ['all orders', 2 * rowsOfEach, () => shop.admin.api, '/admin/orders'],
  ['users', rowsOfEach, () => shop.admin.api, '/admin/users'],
]

describe.each(lists)('%s', (_name, rows, by, path) => {
  const read = async (query: string) =>
    bodyOf(await by().get<Page>(`${path.replace('{userId}', shopper.id)}?${query}`))

  const walk = async (limit: number) => {
    const pages: Page[] = []
    for (let cursor: string | null = ''; cursor !== null; cursor = pages.at(-1)!.nextCursor) {
      pages.push(await read(`limit=${limit}${cursor === '' ? '' : `&cursor=${cursor}`}`))
    }
    return pages
  }

  test.each([1, 5, 6, 12, 100])(
    'in pages of %i: every row once, in the order of one page of all',
    async (limit) => {
      const all = await read('limit=100')
      expect(all).toMatchObject({ nextCursor: null })
      expect(all.items).toHaveLength(rows)
      const pages = await walk(limit)
      expect(pages.flatMap(({ items }) => items)).toEqual(all.items)
      expect(pages).toHaveLength(Math.ceil(rows / limit))
      expect(new Set(all.items.map(({ id }) => id)).size).toBe(rows)
    },
  )

  test('a page holds 20 unless it says otherwise', async () => {
    expect((await read('')).items).toHaveLength(Math.min(rows, 20))
  })

  test('refuses the cursor of another list, one that was changed, and none', async () => {
    const own = (await read('limit=1')).nextCursor!
    const elsewhere = path === '/balance/history' ? '/orders' : '/balance/history'
    const foreign = bodyOf(await shopper.api.get<Page>(`${elsewhere}?limit=1`)).nextCursor
    const inside = Buffer.from(own, 'base64url').toString()
    const list = inside.slice(0, inside.indexOf(':'))
    const made = [
      '',
      `${list}:`,
      `${list}:x`,
      `${list}:1' OR '1'='1`,
      `${list}:\u0000`,
      inside.slice(list.length),
    ]
    const wrong = made.map((text) => Buffer.from(text).toString('base64url'))
    for (const cursor of [foreign, ...wrong, 'x', '%00', 'x'.repeat(201), 'ü']) {
      const address = `${path.replace('{userId}', shopper.id)}?cursor=${cursor}`
      expectInvalid(await by().get(address), 'cursor')
    }
  })

  test.each(['0', '101', '-1', '1.5', 'x', ''])('refuses the limit %j', async (limit) => {
    expectInvalid(await by().get(`${path.replace('{userId}', shopper.id)}?limit=${limit}`), 'limit')
  })
})

test('payments are in the order in which they were made, whenever their orders were', async () => {
  const { items } = bodyOf(await shopper.api.get<{ items: Payment[] }>('/payments'))
  const { items: orders } = bodyOf(await shopper.api.get<Page>('/orders'))
  const ids = orders.map(({ id }) => id)
  const places = items.map(({ orderId }) => ids.indexOf(orderId))
  expect(places).toEqual([0, 2, 1, 3, 5, 4, 6, 8, 7, 9, 11, 10])
  expect(items.filter(({ id, orderId }) => id === orderId)).toHaveLength(8)
})

test('a row that comes in between pages is not mixed into them', async () => {
  const { id: productId } = await shop.newProduct({ price: 100 })
  const before = bodyOf(await shopper.api.get<Page>('/orders?limit=100')).items
  const first = bodyOf(await shopper.api.get<Page>('/orders?limit=5'))
  const added = await order(shopper, { items: [{ productId, quantity: 1 }] })
  const rest = bodyOf(await shopper.api.get<Page>(`/orders?limit=100&cursor=${first.nextCursor}`))
  expect([...first.items, ...rest.items]).toEqual(before)
  expect(bodyOf(await shopper.api.get<Page>('/orders?limit=1')).items).toEqual([added])
})

describe('coupons by offset', () => {
  const read = async (query: string) => bodyOf(await shopper.api.get<Page>(`/users/me/coupons?${query}`))

  test('every coupon once, with the total on every page', async () => {
    const all = await read('limit=100')
    const pages = await Promise.all([0, 5, 10].map((offset) => read(`limit=5&offset=${offset}`)))
    expect(pages.flatMap(({ items }) => items)).toEqual(all.items)
    expect(pages.map(({ total }) => total)).toEqual([rowsOfEach, rowsOfEach, rowsOfEach])
    expect(pages.map(({ nextCursor }) => nextCursor === null)).toEqual([false, false, true])
    expect(await read('offset=100')).toEqual({ items: [], total: rowsOfEach, nextCursor: null })
  })

  test('a cursor may follow a page that was read by offset', async () => {
    const all = await read('limit=100')
    const { nextCursor } = await read('limit=3&offset=3')
    expect((await read(`limit=100&cursor=${nextCursor}`)).items).toEqual(all.items.slice(6))
  })
})

describe.each(['/coupons', '/admin/coupons', '/admin/products'])('%s by page', (path) => {
  test('every row once, with the total on every page', async () => {
    await Promise.all(Array.from({ length: 7 }, () => Promise.all([shop.newCoupon(), shop.newProduct()])))
    const read = async (query: string) => bodyOf(await shop.admin.api.get<Page>(`${path}?${query}`))
    const all = await read('limit=100')
    const pages = await Promise.all([1, 2, 3, 4, 5].map((page) => read(`limit=5&page=${page}`)))
    expect(pages.flatMap(({ items }) => items)).toEqual(all.items)
    for (const page of pages) expect(page.total).toBe(all.items.length)
  })
})
