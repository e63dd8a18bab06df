// What the forms, lists and searches of the pages do with mistakes, and where the focus is after a deed, in a real browser.

import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { order } from '../support/test-shop.ts'

const { shop, visitor } = useBrowser()
const patience = { timeout: 15_000 }
const focused = (page: Page) => page.evaluate<string>('document.activeElement.textContent')

test('restocks and takes out one at least, and keeps the focus in the panel afterwards', async () => {
  const { id } = await shop().newProduct({ name: '놋그릇', stock: 10 })
  const page = await visitor({ as: shop().admin })
  await page.goto(`/admin/products/${id}`)
  const quantity = page.getByLabel('수량', { exact: true })
  await quantity.fill('-5')
  await page.getByLabel('까닭').fill('입고')
  await page.getByRole('button', { name: '들여오기', exact: true }).press('Enter')
  await page.getByText('1 이상을 입력해 주세요.').waitFor()
  await quantity.fill('5')
  await page.getByRole('button', { name: '들여오기', exact: true }).press('Enter')
  await page.getByText('재고를 조정했습니다. 이제 15개 살 수 있습니다.').waitFor()
  await expect.poll(() => focused(page), patience).toBe('재고')
})

test('says that a date is half typed, and forgets the cap of a discount that became an amount', async () => {
  const page = await visitor({ as: shop().admin, language: 'en' })
  await page.goto('/admin/coupons/new')
  await expect.poll(() => page.title(), patience).toBe('Open an event · Jangteo')
  await page.locator('select[name=kind]').selectOption('percent')
  await page.getByLabel('At most').fill('5000')
  await page.locator('select[name=kind]').selectOption('amount')
  await page.locator('select[name=kind]').selectOption('percent')
  await page.getByLabel('Name').fill('Half a day')
  await page.getByLabel('Starts').focus()
  await page.keyboard.type('05')
  await page.locator('button[type=submit]').last().click()
  await page.getByText('Please enter the whole date and time.').waitFor()
  await page.getByLabel('Starts').fill('')
  await page.getByLabel('Percent off').fill('10')
  await page.getByLabel('Number of coupons').fill('5')
  const sent = page.waitForRequest((request) => request.method() === 'POST')
  await page.locator('button[type=submit]').last().click()
  expect((await sent).postDataJSON().discount).toEqual({ type: 'percent', value: 10 })
})

test.each(['/?page=2', '/coupons?page=7', '/admin/coupons?page=5', '/admin/products?page=9'])(
  'says that %s is no page of its list, and leads to the first',
  async (path) => {
    await shop().newProduct()
    await shop().newCoupon()
    const page = await visitor({ as: shop().admin })
    await page.goto(path)
    await page.getByRole('heading', { name: '없는 쪽입니다' }).waitFor()
    await page.getByRole('link', { name: '첫 쪽으로' }).click()
    await page.getByRole('heading', { name: '없는 쪽입니다' }).waitFor({ state: 'detached' })
    expect(new URL(page.url()).search).toBe('')
  },
)

test('keeps the focus and the words in the search, also after going back', async () => {
  await shop().newProduct({ name: '백자 향로' })
  const page = await visitor({ as: shop().admin })
  for (const [path, label] of [
    ['/', '상품 찾기'],
    ['/admin/products', '상품 이름으로 찾기'],
  ] as const) {
    await page.goto(path)
    const field = page.getByRole('searchbox', { name: label })
    await field.fill('백자')
    await field.press('Enter')
    await page.waitForURL(/q=/)
    await page.getByText('백자 향로').first().waitFor()
    expect(await page.locator(':focus').inputValue()).toBe('백자')
    await page.goBack()
    await expect.poll(() => field.inputValue(), patience).toBe('')
  }
})

test('goes on at the heading after an order was cancelled, which speaks of no coupon it never had', async () => {
  const shopper = await shop().newShopper({ balance: 10_000 })
  const product = await shop().newProduct({ price: 1_000 })
  for (const as of [shopper, shop().admin]) {
    const { id } = await order(shopper, { items: [{ productId: product.id, quantity: 1 }] })
    const page = await visitor({ as })
    await page.goto(as === shopper ? `/orders/${id}` : `/admin/orders/${id}`)
    await page.getByRole('button', { name: '주문 취소' }).press('Enter')
    const dialog = page.getByRole('alertdialog')
    expect(await dialog.innerText()).not.toContain('쿠폰')
    await dialog.getByRole('button', { name: '주문 취소' }).press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(() => page.evaluate('document.activeElement.tagName'), patience).toBe('H1')
    expect(await page.locator('main').innerText()).not.toMatch(/쿠폰(은|이|을)/)
  }
})

test('goes on at a heading after an event was ended, all was refunded and what was missing was charged', async () => {
  const [shopper, coupon] = [await shop().newShopper({ balance: 10_000 }), await shop().newCoupon()]
  const product = await shop().newProduct({ price: 12_000 })
  const isAtHeading = (page: Page) =>
    expect.poll(() => page.evaluate('document.activeElement.tagName'), patience).toMatch(/^H[12]$/)

  const operator = await visitor({ as: shop().admin })
  await operator.goto(`/admin/coupons/${coupon.id}`)
  await operator.getByRole('button', { name: '지금 끝내기' }).press('Enter')
  await operator.getByRole('alertdialog').getByRole('button', { name: '지금 끝내기' }).press('Enter')
  await isAtHeading(operator)

  const page = await visitor({ as: shopper, window: 'phone' })
  await page.goto('/me/balance')
  await page.getByRole('button', { name: '전액' }).press('Enter')
  await page.getByRole('button', { name: '환불하기' }).press('Enter')
  await isAtHeading(page)

  const { id } = await order(shopper, {
    items: [{ productId: product.id, quantity: 1 }],
    payment: 'deferred',
  })
  await page.goto(`/orders/${id}`)
  await page.getByRole('button', { name: '충전하기' }).press('Enter')
  await isAtHeading(page)
})
