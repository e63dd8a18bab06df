// A shop to take pictures of: the demo catalogue on a PostgreSQL of its own in a folder that is thrown away, with some
// trade, so that there are best sellers, a product that is sold out and one that nearly is.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { pino } from 'pino'
import { readConfig } from '../../src/config.ts'
import { startShop } from '../../src/start-shop.ts'
import { tradeAsShopper } from './demo-shopper.ts'
import type { DemoIds, Who } from './page-shots.ts'

export type DemoSession = { readonly token: string; readonly expiresAt: string; readonly user: object }
type Product = { readonly id: string; readonly name: string; readonly price: number; readonly stock: number }

export type DemoShop = {
  readonly url: string
  readonly sessions: Readonly<Record<Exclude<Who, 'nobody'>, DemoSession>>
  readonly ids: DemoIds
  /** Some orders each second for so long, so that charts have something to show. */
  sell(seconds: number): Promise<void>
  close(): Promise<void>
}

const plenty = 0
const soldOut = 4
const nearlySoldOut = 2
const operator = { email: 'operator@example.com', password: 'operator password' }

export async function openDemoShop(): Promise<DemoShop> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jangteo-demo-'))
  const delivery = { DELIVERY_URL: `file:${join(dataDir, 'warehouse.ndjson')}#warehouse` }
  const settings = { PORT: '0', DATA_DIR: dataDir, RATE_LIMIT_PER_MINUTE: '0', ...delivery }
  const admin = { ADMIN_EMAIL: operator.email, ADMIN_PASSWORD: operator.password }
  const running = await startShop(readConfig({ ...settings, ...admin }), pino({ level: 'error' }))
  const { url } = running
  const signedIn = await ask<DemoSession>(url, 'POST /auth/sign-in', { body: operator })
  const shopper = await ask<DemoSession>(url, 'POST /auth/sign-up', {
    body: { email: 'kim@example.com', password: 'correct horse', name: '김장터' },
  })
  const ids = await trade(url, signedIn.token, shopper.token)
  return {
    url,
    sessions: { operator: signedIn, shopper },
    ids,
    sell: (seconds) => sell(url, signedIn.token, seconds),
    async close() {
      await running.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function trade(url: string, operatorToken: string, token: string): Promise<DemoIds> {
  await ask(url, 'POST /balance/charge', { token, body: { amount: 1_000_000 } })
  const { items: products } = await ask<{ items: Product[] }>(url, 'GET /products?limit=100', { token })
  const affordable = products.filter(({ price }) => price < 40_000).slice(0, 6)
  for (const [index, { id: productId }] of affordable.entries()) {
    const items = [{ productId, quantity: 6 - index }]
    await ask(url, 'POST /orders', { token, body: { items } })
  }
  const leave = async ({ id, stock }: Product, left: number) => {
    const body = { change: left - stock, reason: '화면 촬영' }
    await ask(url, `POST /admin/products/${id}/stock`, { token: operatorToken, body })
  }
  const { items: now } = await ask<{ items: Product[] }>(url, 'GET /products?limit=100', { token })
  await leave(now[soldOut]!, 0)
  await leave(now[nearlySoldOut]!, 3)
  const mine = await tradeAsShopper({
    ask: (route, asked) => ask(url, route, asked),
    operatorToken,
    token,
    productIds: [0, 5, 7, 6, 8].map((index) => now[index]!.id),
  })
  return { ...mine, plentyId: now[plenty]!.id, lowId: now[nearlySoldOut]!.id, soldOutId: now[soldOut]!.id }
}

async function sell(url: string, token: string, seconds: number): Promise<void> {
  const product = { name: '햇사과 한 봉지', category: '식품', price: 7_000, stock: 10_000 }
  const { id: productId } = await ask<Product>(url, 'POST /admin/products', { token, body: product })
  await ask(url, 'POST /balance/charge', { token, body: { amount: 1_000_000 } })
  const body = { items: [{ productId, quantity: 1 }] }
  for (let second = 0; second < seconds; second += 1) {
    const orders = Math.round(2 + 1.5 * Math.sin(second / 4))
    const made = Array.from({ length: orders }, () => ask(url, 'POST /orders', { token, body }))
    await Promise.all([...made, setTimeout(1_000)])
  }
}

type Asked = { readonly token?: string; readonly body?: object }

async function ask<Answer>(url: string, route: string, { token, body }: Asked): Promise<Answer> {
  const [method = '', path = ''] = route.split(' ')
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${route}: ${response.status} ${text}`)
  return JSON.parse(text) as Answer
}
