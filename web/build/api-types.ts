// The types of the API's client, made from the OpenAPI document of a server that is never opened and has no database.
// `npm run web:types` writes them; a test of the quick ones fails while they are not what the routes say.

import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { pino } from 'pino'
import { readConfig } from '../../src/config.ts'
import { calendarOf } from '../../src/domain/calendar.ts'
import { createMetrics } from '../../src/http/metrics.ts'
import { buildServer } from '../../src/http/server.ts'
import type { Shop } from '../../src/http/shop.ts'
import { createCoalesce } from '../../src/postgres/coalesce.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'

const file = fileURLToPath(new URL('../src/shared/api/schema.d.ts', import.meta.url))
const head = `// The routes, answers and problems of the shop's API as types. Made by \`npm run web:types\`, never by hand.

`

export async function apiTypes(): Promise<string> {
  const { default: openapiTypes, astToString } = await import('openapi-typescript')
  const document = await readDocument()
  return head + astToString(await openapiTypes(document, { alphabetize: true, defaultNonNullable: false }))
}

export function writtenApiTypes(): string {
  return readFileSync(file, 'utf8')
}

export async function writeApiTypes(): Promise<void> {
  writeFileSync(file, await apiTypes())
}

/** The pool connects to nothing until it is asked. */
async function readDocument() {
  const nobody = () => Promise.reject(new Error('this server only describes itself'))
  const pool = createPool({ connectionString: 'postgresql://nobody', name: 'none', connectionsMax: 1 })
  const shop: Shop = {
    config: readConfig({ STOREFRONT: 'false' }),
    engine: { submit: nobody, queueDepth: () => 0, isFull: () => false, drain: async () => undefined },
    pool,
    coalesce: createCoalesce(),
    tokens: { sign: nobody, remembered: () => null, verify: nobody },
    clock: Date.now,
    newId: () => '',
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
  await app.ready()
  const document = app.swagger()
  await Promise.all([app.close(), pool.end()])
  return document as Parameters<typeof import('openapi-typescript')['default']>[0]
}
