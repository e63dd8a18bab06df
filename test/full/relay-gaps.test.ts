// What the relay does at a gap in the positions of the outbox: it skips what was rolled back, and never what could still
// be committed.

import type pg from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Relay, startRelay } from '../../src/delivery/relay.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { announceSink, relaySettings } from '../../src/postgres/outbox.ts'
import { readSinks } from '../../src/postgres/read-delivery.ts'
import { type LiveShop, memoryLog, openLiveShop, patience } from '../support/live-shop.ts'
import { MemorySink } from '../support/memory-sink.ts'

let shop: LiveShop
let pool: pg.Pool
let connects: { readonly mock: { readonly calls: readonly unknown[] } }
let sink: MemorySink
let relay: Relay | undefined
let clients: pg.PoolClient[]

beforeEach(async () => {
  shop = await openLiveShop()
  pool = createPool({ connectionString: shop.url, name: 'relay', connectionsMax: 4, settings: relaySettings })
  connects = vi.spyOn(pool, 'connect')
  sink = new MemorySink()
  clients = []
})

afterEach(async () => {
  await relay?.stop()
  for (const client of clients) client.release()
  await pool.end()
  await shop.close()
})

function start(): void {
  relay = startRelay({ pool, sink, log: memoryLog(), pollMs: 20 })
}

/** Adds events to the outbox; resolves to their ids, in order. */
async function append(count: number, client: pg.Pool | pg.PoolClient = shop.pool): Promise<string[]> {
  const { rows } = await client.query(
    `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
      SELECT gen_random_uuid(), 'order.paid', gen_random_uuid(), '{"total":1}', now()
      FROM generate_series(1, $1::int) RETURNING event_id`,
    [count],
  )
  return rows.map((row) => row.event_id)
}

const untilTaken = (ids: readonly string[]) => vi.waitFor(() => expect(sink.takenIds).toEqual(ids), patience)

/** A transaction as a batch is one: it has its id before it adds events. */
async function beginWriting(): Promise<pg.PoolClient> {
  const client = await shop.pool.connect()
  clients.push(client)
  await client.query('BEGIN')
  await client.query('SELECT pg_current_xact_id()')
  return client
}

/** Until the relay has looked again and again: it opens one transaction a time. */
async function untilLookedAt(): Promise<void> {
  const before = connects.mock.calls.length
  await vi.waitFor(() => expect(connects.mock.calls.length).toBeGreaterThan(before + 6), patience)
}

test('a gap that a rolled-back transaction left is skipped', async () => {
  const first = await append(1)
  const writer = await beginWriting()
  await append(2, writer)
  const last = await append(1)
  start()
  await untilTaken(first)
  await writer.query('ROLLBACK')
  await untilTaken([...first, ...last])
  const settled = expect.objectContaining({ position: 4, pending: 0 })
  await vi.waitFor(async () => expect(await readSinks(shop.pool)).toEqual([settled]), patience)
})

test('a gap that a running transaction holds is waited for', async () => {
  const writer = await beginWriting()
  const held = await append(2, writer)
  const visible = await append(1)
  start()
  await untilLookedAt()
  expect(sink.taken).toEqual([])
  await writer.query('COMMIT')
  await untilTaken([...held, ...visible])
})

test('a gap is waited for also when its holder is younger than everything that has ended', async () => {
  await announceSink(pool, sink.name)
  const older = await beginWriting()
  const younger = await beginWriting()
  const held = await append(1, younger)
  const visible = await append(1, older)
  await older.query('COMMIT')
  start()
  await untilLookedAt()
  expect(sink.taken).toEqual([])
  await younger.query('COMMIT')
  await untilTaken([...held, ...visible])
})

test('a gap does not stop what comes before it', async () => {
  const before = await append(2)
  const writer = await beginWriting()
  const held = await append(1, writer)
  const after = await append(2)
  start()
  await untilTaken(before)
  await writer.query('COMMIT')
  await untilTaken([...before, ...held, ...after])
})

test('what was known of gaps is forgotten at a fail-over, whose first positions are drawn anew', async () => {
  await append(10)
  const lost = await beginWriting()
  await append(10, lost)
  await lost.query('ROLLBACK')
  await append(1)
  start()
  const cursor = async () => (await readSinks(shop.pool))[0]
  await vi.waitFor(async () => expect(await cursor()).toMatchObject({ position: 21, pending: 0 }), patience)
  // What a standby has that lost the end of the log, while the relay cannot look in between.
  const standby = await shop.pool.connect()
  clients.push(standby)
  await standby.query('BEGIN; LOCK TABLE delivery_cursors IN ACCESS EXCLUSIVE MODE')
  await standby.query('DELETE FROM outbox WHERE position > 10')
  await standby.query('UPDATE delivery_cursors SET position = 10')
  await standby.query("SELECT setval(pg_get_serial_sequence('outbox', 'position'), 10)")
  await standby.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE application_name = 'jangteo-relay' AND datname = current_database()`)
  const slow = await beginWriting()
  const held = await append(1, slow)
  const quick = await append(1)
  await standby.query('COMMIT')
  await untilLookedAt()
  expect(await cursor()).toMatchObject({ position: 10 })
  await slow.query('COMMIT')
  await vi.waitFor(() => expect(sink.takenIds.slice(-2)).toEqual([...held, ...quick]), patience)
})
