// The operator's console in a real browser: the life of an operator in both languages, on a phone and in a wide window;
// what the pages say when something is refused; who may see them at all.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import type { Wire } from '../../src/contract/common.ts'
import type { Delivery } from '../../src/contract/delivery.ts'
import { pagePaths } from '../../web/src/shared/page-paths.ts'
import { bodyOf } from '../support/api-client.ts'
import { expectAccessible, useBrowser, windows } from '../support/browser.ts'
import { consoleTexts } from '../support/console-texts.ts'
import { issue, order } from '../support/test-shop.ts'

const folder = mkdtempSync(join(tmpdir(), 'jangteo-console-'))
// Named first, so done last: until then the shop delivers into it.
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const { shop, visitor } = useBrowser({ DELIVERY_URL: `file:${folder}/lake.ndjson#lake` })

const patience = { timeout: 15_000 }

type Window = keyof typeof windows
type Language = keyof typeof consoleTexts
const everyWindow = Object.keys(windows) as Window[]
const everyView = everyWindow.flatMap((window) => [
  { window, language: 'ko' as Language },
  { window, language: 'en' as Language },
])

function operator(visit: { window?: Window; language?: Language; theme?: 'light' | 'dark' } = {}) {
  return visitor({ ...visit, as: shop().admin })
}

const menuName = /^(운영 메뉴|Console menu)/

/** By the menu, as people go: beside the page, or behind a button. */
async function goTo(page: Page, section: string): Promise<void> {
  const isNarrow = page.viewportSize()?.width === windows.phone.width
  if (isNarrow) await page.getByRole('button', { name: menuName }).click()
  const menu = isNarrow ? page.getByRole('menu') : page.getByRole('navigation', { name: menuName })
  await menu.getByRole(isNarrow ? 'menuitem' : 'link', { name: section }).click()
  await page.getByRole('heading', { level: 1, name: section }).waitFor()
}

describe.each(everyView)('an operator in a $window window, in $language', ({ window, language }) => {
  const t = consoleTexts[language]
  const name = `자개 반상기 ${window} ${language}`

  test('adds a product, watches it sell, stops it and verifies the books', async () => {
    const shopper = await shop().newShopper({ balance: 100_000 })
    const page = await operator({ window, language })
    await page.goto('/admin')
    await page.getByRole('region', { name: t.revenueToday }).waitFor()
    await goTo(page, t.products)
    await page.getByRole('link', { name: t.addProduct }).click()
    await page.getByLabel(t.productName, { exact: true }).fill(name)
    await page.getByLabel(t.category).fill('그릇')
    await page.getByLabel(t.price).fill('12000')
    await page.getByLabel(t.firstStock).fill('5')
    await page.getByRole('button', { name: t.addProduct }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    const id = new URL(page.url()).pathname.split('/').at(-1)!

    const available = page.locator('dl').getByText(t.available, { exact: true }).locator('..')
    await available.getByText('5', { exact: true }).waitFor()
    await order(shopper, { items: [{ productId: id, quantity: 2 }] })
    await available.getByText('3', { exact: true }).waitFor()

    await page.getByLabel(t.quantity, { exact: true }).fill('7')
    await page.getByLabel(t.reason).fill('새로 들어옴')
    await page.getByRole('button', { name: t.restock, exact: true }).click()
    await available.getByText('10', { exact: true }).waitFor()
    await page.getByRole('row', { name: /새로 들어옴/ }).waitFor()

    await page.getByRole('button', { name: t.stop, exact: true }).click()
    const question = page.getByRole('alertdialog')
    await expectAccessible(page)
    await question.getByRole('button', { name: t.neverMind }).click()
    await question.waitFor({ state: 'hidden' })
    await order(shopper, { items: [{ productId: id, quantity: 1 }] })
    await page.getByRole('button', { name: t.stop, exact: true }).click()
    await question.getByRole('button', { name: t.stop }).click()
    await page.getByRole('button', { name: t.sellAgain }).waitFor()
    const refused = await shopper.api.post('/orders', { items: [{ productId: id, quantity: 1 }] })
    expect(refused.status).toBe(403)

    await goTo(page, t.verification)
    await page.getByRole('button', { name: t.verifyNow }).click()
    await page.getByText(t.allRight).waitFor()
    await expectAccessible(page)
  })

  test('opens a coupon event, watches it run out, raises its number and ends it', async () => {
    const [first, second] = [await shop().newShopper(), await shop().newShopper()]
    const page = await operator({ window, language })
    await page.goto('/admin/coupons')
    await page.getByRole('link', { name: t.openEvent }).click()
    await page.getByLabel(t.eventName, { exact: true }).fill(`${name} 쿠폰`)
    await page.getByLabel(t.discountKind).selectOption('percent')
    await page.getByLabel(t.percent).fill('15')
    await page.getByLabel(t.cap).fill('10000')
    await page.getByLabel(t.total).fill('1')
    const sample = page.getByRole('row', { name: /₩50,000/ })
    await sample.getByText('₩42,500').waitFor()
    await page.getByRole('button', { name: t.openEvent }).click()
    await page.getByRole('heading', { level: 1, name: `${name} 쿠폰` }).waitFor()
    const id = new URL(page.url()).pathname.split('/').at(-1)!

    await page.getByText(t.leftOf('1', '1')).waitFor()
    await issue(first, id)
    await page.getByText(t.leftOf('0', '1')).waitFor()
    await page.getByText(t.gone, { exact: true }).waitFor()
    expect((await second.api.post(`/coupons/${id}/issue`)).status).toBe(409)

    await page.getByLabel(t.total).fill('3')
    await page.getByRole('button', { name: t.save }).click()
    await page.getByText(t.leftOf('2', '3')).waitFor()
    await page.getByText(t.running, { exact: true }).waitFor()
    await issue(second, id)
    await page.getByLabel(t.total).fill('1')
    await page.getByRole('button', { name: t.save }).click()
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
    await page.getByRole('button', { name: t.end }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: t.end }).click()
    await page.getByText(t.ended, { exact: true }).waitFor()
  })

  test('finds an order and its buyer, and cancels it', async () => {
    const shopper = await shop().newShopper({ balance: 50_000 })
    const product = await shop().newProduct({ name: `${name} 하나`, price: 9_000, stock: 4 })
    const placed = await order(shopper, { items: [{ productId: product.id, quantity: 2 }] })
    const page = await operator({ window, language })
    await page.goto('/admin')
    await goTo(page, t.orders)
    await page.getByRole('searchbox', { name: t.findOrder }).fill(shopper.user.email)
    await page.getByRole('searchbox', { name: t.findOrder }).press('Enter')
    await page.getByRole('link', { name: `${name} 하나` }).click()
    await page.getByText(placed.id).waitFor()
    await page.getByText(shopper.user.email).waitFor()
    await page.getByRole('button', { name: t.cancelOrder }).click()
    await page.getByRole('alertdialog').getByText('₩18,000').waitFor()
    await page.getByRole('alertdialog').getByRole('button', { name: t.cancelOrder }).click()
    await page.getByText(t.cancelled, { exact: true }).first().waitFor()
    await page.getByRole('link', { name: t.toUser }).click()
    await page.getByRole('row', { name: new RegExp(t.cancelKind) }).waitFor()
    await page.getByRole('region', { name: t.balance, exact: true }).getByText('₩50,000').first().waitFor()
    expect(bodyOf(await shopper.api.get<{ balance: number }>('/balance')).balance).toBe(50_000)
  })
})

