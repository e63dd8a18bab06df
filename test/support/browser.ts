// A real browser in front of a real shop with its pages built: the ground of every web-*.test.ts. Pages fail their test
// when the browser reports an error of a script or a broken rule of the content security policy.

import { existsSync } from 'node:fs'
import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { buildPagesIfStale } from '../../web/build/build-pages.ts'
import { openTestShop, type Person, type TestShop } from './test-shop.ts'
import { leaveOutIf } from './use-server.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
/** Null where there is none, and tests of pages are left out. */
export const chromiumPath = existsSync(executablePath) ? executablePath : null
const startMsMax = 120_000
/** How long a page may take to show something; generous, for a busy machine. */
const actionMsMax = 15_000

export const windows = {
  phone: { width: 390, height: 844 },
  wide: { width: 1_440, height: 900 },
} as const

type Visit = {
  readonly window?: keyof typeof windows
  /** Signed in already, as after a reload. */
  readonly as?: Person
  readonly language?: 'ko' | 'en'
  readonly theme?: 'light' | 'dark'
}

/** To be called at the top of a file; shop and browser are there inside the tests. */
export function useBrowser(settings: Readonly<Record<string, string>> = {}) {
  const missing = chromiumPath ? null : `no Chromium at ${executablePath}`
  let shop: TestShop
  let browser: Browser
  const contexts: BrowserContext[] = []
  const complaints: string[] = []

  beforeAll(async () => {
    if (missing !== null) return
    await buildPagesIfStale()
    shop = await openTestShop({ STOREFRONT: 'true', ...settings })
    browser = await openBrowser()
  }, startMsMax)
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()))
    expect(complaints.splice(0)).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await shop?.close()
  }, startMsMax)
  leaveOutIf(missing)

  return {
    shop: () => shop,
    /** A person with a window of their own, which nobody has used before. */
    async visitor({ window = 'wide', as, language, theme }: Visit = {}): Promise<Page> {
      const context = await browser.newContext({
        viewport: windows[window],
        baseURL: shop.url,
        locale: 'ko-KR',
      })
      contexts.push(context)
      context.setDefaultTimeout(actionMsMax)
      await context.addInitScript(rememberScript({ as, language, theme }))
      const page = await context.newPage()
      listenForComplaints(page, complaints)
      return page
    },
    /** What the browser complained about in this test; taking it out says that it was expected. */
    complaints,
  }
}

function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--no-sandbox'] })
}

type Remembered = { readonly [Name in 'as' | 'language' | 'theme']?: Visit[Name] | undefined }

/** What an earlier visit would have left in the storage of the origin; once, so that the pages may change it. */
function rememberScript({ as, language, theme }: Remembered): string {
  const session = as && { token: as.token, expiresAt: as.expiresAt, user: as.user }
  const values = Object.entries({ session, language, theme }).filter(([, value]) => value !== undefined)
  const lines = values.map(([name, value]) => {
    const key = JSON.stringify(`jangteo.${name}`)
    return `localStorage.setItem(${key}, ${JSON.stringify(JSON.stringify(value))})`
  })
  return `if (!localStorage.getItem('visited')) { localStorage.setItem('visited', '1'); ${lines.join('; ')} }`
}

/** Answers of the shop that are refusals are the pages' to show; the browser notes each of them as an error too. */
function listenForComplaints(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => void complaints.push(String(error)))
  page.on('console', (message) => {
    const text = message.text()
    const isRefusal = /Failed to load resource/.test(text)
    if (message.type() === 'error' && !isRefusal) complaints.push(text)
  })
}

type Violation = {
  readonly id: string
  readonly impact: string
  readonly nodes: readonly { readonly html: string }[]
}

/** Fails on what axe-core calls serious or critical. */
export async function expectAccessible(page: Page): Promise<void> {
  // The policy of the pages lets no such script in; what the debugger evaluates is not bound by it.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate<{ violations: Violation[] }>('axe.run()')
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const named = serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  expect(named, page.url()).toEqual([])
}
