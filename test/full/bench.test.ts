// What a figure of the bench stands on: shop and baseline do the same job, both books verify after it, a difference
// fails the run, and the command says what it cannot do. How fast anything was is not looked at.

import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { compare } from '../../bench/compare.ts'
import { type DatabaseServer, openDatabaseServer } from '../../bench/database-server.ts'
import { comparisonTable } from '../../bench/report.ts'
import { scenarios } from '../../bench/scenarios.ts'
import { openSite, type Round } from '../../bench/site.ts'

const brief = { clients: 8, seconds: 1, rounds: 1, warmUp: 1, shopOnly: false, progress: () => undefined }

let database: DatabaseServer

beforeAll(async () => {
  database = await openDatabaseServer(inject('databaseUrl'))
})

afterAll(() => database.stop())

describe('shop and baseline', () => {
  test.each(['hot', 'five-lines', 'charge', 'issue'])(
    'accept all of %s, and their books verify',
    async (name) => {
      const { shop, baseline } = await compare(name, scenarios[name]!, { ...brief, database })
      for (const round of [...shop, ...baseline]) {
        expect(Object.keys(round.outcomes)).toEqual(['201'])
        expect(round.answers).toBeGreaterThan(0)
      }
      expect(shop[0]!.batchSize).toBeGreaterThanOrEqual(1)
      expect(baseline[0]!.batchSize).toBeNull()
    },
  )
})

test('past orders leave books that verify, and a difference is named', async () => {
  const scenario = { ...scenarios.history!, productsTotal: 50, pastOrders: 20_000 }
  const site = await openSite({ kind: 'shop', database, scenario, requestsMax: 0 })
  await site.measure({ clients: 4, seconds: 1 })
  await site.verify()
  await site.pool.query(
    'UPDATE wallets SET balance = balance + 1 WHERE user_id = (SELECT min(user_id::text)::uuid FROM wallets)',
  )
  await expect(site.verify()).rejects.toThrow('wallets equal their entries')
  await site.close()
})

test('a ratio is the median of what each round was of its neighbour', () => {
  const quantiles = { p50: 1, p95: 1, p99: 1, max: 1 }
  const unmeasured = { cpu: { server: 1, database: null, load: 1 }, batchSize: null }
  const round = (perSecond: number): Round => ({
    perSecond,
    answers: 1,
    refusalMs: quantiles,
    latencyMs: quantiles,
    outcomes: {},
    ...unmeasured,
  })
  // The machine slowed down in between: the medians of all rounds, 100 and 40, were never neighbours.
  const table = comparisonTable([
    {
      scenario: 'hot',
      title: 'hot',
      clients: 1,
      shop: [300, 100, 90].map(round),
      baseline: [],
      storedProcedure: [100, 30, 40],
    },
  ])
  expect(table).toContain('3.0× (2.3–3.3)')
})

test('the command names a scenario or a number it does not know', async () => {
  const program = fileURLToPath(new URL('../../bench/main.ts', import.meta.url))
  const run = (...options: string[]) => promisify(execFile)(process.execPath, [program, ...options])
  await expect(run('--scenario', 'nothing')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('no scenario nothing'),
  })
  await expect(run('--seconds', '0')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--seconds must be a whole number'),
  })
})
