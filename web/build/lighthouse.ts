// What Lighthouse thinks of a page: its scores of 0 to 100 and what cost points, in a Chromium of its own where somebody
// is signed in already. Nothing but the categories asked for is looked at; scores of performance are for figures alone.

import { launch } from 'chrome-launcher'
import lighthouse, { desktopConfig, type Flags } from 'lighthouse'
import { chromium } from 'playwright-core'

export type AuditedForm = 'phone' | 'desktop'
export type Category = 'performance' | 'accessibility' | 'best-practices' | 'seo'

export type PageAudit = {
  /** Of each category asked for, 0 to 100. */
  readonly scores: Readonly<Partial<Record<Category, number>>>
  /** One line for each audit with a weight that is not passed in full, such as `best-practices errors-in-console 0 …`. */
  readonly failed: readonly string[]
}

type Wanted = { readonly path: string; readonly form: AuditedForm; readonly categories: readonly Category[] }

export type Auditor = {
  audit(wanted: Wanted): Promise<PageAudit>
  close(): Promise<void>
}

/** With the stream of the shop open the network is never at rest, so Lighthouse always waits for as long as this. */
const loadMsMax = 6_000

/** `session` is what the pages of the shop at `url` keep of whoever is signed in. */
export async function openAuditor(url: string, session: object): Promise<Auditor> {
  const chrome = await launch({
    chromePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    chromeFlags: ['--headless', '--no-sandbox'],
    logLevel: 'silent',
  })
  try {
    await signIn(chrome.port, url, session)
  } catch (error) {
    chrome.kill()
    throw error
  }
  return {
    audit: (wanted) => audit(url, chrome.port, wanted),
    close: async () => chrome.kill(),
  }
}

/** Leaves the session in the storage that all tabs share. Nothing but Lighthouse is attached to them afterwards. */
async function signIn(port: number, url: string, session: object): Promise<void> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const page = await browser.contexts()[0]!.newPage()
  await page.goto(`${url}/openapi.json`)
  const stored = JSON.stringify(JSON.stringify(session))
  await page.evaluate(`localStorage.setItem('jangteo.session', ${stored})`)
  await page.close()
  await browser.close()
}

async function audit(url: string, port: number, { path, form, categories }: Wanted): Promise<PageAudit> {
  const flags: Flags = {
    port,
    onlyCategories: [...categories],
    logLevel: 'error',
    maxWaitForLoad: loadMsMax,
  }
  const result = await lighthouse(url + path, flags, form === 'desktop' ? desktopConfig : undefined)
  if (!result) throw new Error(`Lighthouse said nothing of ${path}`)
  const { lhr } = result
  if (lhr.runtimeError) throw new Error(`Lighthouse could not look at ${path}: ${lhr.runtimeError.message}`)
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(lhr.requestedUrl ?? '').pathname) {
    throw new Error(`${path} led to ${lhr.finalDisplayedUrl}`)
  }
  const looked = Object.values(lhr.categories)
  const scores = Object.fromEntries(looked.map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]))
  const failed = looked.flatMap(({ id, auditRefs }) =>
    auditRefs
      .filter(({ weight }) => weight > 0)
      .map((ref) => lhr.audits[ref.id]!)
      .filter(({ score }) => score !== null && score < 1)
      .map(({ id: name, score, displayValue, title }) => `${id} ${name} ${score} ${displayValue ?? title}`),
  )
  return { scores, failed }
}
