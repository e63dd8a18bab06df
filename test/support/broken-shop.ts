// A server on a real database whose engine does what the test says, for the answers that only a fault brings about.

import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { readConfig } from '../../src/config.ts'
import { calendarOf } from '../../src/domain/calendar.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { buildServer } from '../../src/http/server.ts'
import type { Shop } from '../../src/http/shop.ts'
import { createCoalesce } from '../../src/postgres/coalesce.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { createApiClient } from './api-client.ts'

/** Everybody is an operator here; every command ends with this error. */
export async function openBrokenShop(databaseUrl: string, error: Error) {
  const pool = createPool({ connectionString: databaseUrl, name: 'broken', connectionsMax: 2 })
  const identity = { userId: uuidv7(), role: 'admin', expiresAtMs: Number.POSITIVE_INFINITY } as const
  const engine: Engine = {
    submit: () => Promise.reject(error),
    queueDepth: () => 0,
    isFull: () => false,
    drain: async () => undefined,
  }
  const shop: Shop = {
    config: readConfig({ DATABASE_URL: databaseUrl, RATE_LIMIT_PER_MINUTE: '0' }),
    engine,
    pool,
    coalesce: createCoalesce(),
    tokens: {
      sign: () => Promise.reject(new Error('nobody signs in')),
      remembered: () => identity,
      verify: async () => identity,
    },
    clock: Date.now,
    newId: uuidv7,
    dayOf: calendarOf('Asia/Seoul'),
    wakeRelays: () => undefined,
  }
  const logger = pino({ level: 'silent' })
  const { app } = await buildServer({
    shop,
    metrics: createMetrics(),
    readiness: { draining: false },
    logger,
  })
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  return {
    api: createApiClient(url, 'any token'),
    async close() {
      await app.close()
      await pool.end()
    },
  }
}
