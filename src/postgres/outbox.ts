// The SQL of the relay: one transaction per delivery, which holds the row of its sink's cursor, so that one relay per
// sink works at a time over all instances. It publishes nothing itself.

import type pg from 'pg'
import { inTransaction } from './transaction.ts'

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

export type NewDeadLetter = {
  readonly eventId: string
  readonly position: number
  readonly reason: string
  readonly attempts: number
}

export type DeadLetterRetry = { readonly event: OutboxEvent; readonly attempts: number }

// A relay whose host vanished, or whose sink hangs, loses the cursor to another one after this time.
const begin = "BEGIN; SET LOCAL idle_in_transaction_session_timeout = '90s'"

const eventColumns = `o.position, o.event_id AS "eventId", o.type, o.subject, o.data::text AS data, o.occurred_at AS "occurredAt"`

/** A new sink starts with the oldest event there is. */
export async function addCursor(pool: pg.Pool, sink: string): Promise<void> {
  const text = `INSERT INTO delivery_cursors (sink, position, updated_at) VALUES ($1, 0, now())
    ON CONFLICT DO NOTHING`
  await pool.query(text, [sink])
}

/**
 * Lets `work` deliver while no other relay of this sink can, and commits what it recorded. Resolves to null, without
 * waiting, when another relay holds the cursor.
 */
export function holdCursor<Result>(
  pool: pg.Pool,
  sink: string,
  work: (cursor: HeldCursor) => Promise<Result>,
): Promise<Result | null> {
  return inTransaction(pool, begin, async (client, rollback) => {
    const text = `SELECT position, pg_current_xact_id()::text AS id FROM delivery_cursors
      WHERE sink = $1 FOR UPDATE SKIP LOCKED`
    const { rows } = await client.query<{ position: number; id: string }>(text, [sink])
    const [row] = rows
    const cursor = row && new HeldCursor(client, { sink, position: row.position, id: BigInt(row.id) })
    const result = cursor ? await work(cursor) : null
    // Also for speed: an empty transaction that took a lock would wait for the disk at COMMIT.
    if (!cursor?.changed) rollback()
    return result
  })
}

type Held = { readonly sink: string; readonly position: number; readonly id: bigint }

export class HeldCursor {
  changed = false
  readonly #client: pg.PoolClient
  readonly #held: Held

  constructor(client: pg.PoolClient, held: Held) {
    this.#client = client
    this.#held = held
  }

  async readEvents(limit: number): Promise<OutboxRead> {
    const { position: after, id: transactionId } = this.#held
    const text = `SELECT ${eventColumns}, (SELECT pg_snapshot_xmin(pg_current_snapshot())::text) AS "oldestRunningId"
      FROM outbox o WHERE o.position > $1 ORDER BY o.position LIMIT $2`
    const query = { name: 'read-outbox', text, values: [after, limit] }
    const { rows } = await this.#client.query<OutboxEvent & { oldestRunningId: string }>(query)
    const oldestRunningId = BigInt(rows[0]?.oldestRunningId ?? 0)
    return { after, events: rows, transactionId, oldestRunningId }
  }

  async advance(to: { readonly position: number; readonly delivered: number }): Promise<void> {
    const text = `UPDATE delivery_cursors SET position = $2, delivered_count = delivered_count + $3,
      last_error = NULL, updated_at = now() WHERE sink = $1`
    await this.#change({ name: 'advance-cursor', text, values: [this.#held.sink, to.position, to.delivered] })
  }

  async recordOutage(reason: string): Promise<void> {
    const text = 'UPDATE delivery_cursors SET last_error = $2, updated_at = now() WHERE sink = $1'
    await this.#change({ text, values: [this.#held.sink, reason] })
  }

  async bury(letters: readonly NewDeadLetter[]): Promise<void> {
    const text = `INSERT INTO dead_letters (event_id, sink, position, reason, attempts, dead_at)
      SELECT d.event_id, $1, d.position, d.reason, d.attempts, now()
      FROM unnest($2::uuid[], $3::bigint[], $4::text[], $5::integer[]) AS d (event_id, position, reason, attempts)
      ON CONFLICT (event_id, sink) DO UPDATE SET position = excluded.position, reason = excluded.reason,
        attempts = excluded.attempts, dead_at = excluded.dead_at, retry_requested_at = NULL`
    const values = [
      this.#held.sink,
      letters.map(({ eventId }) => eventId),
      letters.map(({ position }) => position),
      letters.map(({ reason }) => reason),
      letters.map(({ attempts }) => attempts),
    ]
    await this.#change({ text, values })
  }

  /** Dead letters an operator wants published again, in the order of their events. */
  async readRetries(limit: number): Promise<DeadLetterRetry[]> {
    const text = `SELECT ${eventColumns}, d.attempts
      FROM dead_letters d JOIN outbox o ON o.position = d.position AND o.event_id = d.event_id
      WHERE d.sink = $1 AND d.retry_requested_at IS NOT NULL ORDER BY d.position LIMIT $2`
    const query = { name: 'read-retries', text, values: [this.#held.sink, limit] }
    const { rows } = await this.#client.query<OutboxEvent & { attempts: number }>(query)
    return rows.map(({ attempts, ...event }) => ({ event, attempts }))
  }

  async removeDeadLetters(eventIds: readonly string[]): Promise<void> {
    const { sink } = this.#held
    const remove = 'DELETE FROM dead_letters WHERE sink = $1 AND event_id = ANY ($2::uuid[])'
    await this.#change({ text: remove, values: [sink, eventIds] })
    const count = `UPDATE delivery_cursors SET delivered_count = delivered_count + $2, updated_at = now()
      WHERE sink = $1`
    await this.#change({ text: count, values: [sink, eventIds.length] })
  }

  async #change(query: pg.QueryConfig): Promise<void> {
    this.changed = true
    await this.#client.query(query)
  }
}
