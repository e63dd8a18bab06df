// The promises of a replay: what was delivered comes again, with the same ids, in order, and nothing else is disturbed.

import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Relay, startRelay } from '../../src/delivery/relay.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import {
  readSinks,
  removeSink,
  requestOrderReplay,
  requestReplay,
  resumeSink,
} from '../../src/postgres/read-delivery.ts'
import { type LiveShop, memoryLog, openLiveShop, patience } from '../support/live-shop.ts'
import { MemorySink } from '../support/memory-sink.ts'

const minuteMs = 60_000

let shop: LiveShop
let sink: MemorySink
let relay: Relay | undefined
let now: number

beforeEach(async () => {
  shop = await openLiveShop()
  sink = new MemorySink()
  now = Date.now()
  relay = startRelay({ pool: shop.pool, sink, log: memoryLog(), pollMs: 20 })
})

afterEach(async () => {
  await relay?.stop()
  await shop.close()
})

/**
 * Adds events, a minute apart, the last of them now; resolves to their ids when they are delivered and the cursor says so:
 * until then a replay is one of what was not delivered yet.
 */
async function delivered(count: number): Promise<string[]> {
  const text = `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
    SELECT gen_random_uuid(), 'order.paid', gen_random_uuid(), '{}', $1::timestamptz - ($2 - n) * interval '1 minute'
    FROM generate_series(1, $2::int) n RETURNING event_id`
  const ids = (await shop.rows(text, [new Date(now), count])).map((row) => row.event_id)
  await untilTaken(ids)
  await untilSettled()
  return ids
}

const untilTaken = (ids: readonly string[]) => vi.waitFor(() => expect(sink.takenIds).toEqual(ids), patience)
const untilSettled = () =>
  vi.waitFor(async () => {
    expect((await readSinks(shop.pool))[0]).toMatchObject({ pending: 0, waiting: 0 })
    expect(await shop.count('delivery_replays')).toBe(0)
  }, patience)

test('of everything since a time delivers that again, with the same ids', async () => {
  const ids = await delivered(5)
  expect(await requestReplay(shop.pool, 'memory', now - 2 * minuteMs)).toBe(true)
  await untilTaken([...ids, ...ids.slice(2)])
  await untilSettled()
})

test('since before everything delivers all of it, and since later than everything nothing', async () => {
  const ids = await delivered(3)
  expect(await requestReplay(shop.pool, 'memory', now + minuteMs)).toBe(true)
  await untilSettled()
  await requestReplay(shop.pool, 'memory', 0)
  await untilTaken([...ids, ...ids])
  await untilSettled()
})

test('never skips what was not delivered yet', async () => {
  const ids = await delivered(2)
  await vi.waitFor(
    async () => expect((await readSinks(shop.pool))[0]).toMatchObject({ position: 2 }),
    patience,
  )
  await relay!.stop()
  const text = `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
    SELECT gen_random_uuid(), 'order.paid', gen_random_uuid(), '{}', $1 FROM generate_series(1, 3) RETURNING event_id`
  const late = (await shop.rows(text, [new Date(now - 5 * minuteMs)])).map((row) => row.event_id)
  await requestReplay(shop.pool, 'memory', now + minuteMs)
  relay = startRelay({ pool: shop.pool, sink, log: memoryLog(), pollMs: 20 })
  await untilTaken([...ids, ...late])
})

test('of one order delivers its events again, and nothing else', async () => {
  const userId = await shop.addUser({ balance: 100_000, at: now })
  const productId = await shop.addProduct({ price: 1_000, stock: 100, at: now })
  const [order] = await Promise.all([1, 2, 3].map(() => shop.order({ userId, productId, at: now })))
  await shop.cancel(order!.id, now + 1)
  const ofOrder = () => sink.taken.filter(({ subject }) => subject === order!.id).map(({ type }) => type)
  const told = ['jangteo.order.paid.v1', 'jangteo.order.cancelled.v1']
  await vi.waitFor(() => expect(ofOrder()).toEqual(told), patience)
  await untilSettled()
  const before = sink.taken.length
  expect(await requestOrderReplay(shop.pool, 'memory', order!.id)).toBe(true)
  await vi.waitFor(() => expect(ofOrder()).toEqual([...told, ...told]), patience)
  await untilSettled()
  expect(sink.taken).toHaveLength(before + 2)
  expect(new Set(sink.takenIds).size).toBe(before)
})

test('of an order that was paid and cancelled in one moment delivers both events again', async () => {
  const userId = await shop.addUser({ balance: 100_000, at: now })
  const productId = await shop.addProduct({ price: 1_000, stock: 100, at: now })
  const { id } = await shop.order({ userId, productId, at: now })
  await shop.cancel(id, now)
  const ofOrder = () => sink.taken.filter(({ subject }) => subject === id)
  await vi.waitFor(() => expect(ofOrder()).toHaveLength(2), patience)
  await untilSettled()
  await requestOrderReplay(shop.pool, 'memory', id)
  await vi.waitFor(() => expect(ofOrder()).toHaveLength(4), patience)
  await untilSettled()
})

test('never makes an operator wait for the platform', async () => {
  const ids = await delivered(3)
  await untilSettled()
  const answer = Promise.withResolvers<void>()
  const settings = { settings: ['lock_timeout=2s'], connectionsMax: 1 }
  const impatient = createPool({ connectionString: shop.url, name: 'operator', ...settings })
  sink.beforeAnswer = () => answer.promise
  await requestReplay(shop.pool, 'memory', 0)
  await untilTaken([...ids, ...ids])
  try {
    expect(await requestReplay(impatient, 'memory', 0), 'once more, while the first is under way').toBe(true)
    expect(await resumeSink(impatient, 'memory'), 'what is not disabled').toBe(true)
  } finally {
    answer.resolve()
    await impatient.end()
  }
  await untilTaken([...ids, ...ids, ...ids])
  await untilSettled()
})

test('of an unknown sink is none', async () => {
  expect(await requestReplay(shop.pool, 'nowhere', 0)).toBe(false)
  expect(await requestOrderReplay(shop.pool, 'nowhere', uuidv7())).toBe(false)
})

test('a sink that is removed keeps no events any more', async () => {
  await delivered(2)
  await relay!.stop()
  await requestReplay(shop.pool, 'memory', 0)
  expect(await removeSink(shop.pool, 'memory')).toBe('in-use')
  await shop.pool.query("UPDATE delivery_cursors SET announced_at = now() - interval '3 minutes'")
  expect(await removeSink(shop.pool, 'memory')).toBe('removed')
  expect(await readSinks(shop.pool)).toEqual([])
  expect(await shop.count('delivery_replays')).toBe(0)
  expect(await removeSink(shop.pool, 'memory')).toBe('not-found')
})