test('the dashboard moves while the shop sells, without a reload', async () => {
  const product = await shop().newProduct({ price: 7_000 })
  const shopper = await shop().newShopper({ balance: 100_000 })
  const page = await operator()
  await page.goto('/admin')
  const revenue = page.getByRole('region', { name: '오늘 매출' }).getByText(/^₩/)
  const won = async () => Number((await revenue.innerText()).replace(/\D/g, ''))
  const before = await won()
  await order(shopper, { items: [{ productId: product.id, quantity: 3 }] })
  await expect.poll(won, patience).toBe(before + 21_000)
  await page.getByText('실시간', { exact: true }).waitFor()
})

test('says what is wrong with a product beside the field it is wrong in', async () => {
  const page = await operator()
  await page.goto('/admin/products/new')
  await page.getByRole('button', { name: '상품 등록' }).click()
  await page.getByText('입력해 주세요.').first().waitFor()
  await page.getByLabel('상품 이름').fill('값없는 그릇')
  await page.getByLabel('분류').fill('그릇')
  await page.getByLabel('가격').fill('0')
  await page.getByLabel('처음 재고').fill('1')
  await page.getByRole('button', { name: '상품 등록' }).click()
  await expect.poll(() => page.getByLabel('가격').getAttribute('aria-invalid'), patience).toBe('true')
  expect(await page.getByLabel('처음 재고').getAttribute('aria-invalid')).not.toBe('true')
  await expectAccessible(page)
})

test('says what is wrong with a coupon event beside the field it is wrong in', async () => {
  const page = await operator()
  await page.goto('/admin/coupons/new')
  await page.getByLabel('행사 이름').fill('시간을 거스르는 쿠폰')
  await page.getByLabel('할인 방식').selectOption('percent')
  await page.getByLabel('할인 비율').fill('101')
  await page.getByLabel('발급 수량').fill('1')
  await page.getByRole('button', { name: '행사 열기' }).click()
  const isInvalid = (label: string) => page.getByLabel(label).getAttribute('aria-invalid')
  await expect.poll(() => isInvalid('할인 비율'), patience).toBe('true')
  await page.getByLabel('할인 비율').fill('100')
  await page.getByLabel('발급 시작').fill('2030-02-02T10:00')
  await page.getByLabel('발급 종료').fill('2030-02-02T09:00')
  await page.getByRole('button', { name: '행사 열기' }).click()
  await expect.poll(() => isInvalid('발급 종료'), patience).toBe('true')
})

