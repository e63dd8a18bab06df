// The checkout under stress: the last unit, a double click, an answer that gets lost, a balance that is too small, stock and
// coupons that go away while somebody looks.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { issue, order, type Person } from '../support/test-shop.ts'

const { shop, visitor } = useBrowser({ PENDING_ORDER_MINUTES: '1' })

type Orders = { readonly items: readonly { readonly id: string; readonly status: string }[] }

async function ordersOf({ api }: Person): Promise<Orders['items']> {
  return (await api.get<Orders>('/orders')).body.items
}

async function open(page: Page, productId: string, quantity = 1): Promise<void> {
  await page.goto(`/checkout?product=${productId}&quantity=${quantity}`)
  await page.getByRole('heading', { name: '주문하기' }).waitFor()
}

/** Orders leave when all have pressed: a page that is slower would hear that nothing is left, and let nobody press. */
async function letMeet(pages: readonly Page[]): Promise<void> {
  const met = Promise.withResolvers<void>()
  let ordering = 0
  for (const page of pages) {
    await page.route('**/api/v1/orders', async (route) => {
      ordering += 1
      if (ordering === pages.length) met.resolve()
      await met.promise
      await route.continue()
    })
  }
}

const payButton = (page: Page) => page.getByRole('button', { name: /결제하기$/ })
const complete = (page: Page) => page.getByRole('heading', { name: '주문이 완료되었습니다' })

test('of two who race for the last unit one gets it, and the other is told', async () => {
  const product = await shop().newProduct({ name: '마지막 한 점', price: 1_000, stock: 1 })
  const people = await Promise.all([1, 2].map(() => shop().newShopper({ balance: 5_000 })))
  const pages = await Promise.all(people.map((as) => visitor({ as })))
  await Promise.all(pages.map((page) => open(page, product.id)))
  await letMeet(pages)
  await Promise.all(pages.map((page) => payButton(page).click()))
  await Promise.all(
    pages.map((page) => complete(page).or(page.getByText('모두 팔렸습니다')).first().waitFor()),
  )
  // The winner's page may hear that nothing is left before it hears of its own order.
  const outcomesOf = () => Promise.all(pages.map((page) => complete(page).isVisible()))
  await expect.poll(async () => (await outcomesOf()).filter(Boolean)).toHaveLength(1)
  const outcomes = await outcomesOf()
  const loser = pages[outcomes.indexOf(false)]!
  await loser.getByText('재고가 모자라 주문하지 못했습니다').waitFor()
  const placed = await Promise.all(people.map(ordersOf))
  expect(placed.flat()).toHaveLength(1)
})

test('a price that changes while somebody looks is not paid before it was seen', async () => {
  const product = await shop().newProduct({ name: '값이 오르는 상품', price: 1_000, stock: 9 })
  const shopper = await shop().newShopper({ balance: 5_000 })
  const page = await visitor({ as: shopper })
  await open(page, product.id)
  await page.getByRole('button', { name: '₩1,000 결제하기' }).waitFor()
  await shop().admin.api.patch(`/admin/products/${product.id}`, { price: 3_000 })
  await payButton(page).click()
  await page.getByText('그 사이 가격이 바뀌어 주문하지 않았습니다').waitFor()
  expect(await ordersOf(shopper)).toEqual([])
  await page.getByRole('button', { name: '₩3,000 결제하기' }).click()
  await complete(page).waitFor()
  expect((await shopper.api.get('/balance')).body).toMatchObject({ balance: 2_000 })
})

test('a double click orders once', async () => {
  const product = await shop().newProduct({ price: 1_000, stock: 9 })
  const shopper = await shop().newShopper({ balance: 5_000 })
  const page = await visitor({ as: shopper })
  await open(page, product.id)
  await payButton(page).dblclick()
  await complete(page).waitFor()
  expect(await ordersOf(shopper)).toHaveLength(1)
})

test('an answer that gets lost is asked for again and shows the one order', async () => {
  const product = await shop().newProduct({ name: '한 번만', price: 1_000, stock: 9 })
  const shopper = await shop().newShopper({ balance: 5_000 })
  const page = await visitor({ as: shopper })
  const keys: (string | undefined)[] = []
  await page.route('**/api/v1/orders', async (route) => {
    keys.push(route.request().headers()['idempotency-key'])
    const answer = await route.fetch()
    return keys.length === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer })
  })
  await open(page, product.id)
  await payButton(page).click()
  await page.getByText('두 번 주문되지는 않습니다').waitFor()
  await complete(page).waitFor()
  expect([keys.length, new Set(keys).size]).toEqual([2, 1])
  expect(await ordersOf(shopper)).toHaveLength(1)
})

