// Pages that keep going: told of what changes by the stream, found again after a reload and the back button, and back by
// themselves when a token is over, the stream is refused, or the shop was restarted under them.

import { createServer } from 'node:net'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { issue, order, password, startOn } from '../support/test-shop.ts'

const { shop, visitor } = useBrowser()

function streamsOf(page: Page): string[] {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname === '/api/v1/stream') asked.push(search)
  })
  return asked
}

test('moves balance, coupons and orders as they change, over one connection', async () => {
  const coupon = await shop().newCoupon({ name: '움직이는 쿠폰', totalCount: 10 })
  const product = await shop().newProduct({ price: 4_000, stock: 9 })
  const shopper = await shop().newShopper({ balance: 20_000 })
  const page = await visitor({ as: shopper })
  const streams = streamsOf(page)
  await page.goto('/coupons')
  const event = page.getByRole('article').filter({ hasText: '움직이는 쿠폰' })
  await event.getByText('10장 중 10장 남음').waitFor()
  await issue(await shop().newShopper(), coupon.id)
  await event.getByText('10장 중 9장 남음').waitFor()
  const account = page.getByRole('button', { name: '내 계정' })
  await account.getByText('₩20,000').waitFor()
  const placed = await order(shopper, { items: [{ productId: product.id, quantity: 1 }] })
  await account.getByText('₩16,000').waitFor()
  await page.goto('/me')
  await page.getByRole('listitem').getByText('결제 완료').waitFor()
  await shopper.api.post(`/orders/${placed.id}/cancel`)
  await page.getByRole('listitem').getByText('취소됨').waitFor()
  expect(streams.filter((search) => search.includes('coupons'))).toHaveLength(1)
})

test('asks again and again where the stream cannot be had', async () => {
  const product = await shop().newProduct({ name: '물어서 아는 것', stock: 2 })
  const page = await visitor({ as: await shop().newShopper() })
  await page.route('**/api/v1/stream?*', (route) => route.abort())
  await page.goto(`/products/${product.id}`)
  await page.getByText('2개 남음').waitFor()
  await shop().admin.api.post(`/admin/products/${product.id}/stock`, { change: -2, reason: '파손' })
  await page.getByText('품절', { exact: true }).waitFor()
})

test('counts down to the start of a coupon event, lets one claim it then, and is honest when it is too late', async () => {
  const soon = new Date(Date.now() + 6_000).toISOString()
  const coupon = await shop().newCoupon({ name: '곧 여는 쿠폰', totalCount: 1, issueStartsAt: soon })
  const page = await visitor({ as: await shop().newShopper() })
  await page.goto('/coupons')
  const event = page.getByRole('article').filter({ hasText: '곧 여는 쿠폰' })
  await event.getByRole('timer').waitFor()
  const claim = event.getByRole('button', { name: '쿠폰 받기: 곧 여는 쿠폰' })
  await claim.waitFor()
  // Somebody is faster, and the page does not know it yet.
  await page.route('**/api/v1/coupons/*/issue', async (route) => {
    await issue(await shop().newShopper(), coupon.id)
    await route.continue()
  })
  await claim.click()
  await event.getByText('조금 전에 모두 소진되었습니다').waitFor()
  await event.getByText('1장 중 0장 남음').waitFor()
  expect(await event.getByRole('button').isDisabled()).toBe(true)
})

test('a coupon whose answer got lost is claimed once', async () => {
  await shop().newCoupon({ name: '두 번은 없는 쿠폰', totalCount: 10, perUserLimit: 5 })
  const shopper = await shop().newShopper()
  const page = await visitor({ as: shopper })
  let asked = 0
  await page.route('**/api/v1/coupons/*/issue', async (route) => {
    asked += 1
    const answer = await route.fetch()
    return asked === 1 ? route.abort('connectionreset') : route.fulfill({ response: answer })
  })
  await page.goto('/coupons')
  await page.getByRole('button', { name: '쿠폰 받기: 두 번은 없는 쿠폰' }).dblclick()
  await page.getByText('쿠폰을 받았습니다: 두 번은 없는 쿠폰').waitFor()
  const held = await shopper.api.get<{ total: number }>('/users/me/coupons')
  expect([asked, held.body.total]).toEqual([2, 1])
})

test('finds the same page again after a reload, and by the back button', async () => {
  const product = await shop().newProduct({ name: '돌아올 잔', price: 3_000, stock: 9 })
  const shopper = await shop().newShopper({ balance: 20_000 })
  await shopper.api.post('/orders/cart', { productId: product.id, quantity: 2 })
  const page = await visitor({ as: shopper })
  await page.goto('/cart')
  await page.getByRole('link', { name: '주문하기' }).click()
  await page.getByRole('button', { name: '₩6,000 결제하기' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: '₩6,000 결제하기' }).click()
  await page.getByRole('heading', { name: '주문이 완료되었습니다' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: '주문이 완료되었습니다' }).waitFor()
  // Not to the checkout of what is ordered already.
  await page.goBack()
  await page.getByRole('heading', { name: '장바구니가 비어 있습니다' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/cart')
})

test('a token that is over in the middle of things leads to the sign-in, and back to them', async () => {
  const product = await shop().newProduct({ price: 3_000, stock: 9 })
  const shopper = await shop().newShopper({ balance: 20_000 })
  const page = await visitor({ as: shopper })
  const path = `/checkout?product=${product.id}&quantity=2`
  await page.goto(path)
  const pay = page.getByRole('button', { name: '₩6,000 결제하기' })
  await pay.waitFor()
  const isRefused = { status: 401, contentType: 'application/problem+json' }
  const problem = { type: 'x', title: 'x', detail: 'x', status: 401, code: 'unauthenticated', requestId: 'x' }
  await page.route('**/api/v1/orders', (route) =>
    route.fulfill({ ...isRefused, body: JSON.stringify(problem) }),
  )
  await pay.click()
  await page.getByLabel('이메일').fill(shopper.user.email)
  await page.getByLabel('비밀번호').fill(password)
  await page.unroute('**/api/v1/orders')
  await page.getByRole('button', { name: '로그인' }).click()
  await pay.click()
  await page.getByRole('heading', { name: '주문이 완료되었습니다' }).waitFor()
})

test('a shop that is restarted in the middle of things is found again without a reload', async () => {
  const product = await shop().newProduct({ name: '다시 열린 가게의 잔', price: 3_000, stock: 9 })
  const shopper = await shop().newShopper({ balance: 20_000 })
  const settings = { STOREFRONT: 'true', PORT: String(await freePort()) }
  const before = await startOn(shop().databaseUrl, settings)
  const page = await visitor({ as: shopper })
  await page.goto(`${before.url}/checkout?product=${product.id}&quantity=2`)
  await page.getByRole('button', { name: '₩6,000 결제하기' }).waitFor()
  await before.stop()
  await page.getByRole('button', { name: '₩6,000 결제하기' }).click()
  await page.getByText('두 번 주문되지는 않습니다').waitFor()
  const after = await startOn(shop().databaseUrl, settings)
  try {
    await page.getByRole('heading', { name: '주문이 완료되었습니다' }).waitFor()
    await page.getByRole('link', { name: '다시 열린 가게의 잔' }).click()
    await page.getByText('7개 남음').waitFor()
    await shop().admin.api.post(`/admin/products/${product.id}/stock`, { change: -3, reason: '파손' })
    await page.getByText('4개 남음').waitFor({ timeout: 30_000 })
  } finally {
    await page.close()
    await after.stop()
  }
})

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
