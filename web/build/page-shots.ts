// The pages that `npm run web:screenshots` takes pictures of, and how to get each of them into the state worth looking
// at. A new page is a new line here.

import type { Page } from 'playwright-core'
import { consoleShots } from './console-shots.ts'
import type { ShopperIds } from './demo-shopper.ts'
import { shopperShots } from './shopper-shots.ts'

export type Who = 'nobody' | 'shopper' | 'operator'

export type PageShot = {
  readonly name: string
  readonly path: string
  readonly as: Who
  /** Done once the page is there, such as opening a menu. */
  readonly prepare?: (page: Page) => Promise<unknown>
}

/** Ids of what the demo shop holds. */
export type DemoIds = ShopperIds & {
  readonly plentyId: string
  readonly lowId: string
  readonly soldOutId: string
}

/** What the README shows: those three, as a visitor's window shows them. */
export const readmeLooks = {
  catalogue: { size: 'wide', theme: 'light' },
  checkout: { size: 'narrow', theme: 'dark' },
  'console-dashboard': { size: 'wide', theme: 'light' },
} as const

export function pageShots(ids: DemoIds): readonly PageShot[] {
  const { plentyId, lowId, soldOutId } = ids
  return [
    { name: 'catalogue', path: '/', as: 'shopper' },
    { name: 'catalogue-category', path: '/?category=식품&sort=price-asc', as: 'shopper' },
    { name: 'catalogue-nothing', path: '/?q=없는것', as: 'shopper' },
    { name: 'product', path: `/products/${lowId}`, as: 'shopper' },
    { name: 'product-sold-out', path: `/products/${soldOutId}`, as: 'shopper' },
    {
      name: 'account-menu',
      path: '/',
      as: 'operator',
      prepare: async (page) => {
        await page.getByRole('button', { name: '내 계정' }).click()
        await page.getByRole('menuitem').first().waitFor()
      },
    },
    {
      name: 'added-to-cart',
      path: `/products/${plentyId}`,
      as: 'shopper',
      prepare: async (page) => {
        await page.getByRole('button', { name: '장바구니에 담기' }).click()
        await page.getByRole('region', { name: '알림' }).getByText('담았습니다').waitFor()
      },
    },
    { name: 'sign-in', path: '/sign-in', as: 'nobody' },
    {
      name: 'sign-up-refused',
      path: '/sign-up',
      as: 'nobody',
      prepare: async (page) => {
        await page.getByRole('button', { name: '회원가입' }).click()
        await page.locator('[data-invalid]').first().waitFor()
      },
    },
    { name: 'not-found', path: '/nothing', as: 'shopper' },
    { name: 'not-allowed', path: '/admin', as: 'shopper' },
    ...shopperShots(ids),
    ...consoleShots(ids),
  ]
}