test('when no answer comes at all, the same press finds out later, also after a reload', async () => {
  const product = await shop().newProduct({ price: 1_000, stock: 9 })
  const shopper = await shop().newShopper({ balance: 5_000 })
  const page = await visitor({ as: shopper })
  await page.route('**/api/v1/orders', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await open(page, product.id)
  await payButton(page).click()
  await page.getByRole('alert').getByText('다시 누르면 주문되었는지 확인합니다').waitFor({ timeout: 30_000 })
  expect(await page.getByRole('button', { name: '주문하고 나중에 결제' }).isDisabled()).toBe(true)
  await page.unroute('**/api/v1/orders')
  await page.reload()
  await payButton(page).click()
  await complete(page).waitFor()
  expect(await ordersOf(shopper)).toHaveLength(1)
})

test('lines of the cart that were sent stay until it is known what became of them', async () => {
  const product = await shop().newProduct({ name: '어디로 갔나', price: 1_000, stock: 9 })
  const shopper = await shop().newShopper({ balance: 1_500 })
  await shopper.api.post('/orders/cart', { productId: product.id, quantity: 1 })
  const page = await visitor({ as: shopper })
  await page.route('**/api/v1/orders/cart/checkout', async (route) => {
    await route.fetch()
    await route.abort('connectionreset')
  })
  await page.goto('/cart')
  await page.getByRole('link', { name: '주문하기' }).click()
  await payButton(page).click()
  await page.getByRole('alert').getByText('다시 누르면 주문되었는지 확인합니다').waitFor({ timeout: 30_000 })
  await page.getByRole('main').getByRole('link', { name: '어디로 갔나' }).waitFor()
  await page.unroute('**/api/v1/orders/cart/checkout')
  await payButton(page).click()
  await complete(page).waitFor()
  expect(await ordersOf(shopper)).toHaveLength(1)
})

test('a balance that is too small is charged on the spot', async () => {
  const product = await shop().newProduct({ price: 12_500, stock: 9 })
  const page = await visitor({ as: await shop().newShopper({ balance: 3_000 }) })
  await open(page, product.id)
  await page.getByText('₩9,500이 부족합니다').waitFor()
  expect(await payButton(page).isDisabled()).toBe(true)
  expect(await page.getByLabel('충전할 금액').inputValue()).toBe('10,000')
  await page.getByRole('button', { name: '충전하기' }).click()
  await payButton(page).click()
  await complete(page).waitFor()
})

test('stock that goes away is told beside its line, and fewer can be taken', async () => {
  const product = await shop().newProduct({ name: '줄어드는 것', price: 1_000, stock: 5 })
  const shopper = await shop().newShopper({ balance: 9_000 })
  const page = await visitor({ as: shopper })
  await open(page, product.id, 4)
  await payButton(page).waitFor()
  await shop().admin.api.post(`/admin/products/${product.id}/stock`, { change: -3, reason: '파손' })
  await page.getByText('지금 남은 재고는 2개입니다').waitFor()
  expect(await payButton(page).isDisabled()).toBe(true)
  await page.getByRole('button', { name: '2개로 줄이기' }).click()
  await page.getByRole('button', { name: '₩2,000 결제하기' }).click()
  await complete(page).waitFor()
})

test('a coupon that was used meanwhile is told at the coupons, and nothing is ordered', async () => {
  const product = await shop().newProduct({ price: 10_000, stock: 9 })
  const coupon = await shop().newCoupon({ name: '한 번 쓰는 쿠폰' })
  const shopper = await shop().newShopper({ balance: 30_000 })
  const held = await issue(shopper, coupon.id)
  const page = await visitor({ as: shopper })
  await open(page, product.id)
  await page.getByRole('radio', { name: '한 번 쓰는 쿠폰' }).check()
  await page.getByRole('button', { name: '₩5,000 결제하기' }).waitFor()
  // Nothing tells the page before it asks.
  await page.route('**/api/v1/stream?*', (route) => route.abort())
  await order(shopper, { items: [{ productId: product.id, quantity: 1 }], userCouponId: held.id })
  await payButton(page).click()
  await page
    .getByRole('group')
    .getByText(/쿠폰을 더는 쓸 수 없어|쓸 수 있는 쿠폰이 없습니다/)
    .first()
    .waitFor()
  await expect.poll(async () => (await ordersOf(shopper)).length).toBe(1)
})

test('what is ordered to be paid later counts down, is paid, or expires by itself', async () => {
  const product = await shop().newProduct({ price: 2_000, stock: 9 })
  const shopper = await shop().newShopper({ balance: 9_000 })
  const page = await visitor({ as: shopper })
  await open(page, product.id)
  await page.getByRole('button', { name: '주문하고 나중에 결제' }).click()
  await page.getByRole('heading', { name: '결제를 기다리고 있습니다' }).waitFor()
  const timer = page.getByRole('timer')
  const first = await timer.textContent()
  await expect.poll(() => timer.textContent()).not.toBe(first)
  await page.getByRole('button', { name: '₩2,000 결제하기' }).click()
  await complete(page).waitFor()
  // An order of which little time is left, as seen by its owner.
  const later = await order(shopper, { items: [{ productId: product.id, quantity: 1 }], payment: 'deferred' })
  const soon = new Date(Date.now() + 6_000)
  await shop().sql('UPDATE orders SET expires_at = $2 WHERE id = $1', [later.id, soon])
  await page.goto(`/orders/${later.id}`)
  await page.getByRole('heading', { name: '결제를 기다리고 있습니다' }).waitFor()
  await page.getByRole('heading', { name: '결제 시간이 지난 주문입니다' }).waitFor()
  await payButton(page).waitFor({ state: 'detached' })
})
