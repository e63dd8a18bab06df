// The baseline as a server of its own: the shop's HTTP stack, routes, tokens and schema over the textbook engine
// (textbook-engine.ts), and every read its own query. It delivers nothing, which is in its favour.

import { pino } from 'pino'
import { createTokens } from '../src/auth/tokens.ts'
import { readConfig } from '../src/config.ts'
import { calendarOf } from '../src/domain/calendar.ts'
import { createMetrics } from '../src/http/metrics.ts'
import { buildServer } from '../src/http/server.ts'
import { createIdSource } from '../src/new-id.ts'
import { createPool, readSettings } from '../src/postgres/connection-pool.ts'
import { batchSettings } from '../src/postgres/postgres-store.ts'
import { createTextbookEngine } from './textbook-engine.ts'

const connectionsMax = 20

const config = readConfig(process.env)
const clock = () => Date.now()
const connectionString = config.databaseUrl!
const pool = createPool({ connectionString, name: 'reads', connectionsMax, settings: readSettings })
const engine = createTextbookEngine(
  createPool({ connectionString, name: 'textbook', connectionsMax, settings: batchSettings }),
)
const metrics = createMetrics()
metrics.observeShop({
  engine,
  outboxLag: () => Promise.resolve({ pending: 0, oldestAgeSeconds: 0 }),
  sinks: () => Promise.resolve([]),
})
const { app } = await buildServer({
  shop: {
    config,
    engine,
    pool,
    coalesce: (_key, load) => load(),
    tokens: await createTokens({ pool, clock, outside: null }),
    clock,
    newId: createIdSource(clock),
    dayOf: calendarOf(config.shopTimeZone),
    wakeRelays: () => undefined,
  },
  metrics,
  readiness: { draining: false },
  logger: pino({ level: config.logLevel }),
})
const url = await app.listen({ port: config.port, host: config.host })
process.stdout.write(`Jangteo is open: ${url}\n`)
process.on('SIGTERM', () => process.exit(0))
