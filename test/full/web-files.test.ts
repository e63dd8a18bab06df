// The files of the pages on the wire: how they are cached, compressed and guarded, what the first load weighs, and that
// nothing of it gets in the way of the API.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildPagesIfStale, distFolder } from '../../web/build/build-pages.ts'
import { openTestShop, type TestShop } from '../support/test-shop.ts'

const firstLoadBytesMax = 150_000
let shop: TestShop

beforeAll(async () => {
  await buildPagesIfStale()
  shop = await openTestShop({ STOREFRONT: 'true', RATE_LIMIT_PER_MINUTE: '30' })
}, 120_000)
afterAll(() => shop?.close())

const person = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-encoding': 'br' }
const program = { accept: 'application/json' }

function ask(path: string, headers: Record<string, string> = person): Promise<Response> {
  return fetch(shop.url + path, { headers, redirect: 'manual' })
}

/** Of the page itself, without the pages that are loaded when they are gone to. */
async function filesOfPage(): Promise<string[]> {
  const html = await (await ask('/')).text()
  return [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!)
}

describe('the page', () => {
  test.each(['/', '/products/00000000-0000-7000-8000-000000000000', '/sign-in', '/admin'])(
    'answers %s, always fresh and under a strict policy',
    async (path) => {
      const { status, headers } = await ask(path)
      expect(status).toBe(200)
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(headers.get('cache-control')).toBe('no-cache')
      expect(headers.get('content-encoding')).toBe('br')
      const policy = headers.get('content-security-policy')!
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
      expect(policy).not.toContain('unsafe')
    },
  )

  test('has no script and no style inside', async () => {
    const html = await (await ask('/')).text()
    expect(html).not.toMatch(/<style|<script(?![^>]*\ssrc=)[^>]*>|\sstyle=/)
  })

  test('is what people get for an address that is not there, with status 404', async () => {
    const { status, headers } = await ask('/no/such/page')
    expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  })

  test('never stands in for an answer of the API', async () => {
    expect((await ask('/sign-in', program)).status).toBe(404)
    for (const [path, headers] of [
      ['/api/v1/nothing', program],
      ['/api/v1/nothing', person],
      ['/nothing', program],
      ['/assets/nothing.js', program],
    ] as const) {
      const answer = await ask(path, headers)
      expect([path, answer.status]).toEqual([path, 404])
      expect(await answer.text()).not.toContain('id="root"')
    }
  })

  test.each(['/assets/../index.html', '/assets/..%2f..%2fpackage.json', '/assets/%2e%2e/page-paths.json'])(
    'gives away no file beside the assets: %s',
    async (path) => {
      expect((await ask(path, program)).status).toBeGreaterThanOrEqual(400)
    },
  )
})

describe('its files', () => {
  test('are not to be kept where they are missing: another instance may have them', async () => {
    const { status, headers } = await ask('/assets/nothing.js', program)
    expect([status, headers.get('cache-control')]).toEqual([404, 'no-store'])
  })

  test('are kept for good and sent compressed, as the browser takes it', async () => {
    const [path] = (await filesOfPage()).filter((name) => name.endsWith('.js'))
    for (const encoding of ['br', 'gzip']) {
      const { status, headers } = await ask(path!, { 'accept-encoding': encoding })
      expect([status, headers.get('content-encoding')]).toEqual([200, encoding])
      expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
      expect(headers.get('vary')).toMatch(/accept-encoding/i)
      expect(headers.get('content-type')).toMatch(/^(text|application)\/javascript/)
    }
  })

  test('do not count against the limit of requests', async () => {
    const [path] = await filesOfPage()
    const answers = await Promise.all(Array.from({ length: 40 }, () => ask(path!)))
    expect(answers.filter(({ status }) => status !== 200)).toEqual([])
    expect((await ask('/api/v1/auth/me', program)).status).toBe(401)
  })

  test.each(pagesOfShoppers())(
    `come to at most ${firstLoadBytesMax / 1_000} kB of script, gzipped, until %s is shown`,
    async (page) => {
      const scripts = (await filesOfPage()).filter((name) => name.endsWith('.js'))
      const bytes = [...new Set([...scripts, ...scriptsOf(page)])].map(bytesSent)
      expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(firstLoadBytesMax)
    },
  )
})

/** What is too small to gain from it is not compressed. */
function bytesSent(path: string): number {
  const zipped = `${distFolder}${path}.gz`
  return readFileSync(existsSync(zipped) ? zipped : `${distFolder}${path}`).length
}

function pagesOfShoppers(): string[] {
  const features = new URL('../../web/src/features/', import.meta.url)
  return readdirSync(features, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('-page.tsx') && !path.startsWith('console/'))
    .map((path) => path.replace('.tsx', ''))
}

/** The file of a page that is loaded when it is gone to, and what that file imports. */
function scriptsOf(page: string): string[] {
  const manifest = JSON.parse(readFileSync(`${distFolder}/.vite/manifest.json`, 'utf8')) as Record<
    string,
    { readonly file: string; readonly imports?: readonly string[] }
  >
  const [key] = Object.keys(manifest).filter((name) => name.endsWith(`features/${page}.tsx`))
  const found = new Set<string>()
  const collect = (name: string) => {
    const { file, imports = [] } = manifest[name]!
    if (found.has(`/${file}`)) return
    found.add(`/${file}`)
    imports.forEach(collect)
  }
  collect(key!)
  return [...found]
}
