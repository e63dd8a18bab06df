// `npm run web:screenshots`: pictures of every page, wide and narrow, light and dark, into web/screenshots, of a demo shop
// that lives as long as this takes. Names that follow pick pages: `npm run web:screenshots -- product sign-in`.
// `--readme` takes the three of the README instead, into docs/pictures, which are part of the repository.
// Needs Chromium (CHROMIUM names another than /usr/bin/chromium) and fonts with Korean, such as Debian's fonts-nanum.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'
import { buildPagesIfStale } from './build-pages.ts'
import { type DemoShop, openDemoShop } from './demo-shop.ts'
import { type PageShot, pageShots, readmeLooks } from './page-shots.ts'

const folder = join(import.meta.dirname, '../screenshots')
const windows = { wide: { width: 1_440, height: 900 }, narrow: { width: 390, height: 844 } } as const
const themes = ['light', 'dark'] as const
const settleMs = 300
const readmeFolder = join(import.meta.dirname, '../../docs/pictures')
/** Wide pages are shown small, so they are kept small. */
const readmeScale = { wide: 0.75, narrow: 1 }
const readmeQuality = 80
const busySeconds = 60

type Look = { readonly size: keyof typeof windows; readonly theme: (typeof themes)[number] }

await buildPagesIfStale()
const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { readme: { type: 'boolean', default: false } },
})
const shop = await openDemoShop()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
})
try {
  if (values.readme) await takeReadmeShots()
  else await takeAll()
} finally {
  await browser.close()
  await shop.close()
}

async function takeAll(): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const shots = pageShots(shop.ids).filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  for (const shot of shots) {
    for (const size of ['wide', 'narrow'] as const) {
      for (const theme of themes) {
        const path = join(folder, `${shot.name}-${size}-${theme}.png`)
        await takeShot(shot, { size, theme }, (page) => page.screenshot({ path, fullPage: true }))
      }
    }
    process.stdout.write(`${shot.name}\n`)
  }
}

async function takeReadmeShots(): Promise<void> {
  mkdirSync(readmeFolder, { recursive: true })
  for (const [name, look] of Object.entries(readmeLooks)) {
    const shot = pageShots(shop.ids).find((other) => other.name === name)!
    await takeShot(shot, look, async (page) => {
      if (name === 'console-dashboard') await shop.sell(busySeconds)
      const session = await page.context().newCDPSession(page)
      const clip = { x: 0, y: 0, ...windows[look.size], scale: readmeScale[look.size] }
      const options = { format: 'webp', quality: readmeQuality, clip } as const
      const { data } = await session.send('Page.captureScreenshot', options)
      writeFileSync(join(readmeFolder, `${name}.webp`), Buffer.from(data, 'base64'))
    })
    process.stdout.write(`${name}\n`)
  }
}

type Keep = (page: Page) => Promise<unknown>

async function takeShot({ path, as, prepare }: PageShot, look: Look, keep: Keep): Promise<void> {
  const context = await openWindow(browser, shop, { ...look, as })
  const page = await context.newPage()
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  // With the stream open, the network is never idle.
  await page.locator('[data-skeleton]').first().waitFor({ state: 'detached' })
  await page.waitForTimeout(settleMs)
  await prepare?.(page)
  await page.evaluate('scrollTo(0, 0)')
  await keep(page)
  await context.close()
}

type Opening = Look & Pick<PageShot, 'as'>

async function openWindow(browser: Browser, { url, sessions }: DemoShop, { size, theme, as }: Opening) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: windows[size],
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: 'ko-KR',
  })
  if (as !== 'nobody') {
    const stored = JSON.stringify(JSON.stringify(sessions[as]))
    await context.addInitScript(`localStorage.setItem('jangteo.session', ${stored})`)
  }
  return context
}
