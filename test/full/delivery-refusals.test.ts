// The promises of the delivery when the platform is away or says no: events wait, poisoned ones step aside, and an
// operator can send them again.

import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Relay, startRelay } from '../../src/delivery/relay.ts'
import { readDelivery, requestRetry } from '../../src/postgres/read-delivery.ts'
import { type LiveShop, memoryLog, openLiveShop, patience } from '../support/live-shop.ts'
import { MemorySink } from '../support/memory-sink.ts'

let shop: LiveShop
let sink: MemorySink
let log: ReturnType<typeof memoryLog>
let relay: Relay | undefined

beforeEach(async () => {
  shop = await openLiveShop()
  sink = new MemorySink()
  log = memoryLog()
})

afterEach(async () => {
  await relay?.stop()
  await shop.close()
})

function start(): void {
  relay = startRelay({ pool: shop.pool, sink, log, pollMs: 20 })
}

/** Adds events to the outbox; resolves to their ids, in order. */
async function append(count: number): Promise<string[]> {
  const text = `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
    SELECT gen_random_uuid(), 'order.paid', gen_random_uuid(), '{}', now()
    FROM generate_series(1, $1::int) RETURNING event_id`
  return (await shop.rows(text, [count])).map((row) => row.event_id)
}

const stateOf = async () => (await readDelivery(shop.pool)).sinks[0]!
const lettersOf = async () => (await readDelivery(shop.pool)).deadLetters
const until = (check: () => unknown) => vi.waitFor(check, patience)

test('an outage is recorded, and everything is delivered after it, once and in order', async () => {
  sink.isAway = true
  const ids = await append(3)
  start()
  await until(async () => {
    const oldestPendingAt = expect.any(Number)
    const expected = { lastError: 'the platform is away', pending: 3, deliveredCount: 0, oldestPendingAt }
    expect(await stateOf()).toMatchObject(expected)
  })
  ids.push(...(await append(2)))
  sink.isAway = false
  await until(() => expect(sink.takenIds).toEqual(ids))
  await until(async () =>
    expect(await stateOf()).toMatchObject({ lastError: null, pending: 0, deadLetters: 0 }),
  )
  expect(log.errors[0]).toMatchObject({ data: { sink: 'memory', failures: 1 } })
})

test('a wake does not cut the pause of an outage short', async () => {
  sink.isAway = true
  await append(1)
  start()
  await until(() => expect(sink.publishes.length).toBeGreaterThanOrEqual(2))
  const pausing = log.errors.length
  for (let wakes = 0; wakes < 1_000; wakes += 1) {
    relay!.wake()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const pauses = log.errors.map(({ data }) => (data as { pauseMs: number }).pauseMs)
  expect(sink.publishes.length).toBeLessThanOrEqual(pausing + 1)
  expect(pauses[1]).toBeGreaterThanOrEqual(250)
})

test('a database that is away is an outage like any other', async () => {
  start()
  await until(async () => expect(await stateOf()).toBeDefined())
  await shop.rows('ALTER TABLE outbox RENAME TO outbox_away')
  await until(() => expect(log.errors.length).toBeGreaterThan(0))
  await shop.rows('ALTER TABLE outbox_away RENAME TO outbox')
  const ids = await append(1)
  await until(() => expect(sink.takenIds).toEqual(ids))
})

test('a poisoned event becomes a dead letter after five publishes, and the rest flows', async () => {
  const ids = await append(5)
  sink.refusedIds.add(ids[2]!)
  start()
  await until(async () => expect((await stateOf()).position).toBe(5))
  ids.push(...(await append(1)))
  await until(() => expect(sink.takenIds).toEqual(ids.filter((id) => !sink.refusedIds.has(id))))
  expect(sink.publishes.filter((events) => events.some(({ id }) => id === ids[2]))).toHaveLength(5)
  const subject = (await shop.rows('SELECT subject FROM outbox WHERE position = 3'))[0].subject
  const letter = { eventId: ids[2], sink: 'memory', type: 'order.paid', subject }
  expect(await lettersOf()).toEqual([
    { ...letter, reason: 'a poisoned event', attempts: 5, deadAt: expect.any(Number) },
  ])
  await until(async () =>
    expect(await stateOf()).toMatchObject({ deliveredCount: 5, deadLetters: 1, position: 6 }),
  )
})

test('a dead letter that is wanted again is delivered and gone', async () => {
  const [id] = await deadLetter()
  sink.refusedIds.clear()
  expect(await requestRetry(shop.pool, id!)).toBe(true)
  await until(async () => expect(await lettersOf()).toEqual([]))
  expect(sink.takenIds).toEqual([id])
  expect(await stateOf()).toMatchObject({ deliveredCount: 1, deadLetters: 0 })
})

test('a dead letter that is refused again stays, with one attempt more, until it is wanted again', async () => {
  const [id] = await deadLetter()
  for (const attempts of [6, 7]) {
    await requestRetry(shop.pool, id!)
    await until(async () => expect(await lettersOf()).toMatchObject([{ eventId: id, attempts }]))
  }
  expect(await shop.rows('SELECT retry_requested_at FROM dead_letters')).toEqual([
    { retry_requested_at: null },
  ])
  expect(sink.publishes).toHaveLength(7)
})

test('a retry during an outage is kept', async () => {
  const [id] = await deadLetter()
  sink.isAway = true
  await requestRetry(shop.pool, id!)
  await until(async () => expect(await stateOf()).toMatchObject({ lastError: 'the platform is away' }))
  sink.isAway = false
  sink.refusedIds.clear()
  await until(async () => expect(await lettersOf()).toEqual([]))
  expect(sink.takenIds).toEqual([id])
})

test('an event that is no dead letter cannot be wanted again', async () => {
  expect(await requestRetry(shop.pool, uuidv7())).toBe(false)
})

test('shows at most a hundred dead letters, the newest first', async () => {
  await append(150)
  await shop.rows(`INSERT INTO dead_letters (event_id, sink, position, reason, attempts, dead_at)
    SELECT event_id, 'memory', position, 'no', 5, now() FROM outbox`)
  const letters = await lettersOf()
  expect(letters).toHaveLength(100)
  const newest = await shop.rows('SELECT event_id FROM outbox WHERE position = 150')
  expect(letters[0]).toMatchObject({ eventId: newest[0].event_id })
})

/** A relay that has just given up one event. */
async function deadLetter(): Promise<string[]> {
  const ids = await append(1)
  sink.refusedIds.add(ids[0]!)
  start()
  await until(async () => expect(await lettersOf()).toHaveLength(1))
  return ids
}
