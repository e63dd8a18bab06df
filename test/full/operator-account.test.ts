// The operator account of the settings: made at start, never out of an account that somebody else has.

import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { type RunningShop, startShop } from '../../src/start-shop.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

const email = 'somebody@example.com'
const password = 'a long password'

let database: TestDatabase
let shop: RunningShop | null

beforeEach(async () => {
  database = await createTestDatabase()
  shop = null
})

afterEach(async () => {
  await shop?.stop()
  await database.drop()
})

function start(account: Record<string, string>): Promise<RunningShop> {
  const config = readConfig({ DATABASE_URL: database.url, PORT: '0', RATE_LIMIT_PER_MINUTE: '0', ...account })
  return startShop(config, pino({ level: 'silent' }))
}

async function send(
  path: string,
  body: object,
): Promise<{ status: number; body: { user: { role: string } } }> {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${shop!.url}/api/v1${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(body),
  })
  return { status: answer.status, body: (await answer.json()) as { user: { role: string } } }
}

test('the account of the settings is an operator, also after the next start', async () => {
  for (let starts = 0; starts < 2; starts += 1) {
    shop = await start({ ADMIN_EMAIL: email, ADMIN_PASSWORD: password })
    expect(shop.newAccounts).toEqual([])
    expect(await send('/auth/sign-in', { email, password })).toMatchObject({
      status: 200,
      body: { user: { role: 'admin' } },
    })
    await shop.stop()
    shop = null
  }
})

test('a shopper is not made an operator: the start stops and says why', async () => {
  shop = await start({})
  expect((await send('/auth/sign-up', { email, password, name: 'somebody' })).status).toBe(201)
  await shop.stop()
  shop = null
  const started = start({ ADMIN_EMAIL: email, ADMIN_PASSWORD: password })
  await expect(started).rejects.toThrow(`ADMIN_EMAIL ${email} is a shopper's`)
})
