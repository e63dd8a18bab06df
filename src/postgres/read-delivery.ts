// What operators see of the delivery, and what they may ask of it: the relay does the sending.

import type pg from 'pg'
import { currentRate } from './outbox.ts'
import { writeAlone } from './write-alone.ts'

export type SinkState = {
  readonly sink: string
  /** Some instance delivers to it. */
  readonly inUse: boolean
  /** Everything up to here was delivered or is parked. */
  readonly position: number
  /** Events after the position: exact up to 10,000, then an upper bound. */
  readonly pending: number
  readonly oldestPendingAt: number | null
  readonly deliveredCount: number
  /** Delivered events a second, an average that fades with a time constant of ten seconds. */
  readonly rate: number
  readonly lastError: string | null
  /** Set when the platform asked for nothing more to be sent. */
  readonly disabledAt: number | null
  /** Refused events that are tried again, and those behind them. */
  readonly waiting: number
  readonly deadLetters: number
}

export type DeadLetterView = {
  readonly eventId: string
  readonly sink: string
  readonly type: string
  readonly subject: string
  readonly reason: string
  readonly attempts: number
  readonly deadAt: number
}

export type DeliveryState = {
  readonly sinks: readonly SinkState[]
  readonly deadLetters: readonly DeadLetterView[]
}

/** A relay says so every ten seconds, or when a delivery is over: those take up to a minute and a half. */
const isInUse = "coalesce(c.announced_at > now() - interval '2 minutes', false)"
const deadLettersMax = 100
const pendingCountedMax = 10_000

// Counted to a bound: otherwise each look would read the whole backlog, when a platform is away and it grows. Above it,
// the distance from the first position to the last: a batch that was rolled back left a gap there.
const pendingAfter = (position: string) => `
  SELECT CASE WHEN count(*) <= ${pendingCountedMax} THEN count(*)
      ELSE (SELECT max(position) FROM outbox) - min(p.position) + 1 END AS pending,
    min(p.occurred_at) AS oldest
  FROM (SELECT position, occurred_at FROM outbox WHERE position > ${position}
    ORDER BY position LIMIT ${pendingCountedMax} + 1) p`

/** Every sink that ever delivered and was not removed. */
export async function readSinks(pool: pg.Pool): Promise<readonly SinkState[]> {
  const text = `SELECT c.sink, ${isInUse} AS "inUse", c.position, o.pending, o.oldest AS "oldestPendingAt",
      c.delivered_count AS "deliveredCount", round(${currentRate})::float8 AS rate, c.last_error AS "lastError",
      c.disabled_at AS "disabledAt",
      (SELECT count(*) FROM parked_events WHERE sink = c.sink AND retry_at IS NOT NULL) AS waiting,
      (SELECT count(*) FROM parked_events WHERE sink = c.sink AND retry_at IS NULL) AS "deadLetters"
    FROM delivery_cursors c, LATERAL (${pendingAfter('c.position')}) o ORDER BY c.sink`
  const { rows } = await pool.query<SinkState>({ name: 'read-sinks', text })
  return rows
}

/** With the newest dead letters first, at most a hundred. */
export async function readDelivery(pool: pg.Pool): Promise<DeliveryState> {
  const newest = `ORDER BY parked_at DESC, position DESC LIMIT ${deadLettersMax}`
  const letters = `SELECT p.event_id AS "eventId", p.sink, o.type, p.subject, p.reason, p.attempts,
      p.parked_at AS "deadAt"
    FROM (SELECT d.* FROM delivery_cursors c,
      LATERAL (SELECT * FROM parked_events WHERE sink = c.sink AND retry_at IS NULL ${newest}) d ${newest}) p
    JOIN outbox o ON o.position = p.position ORDER BY p.parked_at DESC, p.position DESC`
  const [sinks, deadLetters] = await Promise.all([
    readSinks(pool),
    pool.query<DeadLetterView>({ name: 'read-dead-letters', text: letters }),
  ])
  return { sinks, deadLetters: deadLetters.rows }
}

