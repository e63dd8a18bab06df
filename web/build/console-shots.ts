// The pages of the console that `npm run web:screenshots` takes pictures of.

import type { Page } from 'playwright-core'
import type { DemoIds, PageShot } from './page-shots.ts'

type Step = NonNullable<PageShot['prepare']>

export function consoleShots({ lowId, paidOrderId }: DemoIds): readonly PageShot[] {
  return [
    shot('dashboard', '', async (page) => {
      await page.getByRole('region', { name: '초당 주문' }).waitFor()
      await page.waitForTimeout(2_500)
    }),
    shot('menu', '', async (page) => {
      const button = page.getByRole('button', { name: /운영 메뉴/ })
      if (await button.isVisible()) await button.click()
    }),
    shot('products', '/products'),
    shot('products-nothing', '/products?q=없는것'),
    shot('product', `/products/${lowId}`, (page) => page.getByRole('table').waitFor()),
    shot('product-stop', `/products/${lowId}`, press('판매 중지')),
    shot('product-new', '/products/new', press('상품 등록')),
    shot('coupons', '/coupons'),
    shot('coupon-new', '/coupons/new', async (page) => {
      await page.getByLabel('행사 이름').fill('가을맞이 15% 할인')
      await page.getByLabel('할인 방식').selectOption('percent')
      await page.getByLabel('할인 비율').fill('15')
      await page.getByLabel('할인 한도').fill('10000')
      await page.getByLabel('최소 주문 금액').fill('20000')
      await page.getByLabel('발급 수량').fill('1000')
    }),
    shot('coupon', '/coupons', async (page) => {
      await page.getByRole('link', { name: /주말 장보기/ }).click()
      await page.getByRole('heading', { name: '줄어드는 모습' }).waitFor()
      await page.waitForTimeout(1_500)
    }),
    shot('orders', '/orders'),
    shot('orders-nothing', '/orders?q=nobody@example.com'),
    shot('order', `/orders/${paidOrderId}`),
    shot('order-cancel', `/orders/${paidOrderId}`, press('주문 취소')),
    shot('users', '/users'),
    shot('user', '/users?q=kim', openUser()),
    shot('user-orders', '/users?q=kim', openUser('주문')),
    shot('user-coupons', '/users?q=kim', openUser('쿠폰')),
    shot('delivery', '/delivery', async (page) => {
      await page.getByText('다시 보내기').first().click()
    }),
    shot('delivery-trouble', '/delivery', async (page) => {
      await page.route('**/api/v1/admin/delivery', (route) => route.fulfill({ json: troubledDelivery }))
      await page.getByText('받지 않겠다고 함').waitFor()
    }),
    shot('verification-idle', '/verification'),
    shot('verification', '/verification', async (page) => {
      await page.getByRole('button', { name: '지금 검증하기' }).click()
      await page.getByText('모든 장부가 맞습니다').waitFor()
    }),
  ]
}

function shot(name: string, path: string, prepare?: Step): PageShot {
  return { name: `console-${name}`, path: `/admin${path}`, as: 'operator', ...(prepare && { prepare }) }
}

function press(name: string): Step {
  return (page: Page) => page.getByRole('button', { name, exact: true }).click()
}

function openUser(list?: string): Step {
  return async (page) => {
    await page.getByRole('link', { name: '김장터' }).click()
    const lists = page.getByRole('navigation', { name: '무엇을 볼까요?' })
    await lists.waitFor()
    if (list) await lists.getByRole('link', { name: list, exact: true }).click()
    await page.getByRole('table').waitFor()
  }
}

const hourMs = 3_600_000
const before = (hours: number) => new Date(Date.now() - hours * hourMs).toISOString()

/** Platforms that were lost, and what they refused: nothing that a demo shop can bring about in a moment. */
const troubledDelivery = {
  sinks: [
    {
      sink: 'warehouse',
      inUse: true,
      position: 48_213,
      pending: 10_400,
      oldestPendingAt: before(3),
      deliveredCount: 48_210,
      rate: 812.4,
      lastError: null,
      disabledAt: null,
      waiting: 12,
      deadLetters: 2,
    },
    {
      sink: 'lake',
      inUse: false,
      position: 30_001,
      pending: 18_212,
      oldestPendingAt: before(52),
      deliveredCount: 30_001,
      rate: 0,
      lastError: 'answered 410',
      disabledAt: before(51),
      waiting: 0,
      deadLetters: 0,
    },
  ],
  deadLetters: ['order.paid', 'coupon.issued'].map((type, index) => ({
    eventId: `0199b0a0-0000-7000-8000-00000000000${index}`,
    sink: 'warehouse',
    type,
    subject: '0199b0a0-0000-7000-8000-0000000000ff',
    reason: 'answered 422',
    attempts: 16,
    deadAt: before(index + 1),
  })),
}
