// A whole shop in this process, on a database of its own, reached over HTTP only; and the people and goods that tests
// fill it with, made over HTTP as well.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { pino } from 'pino'
import { expect } from 'vitest'
import { readConfig } from '../../src/config.ts'
import type { User } from '../../src/contract/auth.ts'
import type { Wire } from '../../src/contract/common.ts'
import type { Coupon, UserCoupon } from '../../src/contract/coupons.ts'
import type { Order } from '../../src/contract/orders.ts'
import type { AdminProduct } from '../../src/contract/products.ts'
import { startShop } from '../../src/start-shop.ts'
import { type ApiClient, bodyOf, createApiClient } from './api-client.ts'
import { createTestDatabase } from './test-database.ts'

const operator = { email: 'operator@example.com', password: 'operator password' }
export const password = 'correct horse'

type Settings = Readonly<Record<string, string>>

export type SignedIn = {
  readonly user: Wire<typeof User>
  readonly token: string
  readonly expiresAt: string
}

/** Somebody with a token: the client carries it. */
export type Person = SignedIn & { readonly api: ApiClient; readonly id: string }

export type TestShop = Awaited<ReturnType<typeof openTestShop>>

/** One instance of a shop on a database; limits on requests are off unless the settings say otherwise. */
export async function startOn(databaseUrl: string, settings: Settings = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'jangteo-shop-'))
  const config = readConfig({
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '0',
    // Whether pages were built here makes no difference to a test that does not look at them.
    STOREFRONT: 'false',
    ADMIN_EMAIL: operator.email,
    ADMIN_PASSWORD: operator.password,
    ...settings,
  })
  const faults: string[] = []
  const log = pino({ level: 'error' }, { write: (line) => void faults.push(line) })
  const running = await startShop(config, log)
  return {
    url: running.url,
    /** Has no token. */
    anybody: createApiClient(running.url),
    /** What the shop logged as its own fault; a test that brings one about takes it out. */
    faults,
    async stop() {
      await running.stop()
      rmSync(dataDir, { recursive: true, force: true })
      expect(faults).toEqual([])
    },
  }
}

/** A shop on a database of its own, with its operator signed in. */
export async function openTestShop(settings: Settings = {}) {
  const database = await createTestDatabase()
  const instance = await startOn(database.url, settings)
  const admin = await signIn(instance.url, operator)
  return {
    ...instance,
    databaseUrl: database.url,
    admin,
    ...people(instance.url, instance.anybody),
    ...goods(admin.api),
    /** For what no route can bring about, such as rows that only a fault leaves behind. */
    sql: (text: string, values: unknown[] = []) => runSql(database.url, text, values),
    async close() {
      await instance.stop()
      await database.drop()
    },
  }
}

let signUps = 0

function people(url: string, anybody: ApiClient) {
  return {
    async newShopper({ balance = 0 } = {}): Promise<Person> {
      signUps += 1
      const email = `shopper-${signUps}@example.com`
      const sent = await anybody.post<SignedIn>('/auth/sign-up', { email, password, name: '손님' })
      const person = personOf(url, bodyOf(sent, 201))
      for (let left = balance; left > 0; left -= 1_000_000) {
        const amount = Math.min(left, 1_000_000)
        bodyOf(await person.api.post('/balance/charge', { amount }), 201)
      }
      return person
    },
    signIn: (credentials: { email: string; password: string }) => signIn(url, credentials),
    withToken: (token: string) => createApiClient(url, token),
  }
}

function goods(admin: ApiClient) {
  return {
    async newProduct(fields: object = {}): Promise<Wire<typeof AdminProduct>> {
      const product = { name: '텀블러', category: '주방', price: 10_000, stock: 100, ...fields }
      return bodyOf(await admin.post<Wire<typeof AdminProduct>>('/admin/products', product), 201)
    },
    async newCoupon(fields: object = {}): Promise<Wire<typeof Coupon>> {
      const discount = { type: 'amount', value: 5_000 }
      const coupon = { name: '오픈 기념', discount, totalCount: 100, ...fields }
      return bodyOf(await admin.post<Wire<typeof Coupon>>('/admin/coupons', coupon), 201)
    },
  }
}

export async function issue(person: Person, couponId: string): Promise<Wire<typeof UserCoupon>> {
  return bodyOf(await person.api.post<Wire<typeof UserCoupon>>(`/coupons/${couponId}/issue`), 201)
}

export async function order(person: Person, request: object): Promise<Wire<typeof Order>> {
  return bodyOf(await person.api.post<Wire<typeof Order>>('/orders', request), 201)
}

async function signIn(url: string, credentials: object): Promise<Person> {
  const answer = await createApiClient(url).post<SignedIn>('/auth/sign-in', credentials)
  return personOf(url, bodyOf(answer))
}

function personOf(url: string, signedIn: SignedIn): Person {
  return { ...signedIn, id: signedIn.user.id, api: createApiClient(url, signedIn.token) }
}

async function runSql(databaseUrl: string, text: string, values: unknown[]) {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query(text, values)).rows
  } finally {
    await client.end()
  }
}