/** Of the sink that is furthest behind; an outbox nobody reads yet is pending as a whole. */
export async function readOutboxLag(pool: pg.Pool): Promise<{ pending: number; oldestAgeSeconds: number }> {
  const furthestBehind = '(SELECT coalesce(min(c.position), 0) FROM delivery_cursors c)'
  const text = `SELECT pending,
      coalesce(greatest(0, extract(epoch FROM now() - oldest)), 0)::float8 AS "oldestAgeSeconds"
    FROM (${pendingAfter(furthestBehind)}) o`
  const { rows } = await pool.query({ name: 'read-outbox-lag', text })
  return rows[0]
}

/** Has the event published again, to every sink that refused it; false when it is no dead letter. */
export async function requestRetry(pool: pg.Pool, eventId: string): Promise<boolean> {
  const text = 'UPDATE parked_events SET retry_at = now() WHERE event_id = $1 AND retry_at IS NULL'
  const { rowCount } = await writeAlone(pool, text, [eventId])
  return (rowCount ?? 0) > 0
}

/** Has everything since a time delivered again, before anything newer. False when there is no such sink. */
export async function requestReplay(pool: pg.Pool, sink: string, since: number): Promise<boolean> {
  const text = `INSERT INTO delivery_replays AS r (sink, position, requested_at)
    SELECT c.sink, least(c.position, first.position - 1), now() FROM delivery_cursors c,
      (SELECT coalesce(min(position), (SELECT max(position) + 1 FROM outbox), 1) AS position
        FROM (SELECT position FROM outbox WHERE occurred_at >= $2 OFFSET 0) o) first
    WHERE c.sink = $1
    ON CONFLICT (sink) DO UPDATE SET position = least(r.position, excluded.position)`
  const { rowCount } = await writeAlone(pool, text, [sink, new Date(since)])
  return (rowCount ?? 0) > 0
}

/**
 * Has the events of one order delivered again, as far as they were. False when there is no such sink. They are found by
 * their time, in an index of the outbox that is a few pages; it has none of subjects, which every order would pay for.
 */
export async function requestOrderReplay(pool: pg.Pool, sink: string, orderId: string): Promise<boolean> {
  const text = `WITH cursor AS (SELECT sink, position FROM delivery_cursors WHERE sink = $1),
    parked AS (
      INSERT INTO parked_events (event_id, sink, position, subject, attempts, reason, parked_at, retry_at)
      SELECT e.event_id, c.sink, e.position, e.subject, 0, NULL, now(), now()
      FROM cursor c, orders o, LATERAL (SELECT DISTINCT unnest(ARRAY[o.paid_at, o.cancelled_at]) AS at) told, LATERAL (
        SELECT * FROM outbox WHERE occurred_at = told.at AND subject = $2 OFFSET 0) e
      WHERE o.id = $2 AND e.position <= c.position
      ON CONFLICT (event_id, sink) DO UPDATE SET retry_at = now())
    SELECT FROM cursor`
  const { rowCount } = await writeAlone(pool, text, [sink, orderId])
  return (rowCount ?? 0) > 0
}

/**
 * Delivers again to a platform that had asked for nothing more. False when there is no such sink. One that is delivered to
 * is left as it is.
 */
export async function resumeSink(pool: pg.Pool, sink: string): Promise<boolean> {
  const text = `WITH resumed AS (UPDATE delivery_cursors SET disabled_at = NULL, last_error = NULL
      WHERE sink = $1 AND disabled_at IS NOT NULL)
    SELECT FROM delivery_cursors WHERE sink = $1`
  const { rowCount } = await writeAlone(pool, text, [sink])
  return (rowCount ?? 0) > 0
}

/** Forgets a sink that no instance delivers to, so that the outbox no longer keeps events for it. */
export async function removeSink(pool: pg.Pool, sink: string): Promise<'removed' | 'in-use' | 'not-found'> {
  const text = `WITH known AS (SELECT ${isInUse} AS "inUse" FROM delivery_cursors c WHERE sink = $1 FOR UPDATE),
      parked AS (DELETE FROM parked_events p USING known WHERE NOT "inUse" AND p.sink = $1),
      replays AS (DELETE FROM delivery_replays r USING known WHERE NOT "inUse" AND r.sink = $1),
      cursor AS (DELETE FROM delivery_cursors c USING known WHERE NOT "inUse" AND c.sink = $1)
    SELECT "inUse" FROM known`
  const { rows } = await writeAlone<{ inUse: boolean }>(pool, text, [sink])
  if (!rows[0]) return 'not-found'
  return rows[0].inUse ? 'in-use' : 'removed'
}
