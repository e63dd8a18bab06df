// The catalogue and the best sellers as shoppers see them (requirements P1–P4, T1–T3).

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Wire } from '../../src/contract/common.ts'
import type { Product, ProductPage, TopProducts } from '../../src/contract/products.ts'
import { bodyOf, expectInvalid, expectProblem } from '../support/api-client.ts'
import { unknownId } from '../support/contract-routes.ts'
import { anId, aTime } from '../support/shapes.ts'
import { dayMs, resetClock, shiftClock } from '../support/shifted-clock.ts'
import { openTestShop, order, type Person, startOn, type TestShop } from '../support/test-shop.ts'

type Page = Wire<typeof ProductPage>
type Top = Wire<typeof TopProducts>

let shop: TestShop
let shopper: Person

beforeAll(async () => {
  shop = await openTestShop()
  shopper = await shop.newShopper({ balance: 3_000_000 })
})
afterEach(resetClock)
afterAll(() => shop.close())

const list = async (query: string) => bodyOf(await shopper.api.get<Page>(`/products?${query}`))

describe('GET /products', () => {
  test('an empty list says so, in the language of the reader', async () => {
    const empty = { items: [], page: 1, limit: 20, total: 0 }
    const korean = bodyOf(await shopper.api.get('/products?category=nothing'))
    expect(korean).toEqual({ ...empty, message: '상품이 존재하지 않습니다' })
    const english = bodyOf(await shopper.api.get('/products?category=nothing', { 'accept-language': 'en' }))
    expect(english).toEqual({ ...empty, message: 'There are no products' })
  })

  test('shows what is on sale with the stock of this moment, and nothing of the operator’s', async () => {
    const fields = { name: '머그컵', category: '첫째', price: 12_000, stock: 7, description: '도자기' }
    const { id } = await shop.newProduct(fields)
    const shown = { id: anId, ...fields, status: 'on-sale', createdAt: aTime }
    expect(await list('category=첫째')).toEqual({ items: [shown], page: 1, limit: 20, total: 1 })
    expect(bodyOf(await shopper.api.get(`/products/${id}`))).toEqual(shown)
  })

  test('leaves out stopped and discontinued products, keeps sold-out ones', async () => {
    const [stopped, discontinued, soldOut] = await Promise.all([
      shop.newProduct({ category: '셋', status: 'stopped' }),
      shop.newProduct({ category: '셋' }),
      shop.newProduct({ category: '셋', stock: 0 }),
    ])
    bodyOf(await shop.admin.api.patch(`/admin/products/${discontinued.id}`, { status: 'discontinued' }))
    const { items } = await list('category=셋')
    expect(items).toEqual([expect.objectContaining({ id: soldOut.id, stock: 0 })])
    for (const { id } of [stopped, discontinued]) {
      const answer = await shopper.api.get(`/products/${id}`)
      expectProblem(answer, 403, { code: 'product-not-on-sale', productId: id })
    }
    expect(bodyOf(await shopper.api.get(`/products/${soldOut.id}`))).toMatchObject({ stock: 0 })
  })

  test('sorts and finds', async () => {
    for (const [name, price] of [
      ['나 컵', 300],
      ['가 컵', 100],
      ['Da 접시', 200],
    ] as const) {
      await shop.newProduct({ name, price, category: '정렬' })
    }
    const names = async (query: string) =>
      (await list(`category=정렬&${query}`)).items.map(({ name }) => name)
    expect(await names('')).toEqual(['Da 접시', '가 컵', '나 컵'])
    expect(await names('sort=newest')).toEqual(['Da 접시', '가 컵', '나 컵'])
    expect(await names('sort=price-asc')).toEqual(['가 컵', 'Da 접시', '나 컵'])
    expect(await names('sort=price-desc')).toEqual(['나 컵', 'Da 접시', '가 컵'])
    expect(await names('sort=name')).toEqual(['Da 접시', '가 컵', '나 컵'])
    expect(await names('q=컵&sort=name')).toEqual(['가 컵', '나 컵'])
    expect(await names('q=dA')).toEqual(['Da 접시'])
    expect(await names('q=%25')).toEqual([])
    expect(await names("q=' OR 1=1 --")).toEqual([])
  })

  test('every product is on exactly one page, in every order', async () => {
    const made = await Promise.all(
      Array.from({ length: 23 }, (_, index) => shop.newProduct({ category: '쪽', price: 100 + (index % 3) })),
    )
    for (const sort of ['newest', 'price-asc', 'price-desc', 'name']) {
      const pages = await Promise.all(
        [1, 2, 3, 4].map((page) => list(`category=쪽&sort=${sort}&limit=7&page=${page}`)),
      )
      expect(pages.map(({ items }) => items.length)).toEqual([7, 7, 7, 2])
      for (const [index, page] of pages.entries())
        expect(page).toMatchObject({ page: index + 1, limit: 7, total: 23 })
      const seen = pages.flatMap(({ items }) => items.map(({ id }) => id))
      expect([...seen].sort()).toEqual(made.map(({ id }) => id).sort())
    }
    expect(await list('category=쪽&page=5&limit=7')).toMatchObject({
      items: [],
      total: 23,
      message: expect.anything(),
    })
  })

  test('a search by a word has its exact total on every page, also past the last one', async () => {
    const names = ['빨강 물병', '파랑 물병', '노랑 물병', '초록 물병', '하양 물병', '물통']
    for (const [index, name] of names.entries()) {
      await shop.newProduct({ name, price: 100 + (index % 2), stock: index })
    }
    await shop.newProduct({ name: '검정 물병', status: 'stopped' })
    for (const sort of ['newest', 'price-asc', 'price-desc', 'name']) {
      const read = (page: number) => list(`q=물병&sort=${sort}&limit=2&page=${page}`)
      const pages = await Promise.all([1, 2, 3, 4, 500].map(read))
      expect(pages.map(({ total }) => total)).toEqual([5, 5, 5, 5, 5])
      expect(pages.map(({ items }) => items.length)).toEqual([2, 2, 1, 0, 0])
      const { items, total } = await list(`q=물병&sort=${sort}`)
      expect([items.length, total]).toEqual([5, 5])
      expect(pages.flatMap((page) => page.items)).toEqual(items)
      for (const { name, stock } of items) expect(names[stock]).toBe(name)
    }
    expect(await list('q=물병&page=4&limit=2')).toMatchObject({ message: expect.anything() })
    expect(await list('q=없는말')).toMatchObject({ items: [], total: 0 })
  })

  test.each(['limit=0', 'limit=101', 'limit=1.5', 'limit=ten', 'limit=', 'limit=1&limit=2', 'limit=-1'])(
    '%s is refused',
    async (query) => expectInvalid(await shopper.api.get(`/products?${query}`), 'limit'),
  )

  test.each([
    ['page=0', 'page'],
    ['page=10001', 'page'],
    ['page=99999999999999999999', 'page'],
    ['sort=stock', 'sort'],
    ['q=', 'q'],
    ['q=%00', 'q'],
    [`q=${'x'.repeat(101)}`, 'q'],
    ['category=a%00b', 'category'],
    ['category=a&category=b', 'category'],
  ])('%s is refused', async (query, field) =>
    expectInvalid(await shopper.api.get(`/products?${query}`), field),
  )

  test('limit 1 and limit 100 are allowed', async () => {
    expect((await list('limit=1')).items).toHaveLength(1)
    expect(await list('limit=100')).toMatchObject({ limit: 100 })
  })
})

