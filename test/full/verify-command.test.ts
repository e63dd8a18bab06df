// `npm run verify` as a process of its own: against a given database, a running shop's, and one that is at rest.

import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findRunningServer } from '../../src/postgres/embedded/find-running-server.ts'
import { startEmbeddedServer } from '../../src/postgres/embedded/start-embedded-server.ts'
import { migrate } from '../../src/postgres/migrate.ts'
import { type LiveShop, openLiveShop } from '../support/live-shop.ts'

const program = fileURLToPath(new URL('../../src/verify.ts', import.meta.url))

async function verify(settings: Record<string, string>) {
  const { DATABASE_URL: _url, DATA_DIR: _dir, ...environment } = process.env
  const child = spawn(process.execPath, [program], { env: { ...environment, ...settings } })
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [code, output, errors] = await Promise.all([exited, text(child.stdout), text(child.stderr)])
  return { code, output, errors }
}

describe('with DATABASE_URL', () => {
  let shop: LiveShop

  beforeEach(async () => {
    shop = await openLiveShop()
    await shop.addUser({ balance: 1_000, at: Date.now() })
  })

  afterEach(() => shop.close())

  test('prints a line per check, and ends with 0 when the books are right', async () => {
    const { code, output } = await verify({ DATABASE_URL: shop.url })
    expect(output).toContain('✓ wallets equal their entries — 1 checked\n')
    expect(output).toContain('The books are right.')
    expect(code).toBe(0)
  })

  test('ends with 1 on any difference', async () => {
    await shop.rows('UPDATE wallets SET balance = balance + 1')
    const { code, output } = await verify({ DATABASE_URL: shop.url })
    expect(output).toContain('✗ wallets equal their entries — 1 of 1 differ: ')
    expect(code).toBe(1)
  })
})

test('ends with 2 when the database cannot be reached, without its password in the message', async () => {
  const { code, errors } = await verify({ DATABASE_URL: 'postgres://shop:secret@127.0.0.1:1/shop' })
  expect(errors).toContain('The books could not be read')
  expect(errors).not.toContain('secret')
  expect(code).toBe(2)
})

describe('with DATA_DIR', () => {
  let dataDir: string

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'jangteo-verify-'))
  })

  afterEach(() => rmSync(dataDir, { recursive: true, force: true }))

  test('makes no shop where there is none', async () => {
    const { code, errors } = await verify({ DATA_DIR: dataDir })
    expect(errors).toContain('There are no books in')
    expect(code).toBe(2)
  })

  test('reads a running shop beside it, and one at rest by starting its database for a moment', async () => {
    const server = await startEmbeddedServer({ dataDir })
    await migrate(server.connectionString)
    expect(findRunningServer(dataDir)).toBe(server.connectionString)
    expect(await verify({ DATA_DIR: dataDir })).toMatchObject({ code: 0, errors: '' })
    await server.stop()
    expect(findRunningServer(dataDir)).toBe(null)
    expect(await verify({ DATA_DIR: dataDir })).toMatchObject({ code: 0, errors: '' })
    expect(findRunningServer(dataDir)).toBe(null)
  })
})
