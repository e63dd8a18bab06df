// A server with a database of its own, filled for a scenario and ready for load: the shop or the baseline. Measures
// rounds on it and verifies its books.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { createTokens } from '../src/auth/tokens.ts'
import { createPool } from '../src/postgres/connection-pool.ts'
import { verifyBooks } from '../src/postgres/verify-books.ts'
import { openBooks, usersTotal } from './books.ts'
import type { DatabaseServer } from './database-server.ts'
import { type LoadOptions, type LoadResult, runLoad } from './http-load.ts'
import { addPastOrders, type Past } from './past-orders.ts'
import type { NextRequest, Scenario, Traffic } from './scenarios.ts'
import { type ServerKind, type ServerProcess, startServer } from './server-process.ts'

export type Round = LoadResult & {
  /** Microseconds of CPU an answer; null where the process cannot be seen. */
  readonly cpu: { readonly server: number; readonly database: number | null; readonly load: number }
  /** Commands in a batch, on average; null without batches. */
  readonly batchSize: number | null
}

export type Site = {
  readonly pool: pg.Pool
  readonly servers: readonly ServerProcess[]
  readonly traffic: Traffic
  /** One more on the same database. */
  startServer(settings: Readonly<Record<string, string>>): Promise<ServerProcess>
  /** Changes what the next rounds send. */
  play(scenario: Scenario): Promise<void>
  measure(load: Load): Promise<Round>
  /** Throws when the books differ. */
  verify(): Promise<void>
  close(): Promise<void>
}

export type Load = Omit<LoadOptions, 'ports' | 'nextRequest'>

export type SiteOptions = {
  readonly kind: ServerKind
  /** Of the database; the kind unless two sites of a kind are open. */
  readonly name?: string
  readonly database: DatabaseServer
  readonly scenario: Scenario
  readonly requestsMax: number
  /** Servers on the one database. */
  readonly instances?: number
  /** More environment variables of the servers. */
  readonly settings?: Readonly<Record<string, string>>
  readonly past?: Past
  readonly progress?: (message: string) => void
}

export async function openSite(options: SiteOptions): Promise<Site> {
  const { kind, name = kind, database, scenario, requestsMax } = options
  const connectionString = await database.create(name)
  const dataDir = await mkdtemp(join(tmpdir(), 'jangteo-bench-site-'))
  const pool = createPool({ connectionString, name: 'bench', connectionsMax: 4 })
  const traffic = await fill(pool, options)
  let nextRequest = await scenario.prepare(pool, traffic, { requestsMax })
  await pool.query('VACUUM (ANALYZE)')
  // So that none falls into a round; only some users may ask for one.
  await pool.query('CHECKPOINT').catch(() => undefined)
  const settings = { DATABASE_URL: connectionString, DATA_DIR: dataDir, ...options.settings }
  const servers: ServerProcess[] = []
  for (let index = 0; index < (options.instances ?? 1); index += 1)
    servers.push(await startServer(kind, settings))
  return {
    pool,
    servers,
    traffic,
    async play(other) {
      nextRequest = await other.prepare(pool, traffic, { requestsMax })
    },
    async startServer(more) {
      const server = await startServer(kind, { ...settings, ...more })
      servers.push(server)
      return server
    },
    measure: (load) => measure({ servers, database, nextRequest }, load),
    verify: () => verify(pool, kind),
    async close() {
      for (const server of servers) await server.stop()
      await pool.end()
      await database.drop(name)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function fill(pool: pg.Pool, { scenario, past, progress }: SiteOptions): Promise<Traffic> {
  const books = await openBooks(pool, scenario.productsTotal)
  const recent = scenario.pastOrders
    ? { orders: scenario.pastOrders, oldestDays: 2, newestDays: 0.01 }
    : undefined
  const orders = past ?? recent
  if (orders) {
    const tookSeconds = await addPastOrders(pool, books, orders)
    progress?.(`${orders.orders.toLocaleString('en-US')} past orders filled in ${tookSeconds.toFixed(0)} s`)
  }
  const tokens = await createTokens({ pool, clock: () => Date.now(), outside: null })
  const signed = books.userIds.map((id) => tokens.sign({ id, email: '', name: '', role: 'shopper' }))
  const authorizations = (await Promise.all(signed)).map(({ token }) => `Bearer ${token}`)
  if (authorizations.length !== usersTotal) throw new Error('a user has no token')
  return { books, authorizations }
}

type Measured = {
  readonly servers: readonly ServerProcess[]
  readonly database: DatabaseServer
  readonly nextRequest: NextRequest
}

async function measure({ servers, database, nextRequest }: Measured, load: Load): Promise<Round> {
  const usedSoFar = async () => {
    const batches = await Promise.all(servers.map((server) => server.batches()))
    return {
      server: servers.reduce((sum, server) => sum + server.cpuSeconds(), 0),
      database: database.cpuSeconds(),
      load: process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6,
      batches: batches.reduce((sum, one) => sum + one.batches, 0),
      commands: batches.reduce((sum, one) => sum + one.commands, 0),
    }
  }
  const before = await usedSoFar()
  const result = await runLoad({ ...load, ports: servers.map(({ port }) => port), nextRequest })
  const after = await usedSoFar()
  const microseconds = (from: number, to: number) => ((to - from) / result.answers) * 1e6
  const batches = after.batches - before.batches
  return {
    ...result,
    cpu: {
      server: microseconds(before.server, after.server),
      database: before.database === null ? null : microseconds(before.database, after.database!),
      load: microseconds(before.load, after.load),
    },
    batchSize: batches === 0 ? null : (after.commands - before.commands) / batches,
  }
}

async function verify(pool: pg.Pool, kind: ServerKind): Promise<void> {
  const { ok, checks } = await verifyBooks(pool)
  if (ok) return
  const wrong = checks.filter((check) => !check.ok).map(({ name, detail }) => `  ${name}: ${detail}`)
  throw new Error(`the books of the ${kind} do not verify:\n${wrong.join('\n')}`)
}
