// The SQL of the relay: a delivery holds a lock of its session on the sink, so that one relay per sink works at a time over
// all instances, and records what it did in one transaction at its end. No transaction is open while it publishes: one that
// waits for a slow platform would keep PostgreSQL from clearing old versions of the hot rows away. It publishes nothing
// itself.

import type pg from 'pg'
import { assert } from '../domain/assert.ts'

export type OutboxEvent = {
  readonly position: number
  readonly eventId: string
  readonly type: string
  readonly subject: string
  /** JSON text. */
  readonly data: string
  readonly occurredAt: number
}

/** Events after a position, in order, with what is needed to judge the gaps between them (delivery/gap-watch.ts). */
export type OutboxRead = {
  readonly after: number
  readonly events: readonly OutboxEvent[]
  /** Id of the transaction that read. */
  readonly transactionId: bigint
  /** Lowest id of a transaction that still ran when the events were read, the reader included. */
  readonly oldestRunningId: bigint
}

/** The oldest parked event of its subject; the others of the subject wait behind it. */
export type ParkedEvent = { readonly event: OutboxEvent; readonly attempts: number }

export type NewParkedEvent = {
  readonly event: Pick<OutboxEvent, 'eventId' | 'position' | 'subject'>
  readonly attempts: number
  /** Null for one that waits behind another of its subject. */
  readonly reason: string | null
  /** Null gives the event up: a dead letter. */
  readonly retryInMs: number | null
}

/**
 * Every statement here finds its rows by key, so its plan must not depend on how much there was when it was made: a relay that
 * had looked into an empty outbox a few times went on to read all of it at each delivery, 12 million rows for 20,000 events.
 * What a crash of the database takes back from a cursor is delivered again; each delivery saves orders a disk write.
 */
export const relaySettings = [
  'plan_cache_mode=force_generic_plan',
  'enable_seqscan=off',
  'enable_bitmapscan=off',
  'jit=off',
  'synchronous_commit=off',
] as const

const eventColumns = `o.position, o.event_id AS "eventId", o.type, o.subject, o.data::text AS data, o.occurred_at AS "occurredAt"`

/** The average of delivery_cursors.rate as it is now; after ten minutes of nothing it is nothing. */
export const currentRate = `rate * exp(-least(greatest(extract(epoch FROM now() - rate_at)::float8, 0), 600) / 10)`

// An order that an index has, so that the answer is one look into each: with EXISTS alone, 400,000 dead letters of one
// sink were read through for another one at each delivery, 35 ms.
const hasParked = `coalesce(
  (SELECT true FROM parked_events WHERE sink = c.sink AND retry_at IS NOT NULL ORDER BY subject, position LIMIT 1),
  (SELECT true FROM parked_events WHERE sink = c.sink AND retry_at IS NULL ORDER BY parked_at, position LIMIT 1), false)`

/** Says that the sink is in use (read-delivery.ts). A new one starts with the oldest event there is. */
export async function announceSink(pool: pg.Pool, sink: string): Promise<void> {
  const text = `INSERT INTO delivery_cursors (sink, position, updated_at, announced_at) VALUES ($1, 0, now(), now())
    ON CONFLICT (sink) DO UPDATE SET announced_at = now()`
  await pool.query({ name: 'announce-sink', text, values: [sink] })
}

// A relay whose host vanished, or whose sink hangs, loses the lock to another one after this time.
const lockSecondsMax = 90
const lockTerms = `set_config('idle_session_timeout', '${lockSecondsMax}s', false)`
const lockOf = "hashtextextended('delivery to ' || $1, 0)"

/**
 * Lets `work` deliver while no other relay of this sink can, then commits what it recorded. Resolves to null, without
 * waiting, when another relay is at work or there is no cursor. Rejects when the lock was lost meanwhile: another relay has
 * moved the cursor, so what was published may come again.
 */
