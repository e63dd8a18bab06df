// The whole life of a shopper in a real browser: signing up, charging, claiming a coupon, filling the cart, ordering with
// the coupon, looking at one's pages and cancelling. In both languages, on a phone and in a wide window.

import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { useBrowser, type windows } from '../support/browser.ts'
import { password } from '../support/test-shop.ts'

const { shop, visitor } = useBrowser()

const words = {
  ko: {
    name: '이름',
    email: '이메일',
    password: '비밀번호',
    signUp: '회원가입',
    account: '내 계정',
    balance: '잔액',
    amount: '충전할 금액',
    charge: '충전하기',
    charged: '₩50,000 충전했습니다',
    coupons: '쿠폰',
    claim: (name: string) => `쿠폰 받기: ${name}`,
    claimed: '받은 쿠폰입니다',
    add: '장바구니에 담기',
    added: '장바구니에 담았습니다',
    cartOf: (items: number) => `장바구니, ${items}개`,
    cart: '장바구니',
    more: '하나 더하기',
    choose: (name: string) => `${name} 선택`,
    toCheckout: '주문하기',
    pay: '₩13,000 결제하기',
    complete: '주문이 완료되었습니다',
    orders: '주문 내역',
    paid: '결제 완료',
    cancel: '주문 취소',
    cancelled: '취소된 주문입니다',
    payments: '결제 내역',
    refunded: '환급',
    historyTitle: '잔액 내역',
    history: ['주문 취소', '주문 결제', '충전'],
    usable: '사용 가능',
  },
  en: {
    name: 'Name',
    email: 'E-mail',
    password: 'Password',
    signUp: 'Sign up',
    account: 'My account',
    balance: 'Balance',
    amount: 'Amount to charge',
    charge: 'Charge',
    charged: '₩50,000 charged',
    coupons: 'Coupons',
    claim: (name: string) => `Get the coupon: ${name}`,
    claimed: 'This one is yours',
    add: 'Add to cart',
    added: 'In your cart',
    cartOf: (items: number) => `Cart, ${items} items`,
    cart: 'Cart',
    more: 'One more',
    choose: (name: string) => `Select ${name}`,
    toCheckout: 'Check out',
    pay: 'Pay ₩13,000',
    complete: 'Your order is complete',
    orders: 'My orders',
    paid: 'Paid',
    cancel: 'Cancel the order',
    cancelled: 'This order was cancelled',
    payments: 'Payments',
    refunded: 'Given back',
    historyTitle: 'History',
    history: ['Order cancelled', 'Paid for an order', 'Charged'],
    usable: 'Usable',
  },
} as const

type Words = (typeof words)[keyof typeof words]

let people = 0

async function signUp(page: Page, t: Words): Promise<void> {
  people += 1
  await page.goto('/sign-up?redirect=/me/balance')
  await page.getByLabel(t.name).fill('김손님')
  await page.getByLabel(t.email).fill(`life-${people}@example.com`)
  await page.getByLabel(t.password).fill(password)
  await page.getByRole('button', { name: t.signUp }).click()
  await page.getByRole('heading', { name: t.balance, level: 1 }).waitFor()
}

async function charge(page: Page, t: Words): Promise<void> {
  await page.getByLabel(t.amount).fill('50000')
  await page.getByRole('button', { name: t.charge, exact: true }).click()
  await page.getByText(t.charged).waitFor()
}

async function claim(page: Page, t: Words, coupon: string): Promise<void> {
  await page.getByRole('banner').getByRole('link', { name: t.coupons }).click()
  await page.getByRole('button', { name: t.claim(coupon) }).click()
  await page.getByRole('article').filter({ hasText: coupon }).getByText(t.claimed).waitFor()
}

async function fillCart(page: Page, t: Words, productIds: readonly string[]): Promise<void> {
  for (const [index, id] of productIds.entries()) {
    await page.goto(`/products/${id}`)
    await page.getByRole('button', { name: t.add }).click()
    await page.getByText(t.added).waitFor()
    await page.getByRole('link', { name: t.cartOf(index + 1) }).waitFor()
  }
}

async function orderCup(
  page: Page,
  t: Words,
  names: { cup: string; bag: string; coupon: string },
): Promise<void> {
  await page.getByRole('link', { name: t.cartOf(2) }).click()
  const row = page.getByRole('listitem').filter({ hasText: names.cup })
  await row.getByRole('button', { name: t.more }).click()
  await page.getByRole('checkbox', { name: t.choose(names.bag) }).uncheck()
  await page.getByRole('region').getByText('₩18,000').last().waitFor()
  await page.getByRole('link', { name: t.toCheckout }).click()
  await page.getByRole('radio', { name: names.coupon }).check()
  await page.getByRole('button', { name: t.pay }).click()
  await page.getByRole('heading', { name: t.complete }).waitFor()
  await page.getByRole('link', { name: t.cartOf(1) }).waitFor()
}

async function cancelNewest(page: Page, t: Words, cup: string): Promise<void> {
  await page.getByRole('link', { name: t.orders }).first().click()
  await page.getByRole('heading', { name: t.orders }).waitFor()
  const card = page.getByRole('main').getByRole('listitem').filter({ hasText: cup })
  await card.getByText(t.paid).waitFor()
  await card.getByRole('link').click()
  await page.getByRole('button', { name: t.cancel }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: t.cancel }).click()
  await page.getByRole('heading', { name: t.cancelled }).waitFor()
}

async function lookAround(page: Page, t: Words, coupon: string): Promise<void> {
  await page.goto('/me/payments')
  await page.getByRole('main').getByText(t.refunded, { exact: true }).waitFor()
  await page.goto('/me/balance')
  await page.getByRole('main').getByText('₩50,000', { exact: true }).first().waitFor()
  const kinds = page.getByRole('region', { name: t.historyTitle }).getByRole('listitem')
  for (const [index, kind] of t.history.entries())
    await kinds.nth(index).getByText(kind, { exact: true }).waitFor()
  await page.goto('/me/coupons')
  await page.getByRole('article').filter({ hasText: coupon }).waitFor()
}

const lives = (['phone', 'wide'] as const satisfies readonly (keyof typeof windows)[]).flatMap((window) =>
  (['ko', 'en'] as const).map((language) => ({ window, language })),
)

describe.each(lives)('in a $window window, in $language', ({ window, language }) => {
  test('a shopper signs up, charges, claims, orders with the coupon, and cancels', async () => {
    const t = words[language]
    const names = {
      cup: `잔-${window}-${language}`,
      bag: `자루-${window}-${language}`,
      coupon: `첫 장-${window}-${language}`,
    }
    const cup = await shop().newProduct({ name: names.cup, price: 9_000, stock: 5 })
    const bag = await shop().newProduct({ name: names.bag, price: 20_000, stock: 5 })
    await shop().newCoupon({ name: names.coupon, totalCount: 10 })
    const page = await visitor({ window, language })
    await signUp(page, t)
    await charge(page, t)
    await claim(page, t, names.coupon)
    await fillCart(page, t, [cup.id, bag.id])
    await orderCup(page, t, names)
    await cancelNewest(page, t, names.cup)
    await lookAround(page, t, names.coupon)
    const { items } = (
      await shop().admin.api.get<{ items: { id: string; stock: number }[] }>(`/admin/products?limit=100`)
    ).body
    expect(items.find(({ id }) => id === cup.id)?.stock).toBe(5)
  })
})
