// The first visit of a shopper in a real browser: signing up and in, looking around, both languages, addresses that are
// reloaded and addresses that lead nowhere, on a phone and in a wide window.

import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectAccessible, useBrowser, windows } from '../support/browser.ts'
import { password } from '../support/test-shop.ts'

const { shop, visitor } = useBrowser()

let people = 0

async function signUp(page: Page): Promise<string> {
  people += 1
  const email = `visitor-${people}@example.com`
  await page.goto('/sign-up')
  await page.getByLabel('이름').fill('김손님')
  await page.getByLabel('이메일').fill(email)
  await page.getByLabel('비밀번호').fill(password)
  await page.getByRole('button', { name: '회원가입' }).click()
  await page.getByRole('heading', { name: '상품', exact: true }).waitFor()
  return email
}

async function openMenu(page: Page): Promise<void> {
  await page.getByRole('button', { name: '내 계정' }).click()
  await page.getByRole('menuitem').first().waitFor()
}

describe.each(Object.keys(windows) as (keyof typeof windows)[])('in a %s window', (window) => {
  test('signs up, out and in again, and comes back to where it was going', async () => {
    const product = await shop().newProduct({ name: '돌아올 머그', category: '생활' })
    const page = await visitor({ window })
    const email = await signUp(page)
    await openMenu(page)
    await page.getByRole('menuitem', { name: '로그아웃' }).click()
    await page.getByRole('heading', { name: '로그인' }).waitFor()
    await page.goto(`/products/${product.id}`)
    await page.getByLabel('이메일').fill(email)
    await page.getByLabel('비밀번호').fill(password)
    await page.getByRole('button', { name: '로그인' }).click()
    await page.getByRole('heading', { name: '돌아올 머그' }).waitFor()
    expect(new URL(page.url()).pathname).toBe(`/products/${product.id}`)
  })

  test('finds a product by search and category, and puts it into the cart', async () => {
    const plate = `접시-${window}`
    await shop().newProduct({ name: `백자 ${plate}`, category: '그릇', price: 12_000, stock: 3 })
    await shop().newProduct({ name: `다 팔린 ${plate}`, category: '그릇', stock: 0 })
    await shop().newProduct({ name: '무명 손수건', category: '직물' })
    const page = await visitor({ window, as: await shop().newShopper() })
    await page.goto('/')
    await page.getByRole('searchbox').fill(plate)
    await page.getByRole('searchbox').press('Enter')
    await page.getByRole('heading', { name: `‘${plate}’ 검색 결과` }).waitFor()
    await page
      .getByRole('link', { name: `다 팔린 ${plate}` })
      .getByText('품절')
      .waitFor()
    // What was shown before the search stays until its answer is there.
    await page.getByRole('link', { name: /손수건/ }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: `백자 ${plate}` }).click()
    await page.getByText('3개 남음').waitFor()
    await page.getByRole('button', { name: '하나 더하기' }).click()
    await page.getByText('₩24,000').waitFor()
    await page.getByRole('button', { name: '장바구니에 담기' }).click()
    await page.getByText(`장바구니에 담았습니다: 백자 ${plate}`).waitFor()
    await page.getByRole('link', { name: '장바구니, 1개' }).waitFor()
    await page.goBack()
    await page.getByRole('heading', { name: `‘${plate}’ 검색 결과` }).waitFor()
  })

  test('speaks English when asked to, and still does after a reload', async () => {
    const page = await visitor({ window })
    await page.goto('/sign-in')
    await page.getByRole('banner').getByRole('button', { name: 'English' }).click()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.reload()
    await page.getByRole('heading', { name: 'Sign in' }).waitFor()
    await page.getByLabel('E-mail').fill('nobody@example.com')
    await page.getByLabel('Password').fill('wrong password')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page
      .getByRole('alert')
      .getByText(/password/i)
      .waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })

  test('shows a page of its own for addresses that lead nowhere, with status 404', async () => {
    const page = await visitor({ window, as: await shop().newShopper() })
    const answer = await page.goto('/no/such/page')
    expect(answer?.status()).toBe(404)
    await page.getByRole('heading', { name: '찾으시는 화면이 없습니다' }).waitFor()
    await expectAccessible(page)
    await page.goto('/products/00000000-0000-7000-8000-000000000000')
    await page.getByRole('heading', { name: '찾으시는 화면이 없습니다' }).waitFor()
    await page.goto('/admin')
    await page.getByRole('heading', { name: '볼 수 없는 화면입니다' }).waitFor()
    await expectAccessible(page)
  })

  test.each(['light', 'dark'] as const)('is accessible where it is %s', async (theme) => {
    const product = await shop().newProduct({ name: '쓰기 쉬운 도마', category: '생활', stock: 5 })
    const page = await visitor({ window, theme, as: await shop().newShopper() })
    for (const path of ['/', `/products/${product.id}`, '/?q=nothing-of-the-kind', '/sign-in', '/sign-up']) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectAccessible(page)
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect(await page.evaluate(overflow), `${path} is pushed sideways`).toBe(0)
    }
  })
})