describe('GET /products/{id}', () => {
  test('404 for an unknown product, 400 for what is no id', async () => {
    const unknown = await shopper.api.get(`/products/${unknownId}`)
    expectProblem(unknown, 404, { code: 'product-not-found', productId: unknownId })
    for (const wrong of [
      '1',
      '%00',
      "1'%20OR%201=1",
      unknownId.slice(1),
      `urn:uuid:${unknownId}`,
      'x'.repeat(500),
    ]) {
      expectInvalid(await shopper.api.get(`/products/${wrong}`), 'id')
    }
  })

  test('the stock is exact the moment an order is answered, also while many read', async () => {
    const { id } = await shop.newProduct({ price: 100, stock: 30 })
    const stock = async () => bodyOf(await shopper.api.get<Wire<typeof Product>>(`/products/${id}`)).stock
    const readers = Array.from({ length: 3 }, async () => {
      for (let last = 31; last > 0; ) {
        const now = await stock()
        expect(now).toBeLessThanOrEqual(last)
        last = now
      }
    })
    for (let left = 29; left >= 0; left -= 1) {
      await order(shopper, { items: [{ productId: id, quantity: 1 }] })
      expect(await stock()).toBe(left)
    }
    await Promise.all(readers)
  })
})

describe('CATALOG_PUBLIC=true', () => {
  test('opens the reads of products, and nothing else', async () => {
    const open = await startOn(shop.databaseUrl, { CATALOG_PUBLIC: 'true' })
    const { id } = await shop.newProduct()
    for (const path of ['/products', '/products/top', `/products/${id}`]) {
      expect((await open.anybody.get(path)).status).toBe(200)
      expect((await shopper.api.get(path)).status).toBe(200)
    }
    for (const path of ['/coupons', '/balance', '/orders', '/orders/cart']) {
      expectProblem(await open.anybody.get(path), 401, { code: 'unauthenticated' })
    }
    await open.stop()
  })
})