export async function holdCursor<Result>(
  pool: pg.Pool,
  sink: string,
  work: (cursor: HeldCursor) => Promise<Result>,
): Promise<Result | null> {
  const client = await pool.connect()
  try {
    const lock = `SELECT ${lockTerms}, pg_try_advisory_lock(${lockOf}) AS "isHeld"`
    const { rows } = await client.query({ name: 'lock-sink', text: lock, values: [sink] })
    const result = rows[0].isHeld ? await workOn(client, sink, work) : null
    if (rows[0].isHeld) {
      const text = `SELECT pg_advisory_unlock(${lockOf})`
      await client.query({ name: 'unlock-sink', text, values: [sink] })
    }
    client.release()
    return result
  } catch (error) {
    client.release(true)
    throw error
  }
}

async function workOn<Result>(
  client: pg.PoolClient,
  sink: string,
  work: (cursor: HeldCursor) => Promise<Result>,
): Promise<Result | null> {
  const text = `SELECT c.sink, c.position, c.disabled_at IS NOT NULL AS "isDisabled",
      (SELECT r.position FROM delivery_replays r WHERE r.sink = c.sink) AS "replayFrom",
      ${hasParked} AS "hasParked"
    FROM delivery_cursors c WHERE c.sink = $1`
  const { rows } = await client.query<CursorRow>({ name: 'read-cursor', text, values: [sink] })
  if (!rows[0]) return null
  const cursor = new HeldCursor(client, rows[0])
  const result = await work(cursor)
  await cursor.commit()
  return result
}

type CursorRow = {
  readonly sink: string
  readonly position: number
  readonly isDisabled: boolean
  readonly replayFrom: number | null
  readonly hasParked: boolean
}

/** Reads at once, and keeps what is to be recorded until `commit`. */
export class HeldCursor {
  /** The platform asked for nothing more to be sent. */
  readonly isDisabled: boolean
  /** Where an operator wants it to begin again. */
  readonly replayFrom: number | null
  /** Events of this sink are parked, dead letters among them. */
  readonly hasParked: boolean
  readonly #client: pg.PoolClient
  readonly #sink: string
  readonly #changes: pg.QueryConfig[] = []
  readonly #heldPosition: number
  #position: number

  constructor(client: pg.PoolClient, row: CursorRow) {
    this.#client = client
    this.#sink = row.sink
    this.#heldPosition = row.position
    this.#position = row.position
    this.isDisabled = row.isDisabled
    this.replayFrom = row.replayFrom
    this.hasParked = row.hasParked
  }

