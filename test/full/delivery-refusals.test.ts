// The promises of the delivery when the platform is away or says no: events wait, poisoned ones step aside, and an
// operator can send them again.

import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { deliverBatch } from '../../src/delivery/deliver-batch.ts'
import { createGapWatch } from '../../src/delivery/gap-watch.ts'
import { type Relay, type RelayOptions, startRelay } from '../../src/delivery/relay.ts'
import { announceSink } from '../../src/postgres/outbox.ts'
import { readDelivery, requestRetry, resumeSink } from '../../src/postgres/read-delivery.ts'
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

function start(options: Partial<RelayOptions> = {}): void {
  relay = startRelay({ pool: shop.pool, sink, log, pollMs: 20, attemptsMax: 5, retryMsMin: 10, ...options })
}

const publishesOf = (id: string) =>
  sink.publishes.filter((events) => events.some((event) => event.id === id)).length

/** Adds events to the outbox; resolves to their ids, in order. */
async function append(count: number): Promise<string[]> {
  const text = `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
    SELECT gen_random_uuid(), 'order.paid', gen_random_uuid(), '{}', now()
    FROM generate_series(1, $1::int) RETURNING event_id`
  return (await shop.rows(text, [count])).map((row) => row.event_id)
}

/** The same, all about one subject. */
async function appendAbout(subject: string, count: number): Promise<string[]> {
  const text = `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
    SELECT gen_random_uuid(), 'balance.charged', $1, '{}', now() FROM generate_series(1, $2::int) RETURNING event_id`
  return (await shop.rows(text, [subject, count])).map((row) => row.event_id)
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
  expect(log.errors[0]).toMatchObject({ data: { sink: 'memory' } })
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

test('a poisoned event becomes a dead letter after five refusals, and the rest flows meanwhile', async () => {
  const ids = await append(5)
  sink.refusedIds.add(ids[2]!)
  start()
  await until(async () => expect(await stateOf()).toMatchObject({ position: 5, pending: 0 }))
  ids.push(...(await append(1)))
  await until(() => expect(sink.takenIds).toEqual(ids.filter((id) => !sink.refusedIds.has(id))))
  await until(async () => expect(await lettersOf()).toHaveLength(1))
  expect(publishesOf(ids[2]!)).toBe(5)
  const subject = (await shop.rows('SELECT subject FROM outbox WHERE position = 3'))[0].subject
  const letter = { eventId: ids[2], sink: 'memory', type: 'order.paid', subject }
  expect(await lettersOf()).toEqual([
    { ...letter, reason: 'a poisoned event', attempts: 5, deadAt: expect.any(Number) },
  ])
  const settled = { deliveredCount: 5, deadLetters: 1, waiting: 0, position: 6 }
  await until(async () => expect(await stateOf()).toMatchObject(settled))
})

test('the later events of its subject wait behind a refused event, and come in order', async () => {
  const subject = uuidv7()
  const [first, ...others] = await appendAbout(subject, 3)
  sink.refusedIds.add(first!)
  start({ attemptsMax: 1_000 })
  await until(() => expect(publishesOf(first!)).toBeGreaterThan(2))
  others.push(...(await appendAbout(subject, 2)))
  const [free] = await append(1)
  await until(() => expect(sink.takenIds).toEqual([free]))
  await until(async () => expect(await stateOf()).toMatchObject({ waiting: 5, deadLetters: 0, position: 6 }))
  sink.refusedIds.clear()
  await until(() => expect(sink.takenIds).toEqual([free, first, ...others]))
  await until(async () => expect(await stateOf()).toMatchObject({ waiting: 0, deliveredCount: 6 }))
})

test('a subject flows on without the event that was given up', async () => {
  const subject = uuidv7()
  const [first, ...others] = await appendAbout(subject, 3)
  sink.refusedIds.add(first!)
  start()
  await until(() => expect(sink.takenIds).toEqual(others))
  await until(async () => expect(await stateOf()).toMatchObject({ waiting: 0, deadLetters: 1, position: 3 }))
})

test('an outage counts against no event', async () => {
  const [id] = await append(1)
  sink.refusedIds.add(id!)
  start({ attemptsMax: 3 })
  await until(async () => expect(await stateOf()).toMatchObject({ waiting: 1 }))
  sink.isAway = true
  const before = (await shop.rows('SELECT attempts FROM parked_events'))[0].attempts
  const publishes = sink.publishes.length
  await until(() => expect(sink.publishes.length).toBeGreaterThan(publishes + 5))
  expect(await shop.rows('SELECT attempts FROM parked_events')).toEqual([{ attempts: before }])
  expect(await stateOf()).toMatchObject({ lastError: 'the platform is away', deadLetters: 0 })
})

test('a parked event that meets an outage alone does not make new events wait', async () => {
  const [id] = await append(1)
  sink.refusedIds.add(id!)
  start({ attemptsMax: 1_000_000 })
  await until(async () => expect(await stateOf()).toMatchObject({ waiting: 1 }))
  const { publish } = sink
  sink.publish = async (events) => {
    if (events.every((event) => event.id === id)) throw new Error('answered 500')
    return publish.call(sink, events)
  }
  await until(async () => expect(await stateOf()).toMatchObject({ lastError: 'answered 500' }))
  const ids = await append(3)
  await until(() => expect(sink.takenIds).toEqual(ids))
  expect(log.errors).toEqual([])
})

test('parked events that meet an outage alone are asked about with its pauses', async () => {
  const ids = await append(3)
  for (const id of ids) sink.refusedIds.add(id)
  await announceSink(shop.pool, sink.name)
  const limits = { batchSizeMax: 10, attemptsMax: 5, retryMsMin: 0 }
  const deliver = () => deliverBatch({ pool: shop.pool, sink, gaps: createGapWatch(), ...limits })
  expect(await deliver()).toMatchObject({ kind: 'delivered', more: false })
  expect(await deliver(), 'refused, so another may be due').toMatchObject({ kind: 'delivered', more: true })
  sink.isAway = true
  expect(await deliver()).toMatchObject({ kind: 'delivered', more: false })
  expect(await stateOf()).toMatchObject({ waiting: 3, lastError: 'the platform is away' })
})

test('an event that comes while the platform has no room is not given up', async () => {
  const [id] = await append(1)
  sink.publish = async (events) => {
    sink.publishes.push(events)
    return events.map((event) => ({ eventId: event.id, reason: 'answered 429', isOverload: true as const }))
  }
  start({ attemptsMax: 2 })
  await until(() => expect(publishesOf(id!)).toBeGreaterThan(6))
  expect(await stateOf()).toMatchObject({ waiting: 1, deadLetters: 0 })
})

test('events of one subject, however many, do not hold up the others', async () => {
  const crowd = await appendAbout(uuidv7(), 40)
  const others = await append(5)
  let calls = 0
  const { publish } = sink
  sink.publish = async (events) => {
    calls += 1
    if (calls > 8) expect(sink.takenIds).toEqual(expect.arrayContaining(others))
    return publish.call(sink, events)
  }
  start()
  await until(() => expect(sink.taken).toHaveLength(45))
  expect(sink.takenIds.filter((id) => crowd.includes(id))).toEqual(crowd)
})

test('a platform that wants nothing any more is left alone until an operator resumes it', async () => {
  const ids = await append(2)
  sink.isGone = true
  start()
  const disabled = { disabledAt: expect.any(Number), lastError: 'the platform is gone', pending: 2 }
  await until(async () => expect(await stateOf()).toMatchObject(disabled))
  const before = sink.publishes.length
  for (let looks = 0; looks < 5; looks += 1)
    await shop.rows('SELECT pg_sleep(0.02)').then(() => relay!.wake())
  expect(sink.publishes).toHaveLength(before)
  sink.isGone = false
  expect(await resumeSink(shop.pool, 'memory')).toBe(true)
  await until(() => expect(sink.takenIds).toEqual(ids))
  await until(async () =>
    expect(await stateOf()).toMatchObject({ disabledAt: null, lastError: null, pending: 0 }),
  )
})

test('a dead letter that is wanted again is delivered and gone', async () => {
  const [id] = await deadLetter()
  sink.refusedIds.clear()
  expect(await requestRetry(shop.pool, id!)).toBe(true)
  await until(() => expect(sink.takenIds).toEqual([id]))
  await until(async () =>
    expect(await stateOf()).toMatchObject({ deliveredCount: 1, waiting: 0, deadLetters: 0 }),
  )
})

test('a dead letter that is refused again stays, with one attempt more, until it is wanted again', async () => {
  const [id] = await deadLetter()
  for (const attempts of [6, 7]) {
    await requestRetry(shop.pool, id!)
    await until(async () => expect(await lettersOf()).toMatchObject([{ eventId: id, attempts }]))
  }
  expect(await shop.rows('SELECT retry_at FROM parked_events')).toEqual([{ retry_at: null }])
  expect(sink.publishes).toHaveLength(7)
})

test('a retry during an outage is kept', async () => {
  const [id] = await deadLetter()
  sink.isAway = true
  await requestRetry(shop.pool, id!)
  await until(async () => expect(await stateOf()).toMatchObject({ lastError: 'the platform is away' }))
  sink.isAway = false
  sink.refusedIds.clear()
  await until(() => expect(sink.takenIds).toEqual([id]))
  await until(async () => expect(await stateOf()).toMatchObject({ waiting: 0, deadLetters: 0 }))
})

test('an event that is no dead letter cannot be wanted again', async () => {
  expect(await requestRetry(shop.pool, uuidv7())).toBe(false)
})

test('shows at most a hundred dead letters, the newest first', async () => {
  await announceSink(shop.pool, 'memory')
  await append(150)
  await shop.rows(`INSERT INTO parked_events (event_id, sink, position, subject, reason, attempts, parked_at)
    SELECT event_id, 'memory', position, subject, 'no', 5, now() FROM outbox`)
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
