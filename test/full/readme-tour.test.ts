// The tours of README.md and README.ko.md, run as they are printed: their bash blocks are taken out, given the address
// and the folder of a fresh shop, and handed to bash. A tour that no longer works is a wrong document.

import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ShopChild, startShopChild } from '../support/shop-child.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const address = 'SHOP=http://127.0.0.1:3000'
const folder = 'export DATA_DIR=./data'

let dataDir: string
let shop: ShopChild

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'jangteo-tour-'))
  shop = await startShopChild({ DATA_DIR: dataDir })
})

afterAll(async () => {
  await shop?.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

type Ran = { readonly code: number; readonly printed: string; readonly complaints: string }

function tourOf(document: string): string {
  const blocks = readFileSync(join(root, document), 'utf8').matchAll(/^```bash\n(.*?)^```$/gms)
  return [...blocks].map(([, block]) => block).join('')
}

/** Stops at the first line that fails, as a reader would. */
function run(tour: string): Promise<Ran> {
  const script = tour.replace(address, `SHOP=${shop.url}`).replace(folder, `export DATA_DIR=${dataDir}`)
  return new Promise((resolve) => {
    execFile('bash', ['-e', '-c', script], { cwd: root }, (error, printed, complaints) => {
      resolve({ code: error === null ? 0 : Number(error.code), printed, complaints })
    })
  })
}

test.each([
  ['README.md', '<h1>Sign-in needed</h1>'],
  ['README.ko.md', '<h1>로그인이 필요합니다</h1>'],
])('the tour of %s works as it is printed', async (document, page) => {
  const tour = tourOf(document)
  expect(tour).toContain(`${address}\n${folder}\n`)
  const { code, printed, complaints } = await run(tour)
  expect({ code, complaints }, printed).toEqual({ code: 0, complaints: '' })
  const order = /"status": "paid".*?"discount": 5000,\s+"total": 19000/s
  const replay = /^idempotency-replayed: true\s+"id": "[0-9a-f-]{36}"/im
  const cancelled = /"status": "cancelled".*?"kind": "cancel",\s+"amount": 19000,\s+"balanceAfter": 188000/s
  for (const found of [
    order,
    replay,
    /"rank": 1/,
    /"status": "pending"/,
    cancelled,
    /"code": "out-of-stock"/,
  ]) {
    expect(printed).toMatch(found)
  }
  expect(printed).toContain(page)
  expect(printed).toContain('The books are right.')
  const told = printed.match(/"type":"jangteo\.order\.(paid|cancelled)\.v1"/g)
  expect(told?.slice(-3)).toEqual([
    '"type":"jangteo.order.paid.v1"',
    '"type":"jangteo.order.paid.v1"',
    '"type":"jangteo.order.cancelled.v1"',
  ])
})

test('both tours run the same commands', () => {
  const commandsOf = (document: string) =>
    tourOf(document)
      .replace(/^ *#.*\n/gm, '')
      .replace(/Accept-Language: \w+/g, 'Accept-Language')
  expect(commandsOf('README.ko.md')).toBe(commandsOf('README.md'))
})