describe('GET /products/top', () => {
  const top = async (basis = '') => bodyOf(await shopper.api.get<Top>(`/products/top${basis}`))
  const ranked = ({ items }: Top) =>
    items.map(({ rank, product, quantity }) => [rank, product.name, quantity])
  const buy = (productId: string, quantity: number, buyer = shopper) =>
    order(buyer, { items: [{ productId, quantity }] })

  test('only live and closed are bases', async () => {
    expectInvalid(await shopper.api.get('/products/top?basis=week'), 'basis')
  })

  test('the five best of today and the two days before, ties by the older, cancels taken off', async () => {
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Seoul' })
    const daysAgo = (days: number) => today.format(Date.now() - days * dayMs)
    await shop.sql('DELETE FROM daily_sales; UPDATE stocks SET sales_day = NULL, sold = 0')
    expect(await top()).toEqual({ items: [], from: daysAgo(2), to: daysAgo(0), basis: 'live' })
    const [a, b, c, d, e, f] = await Promise.all(
      ['가', '나', '다', '라', '마', '바'].map((name) => shop.newProduct({ name, price: 10, stock: 1_000 })),
    )
    const products = [a!, b!, c!, d!, e!, f!].sort((one, two) => (one.id < two.id ? -1 : 1))
    const [first, second, third, fourth, fifth, sixth] = products.map(({ id }) => id) as [string, ...string[]]
    await buy(first, 3)
    await buy(second!, 9)
    await buy(third!, 5)
    const { id } = await buy(fourth!, 50)
    await buy(fifth!, 5)
    await buy(sixth!, 2)
    bodyOf(await shopper.api.post(`/orders/${id}/cancel`))
    await buy(fourth!, 1)
    const nameOf = (productId: string) => products.find((product) => product.id === productId)!.name
    const answer = await top('?basis=live')
    expect(ranked(answer)).toEqual([
      [1, nameOf(second!), 9],
      [2, nameOf(third!), 5],
      [3, nameOf(fifth!), 5],
      [4, nameOf(first), 3],
      [5, nameOf(sixth!), 2],
    ])
    expect(answer.items[0]!.product).toEqual(bodyOf(await shopper.api.get(`/products/${second}`)))
    bodyOf(await shop.admin.api.patch(`/admin/products/${second}`, { status: 'stopped' }))
    expect(ranked(await top()).at(-1)).toEqual([5, nameOf(fourth!), 1])
  })

  test('the closed basis has the three days before today, once they were closed', async () => {
    await shop.sql('DELETE FROM daily_sales; UPDATE stocks SET sales_day = NULL, sold = 0')
    const { id } = await shop.newProduct({ name: '어제', price: 10, stock: 1_000 })
    for (const past of [4, 3, 2, 1, 0]) {
      shiftClock(-past * dayMs)
      const { token } = await shop.signIn({ email: shopper.user.email, password: 'correct horse' })
      await buy(id, 2 ** past, { ...shopper, api: shop.withToken(token) })
    }
    resetClock()
    expect(ranked(await top())).toEqual([[1, '어제', 7]])
    const second = await startOn(shop.databaseUrl)
    await vi.waitFor(
      async () => expect(ranked(await top('?basis=closed'))).toEqual([[1, '어제', 14]]),
      20_000,
    )
    const { from, to, basis } = await top('?basis=closed')
    expect(basis).toBe('closed')
    expect([Date.parse(to) - Date.parse(from), from < to]).toEqual([2 * dayMs, true])
    await second.stop()
  })
})
