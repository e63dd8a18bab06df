// Puts the shop together and takes it apart again. The order matters: at start the database, the engine and the
// jobs come before the door opens; at stop the door closes first, what was accepted is finished, and the
// database goes last.

import type { AddressInfo } from 'node:net'
import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { type Credentials, ensureAccount } from './auth/ensure-account.ts'
import { createTokens } from './auth/tokens.ts'
import type { Config } from './config.ts'
import { openSinks } from './delivery/open-sink.ts'
import { type BatchTotals, createOrderPressure } from './delivery/order-pressure.ts'
import { startRelay } from './delivery/relay.ts'
import { demoOperator } from './demo/demo-catalogue.ts'
import { seedDemo } from './demo/seed-demo.ts'
import { calendarOf } from './domain/calendar.ts'
import { createEngine, defaultEngineLimits, type Engine } from './engine/engine.ts'
import type { BatchFault } from './engine/run-batch.ts'
import { createMetrics } from './http/metrics.ts'
import { buildServer } from './http/server.ts'
import type { Shop } from './http/shop.ts'
import { startJobs } from './jobs/schedule.ts'
import { createIdSource } from './new-id.ts'
import { createCoalesce } from './postgres/coalesce.ts'
import { answerMsMax, createPool, readSettings } from './postgres/connection-pool.ts'
import { startEmbeddedServer } from './postgres/embedded/start-embedded-server.ts'
import { migrate } from './postgres/migrate.ts'
import { relaySettings } from './postgres/outbox.ts'
import { batchSettings, createPostgresStore } from './postgres/postgres-store.ts'
import { readOutboxLag, readSinks } from './postgres/read-delivery.ts'
import { readDurability } from './postgres/read-durability.ts'
import { ConfigError } from './setting-reader.ts'

export type RunningShop = {
  readonly url: string
  /** Sign-ins that were made at this start; nobody can read them again. */
  readonly newAccounts: readonly Credentials[]
  /** Finishes what was accepted, then closes everything. */
  stop(): Promise<void>
}

const dayMs = 86_400_000
const readConnectionsMax = 10
/** Connections that wait to be taken: when thousands come within a second, Node's own 511 has some of them reset. */
const backlogMax = 4_096