  async readEvents(limit: number): Promise<OutboxRead> {
    const text = `SELECT ${eventColumns}, (SELECT pg_snapshot_xmin(pg_current_snapshot())::text) AS "oldestRunningId",
        (SELECT pg_current_xact_id()::text) AS "transactionId"
      FROM outbox o WHERE o.position > $1 ORDER BY o.position LIMIT $2`
    const query = { name: 'read-outbox', text, values: [this.#position, limit] }
    type Row = OutboxEvent & { oldestRunningId: string; transactionId: string }
    const { rows } = await this.#client.query<Row>(query)
    const oldestRunningId = BigInt(rows[0]?.oldestRunningId ?? 0)
    const transactionId = BigInt(rows[0]?.transactionId ?? 0)
    return { after: this.#position, events: rows, transactionId, oldestRunningId }
  }

  advance(to: { readonly position: number; readonly delivered: number }): void {
    const text = `UPDATE delivery_cursors SET position = $2, delivered_count = delivered_count + $3,
      rate = ${currentRate} + $3::float8 / 10, rate_at = now(),
      last_error = CASE WHEN $3::bigint = 0 THEN last_error END, updated_at = now() WHERE sink = $1`
    this.#change({ name: 'advance-cursor', text, values: [this.#sink, to.position, to.delivered] })
    this.#position = to.position
  }

  get position(): number {
    return this.#position
  }

  /** Begins again where an operator wants it to, never further on than it is. */
  rewind(position: number): void {
    this.#position = Math.min(position, this.#position)
    const move = 'UPDATE delivery_cursors SET position = $2, updated_at = now() WHERE sink = $1'
    this.#change({ text: move, values: [this.#sink, this.#position] })
    // One that goes further back may have come meanwhile.
    const done = 'DELETE FROM delivery_replays WHERE sink = $1 AND position >= $2'
    this.#change({ text: done, values: [this.#sink, position] })
  }

  recordOutage(reason: string): void {
    const text = 'UPDATE delivery_cursors SET last_error = $2, updated_at = now() WHERE sink = $1'
    this.#change({ text, values: [this.#sink, reason] })
  }

  disable(reason: string): void {
    const text = `UPDATE delivery_cursors SET disabled_at = now(), last_error = $2, updated_at = now()
      WHERE sink = $1`
    this.#change({ text, values: [this.#sink, reason] })
  }

  /** The subjects that wait, at most `limit`, each with its oldest event if the time for that has come. */
  async readParked(limit: number): Promise<{ subject: string; due: ParkedEvent | null }[]> {
    const text = `SELECT p.*, ${eventColumns} FROM (
        SELECT DISTINCT ON (subject) subject AS waiting, event_id AS "parkedId", position, attempts,
          retry_at <= now() AS "isDue"
        FROM parked_events WHERE sink = $1 AND retry_at IS NOT NULL ORDER BY subject, position LIMIT $2) p
      LEFT JOIN outbox o ON o.position = p.position AND p."isDue" ORDER BY p.position`
    type Row = OutboxEvent & { waiting: string; parkedId: string; attempts: number; isDue: boolean }
    const { rows } = await this.#client.query<Row>({
      name: 'read-parked',
      text,
      values: [this.#sink, limit],
    })
    const isGone = ({ isDue, eventId }: Row) => isDue && eventId === null
    const gone = rows.filter(isGone).map(({ parkedId }) => parkedId)
    if (gone.length > 0) this.removeParked(gone)
    return rows.map((row) => {
      const { waiting, parkedId: _, attempts, isDue, ...event } = row
      return { subject: waiting, due: isDue && !isGone(row) ? { event, attempts } : null }
    })
  }

  /** An event that waits already is only changed by another refusal. */
  park(events: readonly NewParkedEvent[]): void {
    const text = `INSERT INTO parked_events
        (event_id, sink, position, subject, attempts, reason, parked_at, retry_at)
      SELECT d.event_id, $1, d.position, d.subject, d.attempts, d.reason, now(),
        now() + d.retry_in_ms * interval '1 millisecond'
      FROM unnest($2::uuid[], $3::bigint[], $4::uuid[], $5::integer[], $6::text[], $7::bigint[])
        AS d (event_id, position, subject, attempts, reason, retry_in_ms)
      ON CONFLICT (event_id, sink) DO UPDATE SET attempts = excluded.attempts, reason = excluded.reason,
        parked_at = excluded.parked_at, retry_at = excluded.retry_at
        WHERE excluded.reason IS NOT NULL OR parked_events.retry_at IS NULL`
    const values = [
      this.#sink,
      events.map(({ event }) => event.eventId),
      events.map(({ event }) => event.position),
      events.map(({ event }) => event.subject),
      events.map(({ attempts }) => attempts),
      events.map(({ reason }) => reason),
      events.map(({ retryInMs }) => retryInMs),
    ]
    this.#change({ name: 'park', text, values })
  }

  removeParked(eventIds: readonly string[]): void {
    const text = 'DELETE FROM parked_events WHERE sink = $1 AND event_id = ANY ($2::uuid[])'
    this.#change({ name: 'remove-parked', text, values: [this.#sink, eventIds] })
  }

  #change(query: pg.QueryConfig): void {
    this.#changes.push(query)
  }

  /** All or nothing, and nothing when another relay moved the cursor meanwhile. */
  async commit(): Promise<void> {
    if (this.#changes.length === 0) return
    await this.#client.query('BEGIN')
    const text = 'SELECT FROM delivery_cursors WHERE sink = $1 AND position = $2 FOR UPDATE'
    const values = [this.#sink, this.#heldPosition]
    const { rowCount } = await this.#client.query({ name: 'lock-cursor', text, values })
    if (rowCount === 0) throw new Error('another relay has moved the cursor meanwhile')
    for (const query of this.#changes) await this.#client.query(query)
    const { command } = await this.#client.query('COMMIT')
    assert(command === 'COMMIT', 'a transaction without a failed statement ends as asked')
  }
}
