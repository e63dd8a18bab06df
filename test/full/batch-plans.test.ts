// What docs/adr/0018 promises: a plan of the engine made while every table was empty, and known to be, still finds its
// rows by key when the tables have grown. PostgreSQL is asked for the plans themselves, so nothing here waits or times.

import type { Pool, QueryConfig } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uuidArray } from '../../src/postgres/binary-array.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import * as loads from '../../src/postgres/load-statements.ts'
import { batchSettings } from '../../src/postgres/postgres-store.ts'
import * as saves from '../../src/postgres/save-statements.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

type Plan = {
  readonly 'Node Type': string
  readonly 'Index Name'?: string
  readonly 'Index Cond'?: string
  readonly 'Relation Name'?: string
  readonly Plans?: readonly Plan[]
}

const none = uuidArray([])
const lists = { products: none, orders: none, carts: none }
const statements: readonly QueryConfig[] = [
  loads.lockWallets(none, none),
  loads.lockCoupons(none),
  loads.lockStocks(lists),
  loads.loadProducts(none, none),
  loads.loadOrders(none),
  loads.loadUserCoupons(none, none),
  loads.loadCouponTerms(none),
  loads.loadCarts(none),
  loads.countIssued([]),
  loads.sumFundings([]),
  loads.loadOutcomes([]),
  ...Object.values(saves).flatMap((save) => (typeof save === 'function' ? [save([] as never)] : [])),
]

let database: TestDatabase
let pool: Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({
    connectionString: database.url,
    name: 'plans',
    connectionsMax: 1,
    settings: batchSettings,
  })
  await pool.query('VACUUM (ANALYZE)')
})

afterAll(async () => {
  await pool.end()
  await database.drop()
})

/** Every place where a plan reads a table, with how it finds the rows. */
function tableReads(plan: Plan): string[] {
  const below = (plan.Plans ?? []).flatMap(tableReads)
  const name = plan['Relation Name'] ?? plan['Index Name']
  const readsHere = plan['Node Type'].includes('Scan') && name !== undefined
  // A bitmap heap scan reads what the index scan below it found.
  if (!readsHere || plan['Node Type'] === 'Bitmap Heap Scan') return below
  return [`${plan['Node Type']} on ${name}, ${plan['Index Cond'] ? 'by key' : 'everything'}`, ...below]
}

describe('a plan made on empty tables', () => {
  test.each(statements.map((statement) => [statement.name!, statement.text] as const))(
    'finds its rows by key: %s',
    async (_name, text) => {
      const { rows } = await pool.query(`EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`)
      const [{ Plan: plan }] = rows[0]['QUERY PLAN'] as [{ Plan: Plan }]
      expect(tableReads(plan).filter((read) => !read.endsWith('by key'))).toEqual([])
    },
  )
})
