// While instances want the same rows, a batch gathers when it has its turn, not before.

import type { Pool, PoolClient } from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { footprintOf } from '../../src/domain/footprint.ts'
import type { Store } from '../../src/engine/store.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { batchSettings, createPostgresStore } from '../../src/postgres/postgres-store.ts'
import { awaitTurn } from '../../src/postgres/turn-statements.ts'
import { chargeBalance } from '../support/commands.ts'
import { idOf } from '../support/ids.ts'
import { emptyTables, insertUsers } from '../support/shop-tables.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

const userId = idOf('user')
/** Long enough for whoever looks at what waits. */
const patientMs = 10_000
/** Much longer than a batch of one needs without waiting. */
const waitMs = 300

let testDatabase: TestDatabase
let pool: Pool
/** A batch of another instance. */
let other: PoolClient
let store: Store

beforeAll(async () => {
  testDatabase = await createTestDatabase()
  const connection = { connectionString: testDatabase.url, name: 'turns', connectionsMax: 3 }
  pool = createPool({ ...connection, settings: batchSettings })
})

afterAll(async () => {
  await pool.end()
  await testDatabase.drop()
})

beforeEach(async () => {
  await emptyTables(pool)
  await insertUsers(pool, [userId])
  other = await pool.connect()
  store = createPostgresStore(pool, patientMs)
})

afterEach(() => other.release(true))

test('a batch that met another one makes the next one gather when that one is over', async () => {
  await meetOther()
  await beginOther()
  const second = begin()
  await untilSomebodyWaitsFor(['advisory'])
  expect(second.hasGathered()).toBe(false)
  await other.query('COMMIT')
  await second.done
  expect(second.hasGathered()).toBe(true)
})

test('a batch beside one that wants other rows does not wait for it', async () => {
  await beginOther()
  const closed = countClosed()
  await begin().done
  expect(closed()).toBe(0)
  await other.query('COMMIT')
})

test('a batch whose turn does not come goes on without it, and so do the next ones', async () => {
  store = createPostgresStore(pool, 20)
  await meetOther()
  await beginOther()
  const closed = countClosed()
  await begin().done
  expect(closed()).toBe(1)
  await begin().done
  expect(closed()).toBe(1)
  await other.query('COMMIT')
})

test('a command that breaks while rows are named leaves no connection behind', async () => {
  const broken = new Error('broken')
  const gather = () => {
    throw broken
  }
  const work = () => expect.unreachable()
  for (let time = 0; time < 5; time += 1) {
    await expect(store.transact(crypto.randomUUID(), gather, work)).rejects.toBe(broken)
  }
  await begin().done
})

test('one that loses its connection while it waits for its turn has gathered nothing', async () => {
  await meetOther()
  await beginOther()
  const batch = begin()
  const lost = expect(batch.done).rejects.toMatchObject({ kind: 'transient' })
  await untilSomebodyWaitsFor(['advisory'])
  await pool.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity 
    WHERE wait_event = 'advisory' AND datname = current_database()`)
  await lost
  expect(batch.hasGathered()).toBe(false)
  await other.query('COMMIT')
})

async function beginOther(): Promise<void> {
  await other.query('BEGIN')
  await other.query(awaitTurn.text)
}

/** A batch that waits for a row that the other one has. */
async function meetOther(): Promise<void> {
  await beginOther()
  await other.query('SELECT FROM wallets WHERE user_id = $1 FOR UPDATE', [userId])
  const batch = begin()
  await untilSomebodyWaitsFor(['transactionid', 'tuple'])
  await new Promise((resolve) => setTimeout(resolve, waitMs))
  await other.query('COMMIT')
  await batch.done
}

/** A batch that looks at the wallet and changes nothing. */
function begin() {
  let hasGathered = false
  const gather = () => {
    hasGathered = true
    return footprintOf([chargeBalance({ userId })])
  }
  const done = store.transact(crypto.randomUUID(), gather, (snapshot) => ({
    snapshot,
    events: [],
    outcomes: [],
  }))
  return { done, hasGathered: () => hasGathered }
}

/** Connections that are closed from now on: one that waited for its turn in vain is. */
function countClosed(): () => number {
  let closed = 0
  pool.on('release', (error) => {
    if (error) closed += 1
  })
  return () => closed
}

async function untilSomebodyWaitsFor(events: readonly string[]): Promise<void> {
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
    AND wait_event = ANY ($1)`
  await expect.poll(async () => (await pool.query(waiting, [events])).rowCount).toBe(1)
}
