// Paid orders a second over HTTP: `npm run bench`. Starts a shop of its own on an embedded PostgreSQL in a
// temporary folder (fsync on), gives 10,000 users money, lets clients order for some seconds, then verifies
// the books. --clients 128 --seconds 10 --products 1

import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { createTokens } from '../src/auth/tokens.ts'
import { createPool } from '../src/postgres/connection-pool.ts'
import { startEmbeddedServer } from '../src/postgres/embedded/start-embedded-server.ts'
import { verifyBooks } from '../src/postgres/verify-books.ts'
import { cpuSeconds, familyCpuSeconds } from './cpu-time.ts'
import { runLoad } from './http-load.ts'

const usersTotal = 10_000
const startBalance = 1_000_000_000_000
const stockOfEach = 500_000_000

const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '128' },
    seconds: { type: 'string', default: '10' },
    products: { type: 'string', default: '1' },
  },
})
const clients = Number(values.clients)
const seconds = Number(values.seconds)
const productsTotal = Number(values.products)

const dataDir = await mkdtemp(join(tmpdir(), 'jangteo-bench-'))
const database = await startEmbeddedServer({ dataDir })
const shop = await startShopProcess(database.connectionString)
const pool = createPool({ connectionString: database.connectionString, name: 'bench', connectionsMax: 2 })
try {
  const { tokens, productIds } = await fill(pool)
  const requests = tokens.map((token) => productIds.map((productId) => orderRequest(token, productId)))
  let next = 0
  const nextRequest = () => {
    next += 1
    return requests[next % usersTotal]![(next * 7_919) % productsTotal]!
  }
  console.log(`${productsTotal} product(s), ${clients} clients, ${seconds} s; warming up for 3 s`)
  await runLoad({ port: shop.port, clients, seconds: 3, nextRequest })
  const cpuBefore = { shop: cpuSeconds(shop.pid), database: familyCpuSeconds(database.pid) }
  const result = await runLoad({ port: shop.port, clients, seconds, nextRequest })
  const answers = Object.values(result.statuses).reduce((sum, count) => sum + count, 0)
  const microseconds = (from: number, to: number) => Math.round(((to - from) / answers) * 1e6)
  const shopCost = microseconds(cpuBefore.shop, cpuSeconds(shop.pid))
  const databaseCost = microseconds(cpuBefore.database, familyCpuSeconds(database.pid))
  console.log(
    `${Math.round(result.perSecond)} orders/s  p50 ${result.p50Ms.toFixed(1)} ms  p95 ${result.p95Ms.toFixed(1)} ms  ` +
      `p99 ${result.p99Ms.toFixed(1)} ms  ${JSON.stringify(result.statuses)}  CPU an order: shop ${shopCost} µs, database ${databaseCost} µs`,
  )
  const { ok, checks } = await verifyBooks(pool)
  for (const check of checks) if (!check.ok) console.log(`✗ ${check.name}: ${check.detail}`)
  console.log(ok ? 'the books verify' : 'THE BOOKS DO NOT VERIFY')
  if (!ok) process.exitCode = 1
} finally {
  await pool.end()
  await shop.stop()
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
}

/** Users and products go straight into the tables, with the history that the verification expects. */
async function fill(target: pg.Pool): Promise<{ tokens: string[]; productIds: string[] }> {
  const userIds = Array.from({ length: usersTotal }, () => uuidv7())
  const productIds = Array.from({ length: productsTotal }, () => uuidv7())
  await target.query(
    `INSERT INTO users (id, email, name, role, password_hash, created_at)
      SELECT id, id || '@bench.local', 'bench', 'shopper', '-', now() FROM unnest($1::uuid[]) AS d (id)`,
    [userIds],
  )
  await target.query(
    'INSERT INTO wallets (user_id, balance, entry_count) SELECT id, $2, 1 FROM unnest($1::uuid[]) AS d (id)',
    [userIds, startBalance],
  )
  await target.query(
    `INSERT INTO balance_entries (user_id, seq, id, kind, amount, balance_after, created_at)
      SELECT id, 1, id, 'charge', $2, $2, now() FROM unnest($1::uuid[]) AS d (id)`,
    [userIds, startBalance],
  )
  await target.query(
    `INSERT INTO products (id, name, category, price, status, created_at)
      SELECT id, '한정판', 'bench', 1000, 'on-sale', now() FROM unnest($1::uuid[]) AS d (id)`,
    [productIds],
  )
  await target.query(
    'INSERT INTO stocks (product_id, on_hand) SELECT id, $2 FROM unnest($1::uuid[]) AS d (id)',
    [productIds, stockOfEach],
  )
  await target.query(
    `INSERT INTO stock_adjustments (id, product_id, change, reason, actor_id, created_at)
      SELECT id, id, $2, 'bench', id, now() FROM unnest($1::uuid[]) AS d (id)`,
    [productIds, stockOfEach],
  )
  await target.query('VACUUM (ANALYZE)')
  const signer = await createTokens({ pool: target, clock: () => Date.now(), jwksUrl: null })
  const signed = userIds.map((id) => signer.sign({ id, email: '', name: '', role: 'shopper' }))
  return { tokens: (await Promise.all(signed)).map(({ token }) => token), productIds }
}

function orderRequest(token: string, productId: string): string {
  const body = JSON.stringify({ items: [{ productId, quantity: 1 }] })
  return (
    `POST /api/v1/orders HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer ${token}\r\n` +
    `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`
  )
}

async function startShopProcess(
  databaseUrl: string,
): Promise<{ port: number; pid: number; stop(): Promise<void> }> {
  const main = new URL('../src/main.ts', import.meta.url).pathname
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    PORT: '0',
    RATE_LIMIT_PER_MINUTE: '0',
    DATA_DIR: dataDir,
  }
  const flags = process.env.BENCH_NODE_FLAGS?.split(' ') ?? []
  const child: ChildProcess = spawn(process.execPath, [...flags, main], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((resolve, reject) => {
    let output = ''
    child.stdout!.on('data', (chunk: Buffer) => {
      output += chunk
      const opened = /Jangteo is open: \S+:(\d+)/.exec(output)
      if (opened) resolve(Number(opened[1]))
    })
    child.on('exit', () => reject(new Error(`the shop did not start:\n${output}`)))
  })
  return {
    port,
    pid: child.pid!,
    stop: () =>
      new Promise((resolve) => {
        child.removeAllListeners('exit').on('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}
