// The store on PostgreSQL and the one in memory agree: the same random histories, cut into the same batches and
// sent through the same engine, give everybody the same outcomes and leave the same rows in every table.

import * as fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import { createEngine } from '../../src/engine/engine.ts'
import type { Store } from '../../src/engine/store.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { batchSettings, createPostgresStore } from '../../src/postgres/postgres-store.ts'
import { chargeBalance, refundBalance } from '../support/commands.ts'
import type { Database } from '../support/fake-database.ts'
import { createFakeStore } from '../support/fake-store.ts'
import { databaseOf } from '../support/given.ts'
import { type History, histories, userIds } from '../support/history.ts'
import { idOf } from '../support/ids.ts'
import { dayMs, hourMs, noon, wallet } from '../support/rows.ts'
import { emptyTables, insertUsers, readTables } from '../support/shop-tables.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let testDatabase: TestDatabase
let pool: Pool

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  pool = createPool({
    connectionString: testDatabase.url,
    name: 'store-agreement',
    connectionsMax: 2,
    settings: batchSettings,
  })
})

afterAll(async () => {
  await pool.end()
  await testDatabase.drop()
})

test('PostgreSQL and the store in memory give the same outcomes and keep the same rows', async () => {
  await fc.assert(
    fc.asyncProperty(histories({ min: 40, max: 80 }), async ({ batches }: History) => {
      const database = databaseOf({ wallets: userIds.map((userId) => wallet({ userId })) })
      const expected = await answersTo(batches, createFakeStore({ database }))
      await emptyTables(pool)
      await insertUsers(pool, userIds)
      expect(await answersTo(batches, createPostgresStore(pool))).toEqual(expected)
      expect(await readTables(pool)).toEqual(inTableOrder(database))
    }),
    { numRuns: 50, interruptAfterTimeLimit: 40_000 },
  )
})

test('two refunds of one moment in one batch share one limit', async () => {
  await emptyTables(pool)
  await insertUsers(pool, userIds)
  const refunds = [
    refundBalance({ amount: 6_000 }),
    refundBalance({ amount: 6_000, entryId: idOf('entry', 2) }),
  ]
  const charges = [chargeBalance({ amount: 10_000, entryId: idOf('entry', 3), now: noon - hourMs })]
  charges.push(chargeBalance({ amount: 10_000, entryId: idOf('entry', 4), now: noon - 8 * dayMs }))
  const answers = await answersTo([charges, refunds], createPostgresStore(pool))
  expect(answers.slice(2)).toMatchObject([
    { outcome: { ok: true, result: { balance: 14_000 } } },
    { outcome: { rejection: { code: 'refund-exceeds-refundable', refundable: 4_000 } } },
  ])
})

test('a batch that was once called lost stays lost, however often the store is asked', async () => {
  const store = createPostgresStore(pool)
  const batchId = crypto.randomUUID()
  expect(await store.settle(batchId)).toBe(false)
  expect(await store.settle(batchId)).toBe(false)
})

test('a command that cannot be stored fails alone, although half of its batch was on its way', async () => {
  await emptyTables(pool)
  const shoppers = Array.from({ length: 200 }, (_, n) => idOf('user', n + 1))
  await insertUsers(pool, shoppers)
  const engine = createEngine({ store: createPostgresStore(pool), newId: () => crypto.randomUUID() })
  const charges = shoppers.map((userId, n) =>
    chargeBalance({ userId, entryId: n === 100 ? 'no id' : idOf('entry', n + 1) }),
  )
  const answers = await Promise.allSettled(charges.map((command) => engine.submit(command)))
  await engine.drain()
  const failed = answers.flatMap((answer) => (answer.status === 'rejected' ? [String(answer.reason)] : []))
  expect(failed).toEqual([expect.stringContaining('an id is a UUID')])
  const { wallets, entries } = await readTables(pool)
  expect(entries).toHaveLength(199)
  expect([...wallets.values()].filter(({ balance }) => balance === 10_000)).toHaveLength(199)
})

/** What is submitted together waits for one turn of the event loop and travels as one batch. */
async function answersTo(batches: readonly Command[][], store: Store): Promise<unknown[]> {
  const sizes: number[] = []
  const onBatch = ({ size }: { size: number }) => sizes.push(size)
  const batchIds: string[] = []
  const newId = () => {
    batchIds.push(crypto.randomUUID())
    return batchIds.at(-1)!
  }
  const engine = createEngine({ store, newId, onBatch })
  const answers: unknown[] = []
  for (const batch of batches) {
    answers.push(...(await Promise.all(batch.map((command) => engine.submit(command)))))
  }
  await engine.drain()
  expect(sizes).toEqual(batches.map((batch) => batch.length))
  // A batch that fails is run again one by one, which would hide what is broken about it.
  expect(batchIds).toHaveLength(batches.length)
  return answers
}

function inTableOrder(database: Database): Database {
  const entries = database.entries.toSorted((a, b) => compare(a.userId, b.userId) || a.seq - b.seq)
  const adjustments = database.adjustments.toSorted((a, b) => compare(a.adjustmentId, b.adjustmentId))
  return { ...database, entries, adjustments }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
