// The promises of the delivery on a real database: nothing lost, in order, whatever crashes, is away or refuses.

import type pg from 'pg'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Relay, type RelayOptions, startRelay } from '../../src/delivery/relay.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { relaySettings } from '../../src/postgres/outbox.ts'
import { readDelivery, readOutboxLag } from '../../src/postgres/read-delivery.ts'
import { type LiveShop, memoryLog, openLiveShop, patience } from '../support/live-shop.ts'
import { MemorySink } from '../support/memory-sink.ts'

const later = { pollMs: 3_600_000 }

let shop: LiveShop
let pool: pg.Pool
let sink: MemorySink
let log: ReturnType<typeof memoryLog>
let relays: Relay[]

beforeEach(async () => {
  shop = await openLiveShop()
  pool = createPool({ connectionString: shop.url, name: 'relay', connectionsMax: 4, settings: relaySettings })
  sink = new MemorySink()
  log = memoryLog()
  relays = []
})

afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()))
  await pool.end()
  await shop.close()
})

function start(options: Partial<RelayOptions> = {}): Relay {
  const relay = startRelay({ pool, sink, log, pollMs: 20, ...options })
  relays.push(relay)
  return relay
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

const untilTaken = (ids: readonly string[]) =>
  vi.waitFor(() => expect(sink.takenIds).toEqual(ids), { ...patience, interval: 5 })

async function sinkState() {
  const { sinks } = await readDelivery(shop.pool)
  return sinks.find((state) => state.sink === sink.name)!
}

const untilPosition = (position: number) =>
  vi.waitFor(async () => expect((await sinkState()).position).toBe(position), patience)

describe('the relay', () => {
  test('that looked for events while there were none reads only what it delivers once there are many', async () => {
    await shop.pool.query('VACUUM (ANALYZE)')
    const outboxReads = async () => {
      const { rows } = await shop.pool.query(`SELECT seq_scan + idx_scan AS looks, seq_tup_read AS read,
        idx_tup_fetch AS found FROM pg_stat_user_tables WHERE relname = 'outbox'`)
      return rows[0]
    }
    start({ batchSizeMax: 500, pollMs: 5 })
    // More than PostgreSQL needs to settle on a plan.
    await vi.waitFor(async () => expect((await outboxReads()).looks).toBeGreaterThan(20), patience)
    const ids = await append(20_000)
    await untilTaken(ids)
    await vi.waitFor(async () => expect((await outboxReads()).found).toBe(ids.length), patience)
    // PostgreSQL's own summary for `outbox_occurred_idx` may read each row once; the relay reads none in order.
    expect((await outboxReads()).read).toBeLessThanOrEqual(ids.length)
  })

  test('delivers paid and cancelled orders in order, each as its envelope', async () => {
    const at = Date.parse('2026-01-31T12:00:00+09:00')
    const userId = await shop.addUser({ balance: 1_000_000, at })
    const productId = await shop.addProduct({ price: 1_000, stock: 100, at })
    start()
    const orders = await Promise.all(Array.from({ length: 20 }, () => shop.order({ userId, productId, at })))
    await Promise.all(orders.map(({ id }) => shop.cancel(id, at)))
    const taken = (type: string) => sink.taken.filter((event) => event.type.startsWith(type))
    await vi.waitFor(() => expect(taken('jangteo.order.')).toHaveLength(40), patience)
    for (const { id } of orders) {
      const types = sink.taken.filter(({ subject }) => subject === id).map(({ type }) => type)
      expect(types).toEqual(['jangteo.order.paid.v1', 'jangteo.order.cancelled.v1'])
    }
    const { data, ...envelope } = JSON.parse(taken('jangteo.order.paid')[0]!.json)
    expect(envelope).toMatchObject({ source: '/jangteo', time: '2026-01-31T03:00:00.000Z' })
    expect(data).toMatchObject({ userId, items: [{ productId, quantity: 1, amount: 1_000 }] })
  })

  test('delivers as soon as it is woken, and by itself at the next poll', async () => {
    const relay = start(later)
    await untilPosition(0)
    const ids = await append(3)
    relay.wake()
    await untilTaken(ids)
    await relay.stop()
    start({ pollMs: 20 })
    await untilTaken([...ids, ...(await append(2))])
  })

  test('delivers a backlog in batches of its limit without waiting between them', async () => {
    const ids = await append(1_050)
    start({ ...later, batchSizeMax: 100 })
    await untilTaken(ids)
    expect(Math.max(...sink.publishes.map((events) => events.length))).toBe(100)
    await untilPosition(1_050)
    expect(await sinkState()).toEqual({
      sink: 'memory',
      inUse: true,
      position: 1_050,
      pending: 0,
      oldestPendingAt: null,
      deliveredCount: 1_050,
      rate: expect.any(Number),
      lastError: null,
      disabledAt: null,
      waiting: 0,
      deadLetters: 0,
    })
  })

  test('stop finishes the delivery under way, then closes the sink', async () => {
    const ids = await append(2)
    const relay = start()
    await untilTaken(ids)
    await relay.stop()
    expect(sink.closes).toBe(1)
    expect((await sinkState()).position).toBe(2)
    relay.wake()
    await append(1)
    expect((await readOutboxLag(shop.pool)).pending).toBe(1)
    expect(sink.taken).toHaveLength(2)
  })

  test('a new sink starts with the oldest event there is', async () => {
    await append(3)
    await shop.pool.query('DELETE FROM outbox WHERE position < 3')
    const [id] = await shop.rows('SELECT event_id FROM outbox')
    start()
    await untilTaken([id.event_id])
  })
})

describe('a crash', () => {
  test('between publish and commit repeats events and loses none', async () => {
    const ids = await append(3)
    let crashes = 1
    sink.beforeAnswer = async () => {
      if (crashes-- > 0) await killRelaySession()
    }
    start()
    await untilTaken([...ids, ...ids])
    await untilPosition(3)
    expect(log.errors).toHaveLength(1)
    expect((await sinkState()).deliveredCount).toBe(3)
  })

  test('of an instance leaves the cursor to another one', async () => {
    const ids = await append(3)
    const hung = new MemorySink()
    const death = Promise.withResolvers<void>()
    hung.beforeAnswer = () => death.promise
    const crashed = start({ sink: hung })
    await vi.waitFor(() => expect(hung.taken).toHaveLength(3), patience)
    start()
    await append(1).then((more) => ids.push(...more))
    expect(sink.taken).toEqual([])
    await killRelaySession()
    await untilTaken(ids)
    death.resolve()
    await crashed.stop()
  })

  /** Ends the session that holds the lock of the sink, as if its process had died. */
  async function killRelaySession(): Promise<void> {
    const killed = await shop.rows(
      `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    )
    expect(killed).toHaveLength(1)
  }
})

describe('two relays of one sink', () => {
  test('deliver each event once, in order', async () => {
    start()
    start()
    const ids: string[] = []
    for (let round = 0; round < 40; round += 1) {
      ids.push(...(await append(5)))
      for (const relay of relays) relay.wake()
    }
    await untilTaken(ids)
    await Promise.all(relays.map((relay) => relay.stop()))
    expect(sink.takenIds).toEqual(ids)
  })

  test('under writers at once, some of which give up, lose nothing that was committed', async () => {
    start()
    start({ batchSizeMax: 7 })
    const committed = await Promise.all(Array.from({ length: 4 }, (_, index) => write(index)))
    await vi.waitFor(() => expect(sink.taken).toHaveLength(committed.flat().length), patience)
    const order = await shop.rows('SELECT event_id FROM outbox ORDER BY position')
    expect(sink.takenIds).toEqual(order.map((row) => row.event_id))
  })

  async function write(writer: number): Promise<string[]> {
    const ids: string[] = []
    const client = await shop.pool.connect()
    for (let round = 0; round < 40; round += 1) {
      await client.query('BEGIN; SELECT pg_current_xact_id()')
      const added = await append(3, client)
      for (const relay of relays) relay.wake()
      const gaveUp = (round + writer) % 4 === 0
      await client.query(gaveUp ? 'ROLLBACK' : 'COMMIT')
      if (!gaveUp) ids.push(...added)
    }
    client.release()
    return ids
  }

  test('of two sinks, one of which is away, do not hold up each other', async () => {
    const away = new MemorySink('away')
    away.isAway = true
    const ids = await append(3)
    start({ sink: away })
    start()
    await untilTaken(ids)
    await untilPosition(3)
    const sinks = (await readDelivery(shop.pool)).sinks.map(({ sink, pending }) => ({ sink, pending }))
    expect(sinks).toEqual([
      { sink: 'away', pending: 3 },
      { sink: 'memory', pending: 0 },
    ])
    expect((await readOutboxLag(shop.pool)).pending).toBe(3)
  })
})