test('takes out no more than there is, and asks by keyboard as well', async () => {
  const { id } = await shop().newProduct({ name: '두 개뿐인 향로', stock: 2 })
  const page = await operator()
  await page.goto(`/admin/products/${id}`)
  await page.getByLabel('무엇을 하나요?').selectOption('out')
  await page.getByLabel('수량', { exact: true }).fill('3')
  await page.getByLabel('까닭').fill('파손')
  await page.getByRole('button', { name: '빼기', exact: true }).press('Enter')
  await page.getByRole('alert').filter({ hasText: /./ }).waitFor()
  const stop = page.getByRole('button', { name: '판매 중지', exact: true })
  await stop.press('Enter')
  await page.getByRole('alertdialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' })
  await expect.poll(() => page.locator(':focus').innerText(), patience).toBe('판매 중지')
  await page.getByText('판매 중', { exact: true }).waitFor()
})

test('tries a dead letter again, resumes a platform and forgets one that is not in use', async () => {
  const shopper = await shop().newShopper({ balance: 10_000 })
  const product = await shop().newProduct({ price: 1_000 })
  const { id } = await order(shopper, { items: [{ productId: product.id, quantity: 1 }] })
  const pending = async () =>
    bodyOf(await shop().admin.api.get<Wire<typeof Delivery>>('/admin/delivery')).sinks[0]?.pending
  await expect.poll(pending, patience).toBe(0)
  await shop().sql(
    `INSERT INTO parked_events (event_id, sink, position, subject, reason, attempts, parked_at)
      SELECT event_id, 'lake', position, subject, 'answered 422', 8, now() FROM outbox WHERE subject = $1`,
    [id],
  )
  await shop().sql(`INSERT INTO delivery_cursors (sink, position, updated_at) VALUES ('attic', 0, now())`)
  const page = await operator()
  await page.goto('/admin/delivery')
  await page.getByRole('row', { name: /answered 422/ }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: '다시 시도: order.paid' }).click()
  await page.getByText('포기한 이벤트가 없습니다.').waitFor()

  const attic = page.getByRole('region', { name: 'attic' })
  await attic.getByText('쓰지 않는 곳').waitFor()
  await attic.getByRole('button', { name: '목록에서 빼기' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: '목록에서 빼기' }).click()
  await attic.waitFor({ state: 'detached' })

  await shop().sql(`UPDATE delivery_cursors SET disabled_at = now() WHERE sink = 'lake'`)
  const lake = page.getByRole('region', { name: 'lake' })
  await lake.getByText('받지 않겠다고 함').waitFor()
  await lake.getByRole('button', { name: '다시 전송하기' }).click()
  await lake.getByText('전송 중').waitFor()

  await lake.getByText('다시 보내기').first().click()
  await lake.getByLabel('무엇을 다시 보내나요?').selectOption('order')
  await lake.getByLabel('주문 번호').fill(id)
  await lake.getByRole('button', { name: '다시 보내기' }).click()
  await page.getByRole('alertdialog').getByText(id).waitFor()
  await page.getByRole('alertdialog').getByRole('button', { name: '다시 보내기' }).click()
  await page.getByText('다시 보내기로 했습니다').first().waitFor()
})

const consolePaths = pagePaths.filter((path) => path.startsWith('/admin'))

test('shows a shopper none of its pages', async () => {
  const page = await visitor({ as: await shop().newShopper() })
  for (const path of consolePaths) {
    await page.goto(path.replace('$id', crypto.randomUUID()))
    await page.getByRole('heading', { name: '볼 수 없는 화면입니다' }).waitFor()
  }
})

test('says of what is not there that it is not there', async () => {
  const page = await operator()
  for (const section of ['products', 'coupons', 'orders', 'users']) {
    await page.goto(`/admin/${section}/${crypto.randomUUID()}`)
    await page.getByRole('heading', { name: '찾으시는 화면이 없습니다' }).waitFor()
  }
})

describe.each(everyWindow)('in a %s window', (window) => {
  test.each([
    { theme: 'light', language: 'ko' },
    { theme: 'dark', language: 'en' },
  ] as const)('every page is accessible and keeps to its width, $theme, in $language', async (look) => {
    const shopper = await shop().newShopper({ balance: 50_000 })
    const ids: Record<string, string> = {
      products: (await shop().newProduct({ name: '쓰기 쉬운 반상기', price: 3_000 })).id,
      coupons: (await shop().newCoupon()).id,
      users: shopper.id,
    }
    const bought = await order(shopper, { items: [{ productId: ids.products, quantity: 1 }] })
    ids.orders = bought.id
    const page = await operator({ window, ...look })
    for (const path of consolePaths) {
      await page.goto(path.replace('$id', ids[path.split('/')[2] ?? ''] ?? ''))
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.locator('[data-skeleton]').first().waitFor({ state: 'detached' })
      await expectAccessible(page)
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate(overflow), `${path} is pushed sideways`).toBe(0)
    }
  })
})