test('shows the stock as it is, without a reload', async () => {
  const product = await shop().newProduct({ name: '팔려 가는 상자', stock: 2 })
  const page = await visitor({ as: await shop().newShopper() })
  await page.goto(`/products/${product.id}`)
  await page.getByText('2개 남음').waitFor()
  await shop().admin.api.post(`/admin/products/${product.id}/stock`, { change: -2, reason: '파손' })
  await page.getByText('품절', { exact: true }).waitFor()
})

test('leads to the sign-in when the token is no longer good, and back', async () => {
  const shopper = await shop().newShopper()
  const page = await visitor({ as: { ...shopper, token: `${shopper.token}x` } })
  await page.goto('/?sort=name')
  await page.getByLabel('이메일').fill(shopper.user.email)
  await page.getByLabel('비밀번호').fill(password)
  await page.getByRole('button', { name: '로그인' }).click()
  await page.getByRole('heading', { name: '상품', exact: true }).waitFor()
  expect(new URL(page.url()).search).toBe('?sort=name')
})

test('says that the connection is lost, and goes on when it is back', async () => {
  const product = await shop().newProduct({ name: '멀리 있는 보석함' })
  const page = await visitor({ as: await shop().newShopper() })
  await page.goto('/')
  const link = page.getByRole('link', { name: '멀리 있는 보석함' })
  await link.waitFor()
  await page.context().setOffline(true)
  await page.getByText('연결이 끊겼습니다').waitFor()
  await link.click()
  await page.getByRole('heading', { name: '장터에 연결할 수 없습니다' }).waitFor()
  await expectAccessible(page)
  await page.context().setOffline(false)
  await page.getByRole('heading', { name: '멀리 있는 보석함' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/products/${product.id}`)
})

test('says what is wrong with a form beside the field it is wrong in', async () => {
  const page = await visitor()
  await page.goto('/sign-up')
  await page.getByLabel('이름').fill('김손님')
  await page.getByLabel('이메일').fill('not an address')
  await page.getByRole('button', { name: '회원가입' }).click()
  await page.getByText('형식이 맞지 않습니다.').waitFor()
  await page.getByText('입력해 주세요.').waitFor()
  await page.getByLabel('이메일').fill('strange@address')
  await page.getByLabel('비밀번호').fill(password)
  await page.getByRole('button', { name: '회원가입' }).click()
  await expect.poll(() => page.getByLabel('이메일').getAttribute('aria-invalid')).toBe('true')
  await expectAccessible(page)
  await page.getByLabel('이메일').fill('mended@example.com')
  await page.getByRole('button', { name: '회원가입' }).click()
  await page.getByRole('heading', { name: '상품', exact: true }).waitFor()
})
