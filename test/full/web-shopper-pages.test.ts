// Every page of a shopper, with something on it and with nothing: nothing stands in the way of whoever cannot see it or
// uses no mouse, nothing is pushed sideways, and lists go on to their end.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, useBrowser } from '../support/browser.ts'
import { issue, order, type Person } from '../support/test-shop.ts'

const { shop, visitor } = useBrowser()

async function cartOf({ api }: Person): Promise<{ readonly total: number }> {
  return (await api.get<{ total: number }>('/orders/cart')).body
}

const looks = [
  { window: 'phone', theme: 'light', language: 'ko' },
  { window: 'phone', theme: 'dark', language: 'en' },
  { window: 'wide', theme: 'light', language: 'en' },
  { window: 'wide', theme: 'dark', language: 'ko' },
] as const

async function busyShopper() {
  const shopper = await shop().newShopper({ balance: 200_000 })
  const [cup, bag] = [
    await shop().newProduct({ name: '아주 긴 이름을 가진 손으로 빚은 백자 머그컵 두 개 세트', price: 9_000 }),
    await shop().newProduct({ name: '한정판 가방', price: 20_000, stock: 9 }),
  ]
  const coupon = await shop().newCoupon({ name: '두 장까지', perUserLimit: 2 })
  await shop().newCoupon({
    name: '내일 열리는',
    issueStartsAt: new Date(Date.now() + 90_000_000).toISOString(),
  })
  const [used] = [await issue(shopper, coupon.id), await issue(shopper, coupon.id)]
  const items = [
    { productId: cup.id, quantity: 1 },
    { productId: bag.id, quantity: 1 },
  ]
  const paid = await order(shopper, { items, userCouponId: used!.id })
  const pending = await order(shopper, { items, payment: 'deferred' })
  for (const { productId } of items) await shopper.api.post('/orders/cart', { productId, quantity: 3 })
  await shop().admin.api.post(`/admin/products/${bag.id}/stock`, { change: -6, reason: '파손' })
  const paths = [
    '/coupons',
    '/cart',
    `/checkout?product=${cup.id}&quantity=2`,
    `/checkout?product=${bag.id}&quantity=9`,
  ]
  const mine = ['/me', '/me/payments', '/me/balance', '/me/coupons', '/me/coupons?status=used']
  return { shopper, paths: [...paths, ...mine, `/orders/${paid.id}`, `/orders/${pending.id}`] }
}

const emptyPaths = [
  '/cart',
  '/checkout',
  '/me',
  '/me/payments',
  '/me/balance',
  '/me/coupons',
  '/coupons?page=9',
]

test.each(looks)('every page is accessible and fits: $window, $theme, $language', async (look) => {
  const { shopper, paths } = await busyShopper()
  const busy = await visitor({ ...look, as: shopper })
  const empty = await visitor({ ...look, as: await shop().newShopper() })
  for (const path of paths) await expectFit(busy, path)
  for (const path of emptyPaths) await expectFit(empty, path)
})

async function expectFit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.locator('[data-skeleton]').first().waitFor({ state: 'detached' })
  await expectAccessible(page)
  const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
  expect(await page.evaluate(overflow), `${path} is pushed sideways`).toBe(0)
}

test('cancelling asks first, and the keyboard alone gets through it', async () => {
  const { shopper, paths } = await busyShopper()
  const page = await visitor({ as: shopper })
  await page.goto(paths.at(-2)!)
  const cancel = page.getByRole('button', { name: '주문 취소' })
  await cancel.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog', { name: '이 주문을 취소할까요?' })
  await dialog.waitFor()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect(await cancel.evaluate((button) => button === button.ownerDocument.activeElement)).toBe(true)
  await page.getByRole('heading', { name: '주문이 완료되었습니다' }).waitFor()
})

test('removes what is selected, changes quantities with a few requests, and keeps the count beside the cart', async () => {
  const shopper = await shop().newShopper()
  for (const name of ['하나', '둘', '셋']) {
    const product = await shop().newProduct({ name, price: 1_000, stock: 20 })
    await shopper.api.post('/orders/cart', { productId: product.id, quantity: 1 })
  }
  const page = await visitor({ as: shopper })
  let changes = 0
  page.on('request', (request) => {
    if (request.method() === 'PATCH') changes += 1
  })
  await page.goto('/cart')
  const more = page
    .getByRole('listitem')
    .filter({ hasText: '하나' })
    .getByRole('button', { name: '하나 더하기' })
  for (let presses = 0; presses < 5; presses += 1) await more.first().click()
  await page.getByRole('region', { name: '주문 금액' }).getByText('₩8,000').waitFor()
  await expect.poll(async () => (await cartOf(shopper)).total).toBe(8_000)
  await page.reload()
  await page.getByRole('region', { name: '주문 금액' }).getByText('₩8,000').waitFor()
  expect(changes).toBeLessThan(4)
  await page.getByRole('checkbox', { name: '하나 선택' }).uncheck()
  await page.getByRole('link', { name: /주문하기$/ }).click()
  await page.getByRole('heading', { name: '주문하기' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: '장바구니', level: 1 }).waitFor()
  expect(await page.getByRole('checkbox', { name: '하나 선택' }).isChecked()).toBe(false)
  await page.getByRole('button', { name: '선택 삭제' }).click()
  await page.getByRole('link', { name: '장바구니, 1개' }).waitFor()
  await page.getByRole('button', { name: '하나 삭제' }).click()
  await page.getByRole('heading', { name: '장바구니가 비어 있습니다' }).waitFor()
  await page.getByRole('link', { name: '장바구니', exact: true }).waitFor()
})

test('goes on to the end of the history, and refunds no more than the shop allows', async () => {
  const shopper = await shop().newShopper()
  for (let amount = 1_000; amount <= 25_000; amount += 1_000)
    await shopper.api.post('/balance/charge', { amount })
  const page = await visitor({ as: shopper })
  await page.goto('/me/balance')
  const entries = page.getByRole('region', { name: '잔액 내역' }).getByRole('listitem')
  await expect.poll(() => entries.count()).toBe(20)
  await page.getByRole('button', { name: '더 보기' }).click()
  await expect.poll(() => entries.count()).toBe(25)
  await page.getByRole('button', { name: '더 보기' }).waitFor({ state: 'detached' })
  await page.getByLabel('환불할 금액').fill('400000')
  await page.getByRole('button', { name: '환불하기' }).click()
  await page.getByText('₩325,000까지 환불할 수 있습니다.').waitFor()
  await page.getByRole('button', { name: '전액' }).click()
  await page.getByRole('button', { name: '환불하기' }).click()
  await page.getByText('₩325,000 환불했습니다. 잔액 ₩0').waitFor()
  await page.getByText('지금은 환불할 수 있는 금액이 없습니다.').waitFor()
})