export async function startShop(config: Config, log: Logger): Promise<RunningShop> {
  const closers: (() => Promise<unknown>)[] = []
  async function stop(): Promise<void> {
    for (const close of closers.splice(0).reverse()) {
      await close().catch((error: unknown) => log.error({ err: error }, 'a part of the shop did not close'))
    }
  }
  try {
    return { ...(await openShop({ config, log, closers })), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

type Opening = {
  readonly config: Config
  readonly log: Logger
  /** What to close, in the order it was opened. */
  readonly closers: (() => Promise<unknown>)[]
}

async function openShop(opening: Opening): Promise<Omit<RunningShop, 'stop'>> {
  const { config, log, closers } = opening
  const connectionString = config.databaseUrl ?? (await openEmbedded(opening))
  await migrate(connectionString)
  const onError = lostConnectionLogger(log)
  const pool = createPool({
    connectionString,
    name: 'reads',
    connectionsMax: readConnectionsMax,
    settings: readSettings,
    answerMsMax,
    onError,
  })
  closers.push(() => pool.end())
  const enginePool = await openEnginePool(opening, connectionString)

  const clock = () => Date.now()
  const newId = createIdSource(clock)
  const metrics = createMetrics()
  const batchTotals = { batches: 0, commands: 0 }
  const wakeRelays = await openRelays(opening, connectionString, batchTotals)
  const engine = createEngine({
    store: createPostgresStore(enginePool),
    newId,
    onBatch(report) {
      metrics.observeBatch(report)
      batchTotals.batches += 1
      batchTotals.commands += report.size
      wakeRelays()
    },
    onFault: batchFaultLogger(log),
  })
  closers.push(() => engine.drain())
  metrics.observeShop({ engine, outboxLag: () => readOutboxLag(pool), sinks: () => readSinks(pool) })
  const newAccounts = await createAccounts({ config, shop: { pool, engine, clock, newId } })
  const outboxKeepMs = config.deliveryKeepDays * dayMs
  const jobs = startJobs({ pool, engine, log, timeZone: config.shopTimeZone, now: clock, outboxKeepMs })
  closers.push(() => jobs.stop())

  const readiness = { draining: false }
  const shop: Shop = {
    config,
    engine,
    pool,
    coalesce: createCoalesce(),
    tokens: await createTokens({ pool, clock, outside: config.outsideIssuer }),
    clock,
    newId,
    dayOf: calendarOf(config.shopTimeZone),
    wakeRelays,
  }
  const { app, door } = await buildServer({ shop, metrics, readiness, logger: log })
  closers.push(() => {
    readiness.draining = true
    return door.close()
  })
  await app.listen({ port: config.port, host: config.host, backlog: backlogMax })
  return { url: urlOf(app.server.address() as AddressInfo), newAccounts }
}

async function openEmbedded({ config, log, closers }: Opening): Promise<string> {
  const server = await startEmbeddedServer({
    dataDir: config.dataDir,
    log: (message) => log.warn(message),
  })
  closers.push(() => server.stop())
  return server.connectionString
}

async function openEnginePool({ log, closers }: Opening, connectionString: string): Promise<Pool> {
  const pool = createPool({
    connectionString,
    name: 'engine',
    connectionsMax: defaultEngineLimits.lanes + 1,
    settings: batchSettings,
    answerMsMax,
    onError: lostConnectionLogger(log),
  })
  closers.push(() => pool.end())
  const { synchronousCommit, fsync } = await readDurability(pool)
  if (synchronousCommit === 'off') {
    throw new ConfigError(
      'DATABASE_URL has synchronous_commit off: orders would be answered before they are on disk. Turn it on for its role or database',
    )
  }
  if (fsync === 'off')
    log.warn('PostgreSQL runs with fsync off: a crash of its host may lose what was answered')
  return pool
}

/** One relay for each platform; resolves to what wakes them. */
async function openRelays(opening: Opening, connectionString: string, batchTotals: BatchTotals) {
  const { config, log, closers } = opening
  const { deliverySigningSecret: signingSecret, deliveryAttemptsMax: attemptsMax } = config
  const timeoutMs = config.deliveryTimeoutSeconds * 1_000
  const sinks = await openSinks(config.deliveryUrls, { timeoutMs, signingSecret })
  const onError = lostConnectionLogger(log)
  const connectionsMax = sinks.length + 1
  const pool = createPool({
    connectionString,
    name: 'relay',
    connectionsMax,
    settings: relaySettings,
    answerMsMax,
    onError,
  })
  closers.push(() => pool.end())
  const relays = sinks.map((sink) =>
    startRelay({ pool, sink, log, attemptsMax, orderPressure: createOrderPressure(() => batchTotals) }),
  )
  closers.push(() => Promise.all(relays.map((relay) => relay.stop())))
  return () => {
    for (const relay of relays) relay.wake()
  }
}

/** The message alone: the driver's error carries the whole client. */
function lostConnectionLogger(log: Logger): (error: Error) => void {
  return ({ message }) => log.warn({ reason: message }, 'a database connection was lost')
}

/** The message of a fault names the constraint or the lock, never a value. */
function batchFaultLogger(log: Logger): (fault: BatchFault) => void {
  return ({ error, size, attempt }) =>
    log.warn({ reason: error.message, size, attempt }, 'a batch of commands failed in the database')
}

type AccountContext = {
  readonly config: Config
  readonly shop: Pick<Shop, 'pool' | 'clock' | 'newId'> & { readonly engine: Engine }
}

/** The operator of the settings or, in the embedded mode, of the demo; and the demo's shopper. */
async function createAccounts({ config, shop }: AccountContext): Promise<Credentials[]> {
  const created: (Credentials | null)[] = []
  const operatorAccount = config.admin
    ? { ...demoOperator, name: 'operator', ...config.admin }
    : config.databaseUrl === null || config.demoData
      ? demoOperator
      : null
  if (operatorAccount === null) return []
  const operator = await ensureAccount(shop, operatorAccount)
  if (operator.role !== 'admin') {
    throw new ConfigError(`ADMIN_EMAIL ${operatorAccount.email} is a shopper's; name another address`)
  }
  if (!config.admin) created.push(operator.created)
  if (config.demoData) created.push(await seedDemo({ ...shop, operatorId: operator.userId }))
  return created.filter((credentials) => credentials !== null)
}

function urlOf({ address, family, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`
}
