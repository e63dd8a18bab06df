// The promises of the purge: what has served its time goes, nothing goes before, and the books stay.

import { v7 as uuidv7 } from 'uuid'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { purgeExpiredRows } from '../../src/jobs/purge-expired-rows.ts'
import { type LiveShop, openLiveShop } from '../support/live-shop.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const noon = Date.parse('2026-01-31T12:00:00+09:00')

let shop: LiveShop

beforeEach(async () => {
  shop = await openLiveShop()
})

afterEach(() => shop.close())

const purge = (at: number) => purgeExpiredRows({ pool: shop.pool, now: () => at, outboxKeepMs: 7 * dayMs })

test('keeps stored outcomes for 24 hours and not longer', async () => {
  await addOutcomes(noon, 2_500)
  await addOutcomes(noon + 1, 1)
  await purge(noon + dayMs)
  expect(await shop.count('idempotency_keys')).toBe(2_501)
  await purge(noon + dayMs + 1)
  expect(await shop.count('idempotency_keys')).toBe(1)
})

test('keeps marks of batches for an hour and not longer', async () => {
  await shop.pool.query('TRUNCATE batch_commits')
  for (const at of [noon - 1, noon, noon + 1]) await addMark({ id: uuidv7({ msecs: at }), at: new Date(at) })
  await purge(noon + hourMs)
  expect(await shop.count('batch_commits')).toBe(2)
  await purge(noon + hourMs + 1)
  expect(await shop.count('batch_commits')).toBe(1)
})

test('never purges the mark of a batch that must not commit, nor a young mark whose id is old', async () => {
  await shop.pool.query('TRUNCATE batch_commits')
  await addMark({ id: uuidv7({ msecs: noon }), at: 'infinity' })
  await addMark({ id: uuidv7({ msecs: noon }), at: new Date(noon + hourMs) })
  await purge(noon + hourMs + 1)
  expect(await shop.count('batch_commits')).toBe(2)
  await purge(noon + dayMs)
  expect(await shop.rows("SELECT FROM batch_commits WHERE committed_at = 'infinity'")).toHaveLength(1)
  expect(await shop.count('batch_commits')).toBe(1)
})

test('forgets failed sign-ins when their window is over', async () => {
  for (const [subject, endsAt] of [
    ['over', noon],
    ['running', noon + 1],
  ] as const) {
    await shop.pool.query('INSERT INTO sign_in_failures VALUES ($1, 3, $2)', [subject, new Date(endsAt)])
  }
  await purge(noon)
  expect(await shop.rows('SELECT subject FROM sign_in_failures')).toEqual([{ subject: 'running' }])
})

test('keeps events for 7 days, and until every sink has them, and while they are dead letters', async () => {
  await addEvents(noon, 2_500)
  await addEvents(noon + 1, 10)
  const later = noon + 7 * dayMs + 1
  await purge(later)
  expect(await shop.count('outbox'), 'no sink yet').toBe(2_510)
  await setCursor('quick', 2_505)
  await setCursor('slow', 2_000)
  await addDeadLetter(1_500)
  await purge(later)
  expect(await shop.rows('SELECT min(position), count(*) FROM outbox')).toEqual([{ min: 1_500, count: 511 }])
  await setCursor('slow', 2_510)
  await purge(later)
  expect(await shop.rows('SELECT min(position), count(*) FROM outbox')).toEqual([{ min: 1_500, count: 11 }])
  await shop.pool.query('DELETE FROM parked_events')
  await purge(later)
  expect(await shop.count('outbox'), 'the slower of the two sinks has them').toBe(10)
})

test('goes on where the run before ended, and then begins at the oldest again', async () => {
  await addEvents(noon, 30)
  await setCursor('file', 30)
  const context = { pool: shop.pool, now: () => noon + 8 * dayMs, outboxKeepMs: 7 * dayMs }
  expect(await purgeExpiredRows({ ...context, signal: AbortSignal.abort() }, 10)).toBe(10)
  expect(await purgeExpiredRows(context, 10)).toBe(0)
  expect(await shop.rows('SELECT max(position), count(*) FROM outbox')).toEqual([{ max: 10, count: 10 }])
  expect(await purgeExpiredRows(context, 0)).toBe(0)
  expect(await shop.count('outbox')).toBe(0)
})

test('on several instances at once deletes the same rows as one', async () => {
  await addOutcomes(noon, 5_000)
  await addEvents(noon, 5_000)
  await setCursor('file', 4_000)
  const later = noon + 8 * dayMs
  await Promise.all([purge(later), purge(later), purge(later)])
  expect(await shop.count('idempotency_keys')).toBe(0)
  expect(await shop.count('outbox')).toBe(1_000)
})

async function addOutcomes(at: number, count: number): Promise<void> {
  const text = `INSERT INTO idempotency_keys (actor_id, key, request_hash, outcome, created_at)
    SELECT $1, 'key ' || n, 'hash', '{}', $2 FROM generate_series(1, $3::int) n`
  await shop.pool.query(text, [uuidv7(), new Date(at), count])
}

async function addMark({ id, at }: { id: string; at: Date | string }): Promise<void> {
  await shop.pool.query('INSERT INTO batch_commits VALUES ($1, $2)', [id, at])
}

async function addEvents(at: number, count: number): Promise<void> {
  const text = `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
    SELECT gen_random_uuid(), 'order.paid', gen_random_uuid(), '{}', $1 FROM generate_series(1, $2::int)`
  await shop.pool.query(text, [new Date(at), count])
}

async function setCursor(sink: string, position: number): Promise<void> {
  const text = `INSERT INTO delivery_cursors (sink, position, updated_at) VALUES ($1, $2, now())
    ON CONFLICT (sink) DO UPDATE SET position = excluded.position`
  await shop.pool.query(text, [sink, position])
}

async function addDeadLetter(position: number): Promise<void> {
  const text = `INSERT INTO parked_events (event_id, sink, position, subject, reason, attempts, parked_at)
    SELECT event_id, 'quick', position, subject, 'no', 5, now() FROM outbox WHERE position = $1`
  await shop.pool.query(text, [position])
}
