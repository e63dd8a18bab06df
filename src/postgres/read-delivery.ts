// What operators see of the delivery, and their wish to send a dead letter again. The relay does the sending.

import type pg from 'pg'

export type SinkState = {
  readonly sink: string
  /** Everything up to here was delivered or is a dead letter. */
  readonly position: number
  readonly pending: number
  readonly oldestPendingAt: number | null
  readonly deliveredCount: number
  readonly lastError: string | null
  readonly deadLetters: number
}

export type DeadLetterView = {
  readonly eventId: string
  readonly sink: string
  /** Null when the event itself is gone, as is the subject. */
  readonly type: string | null
  readonly subject: string | null
  readonly reason: string
  readonly attempts: number
  readonly deadAt: number
}

export type DeliveryState = {
  readonly sinks: readonly SinkState[]
  readonly deadLetters: readonly DeadLetterView[]
}

const deadLettersMax = 100
const pendingCountedMax = 10_000

/** Of every sink that ever delivered; the newest dead letters first, at most a hundred. */
export async function readDelivery(pool: pg.Pool): Promise<DeliveryState> {
  const sinks = `SELECT c.sink, c.position, p.pending, c.delivered_count AS "deliveredCount",
      c.last_error AS "lastError",
      (SELECT o.occurred_at FROM outbox o WHERE o.position > c.position ORDER BY o.position LIMIT 1)
        AS "oldestPendingAt",
      (SELECT count(*) FROM dead_letters d WHERE d.sink = c.sink) AS "deadLetters"
    FROM delivery_cursors c,
      LATERAL (SELECT count(*) AS pending FROM outbox o WHERE o.position > c.position) p
    ORDER BY c.sink`
  const letters = `SELECT d.event_id AS "eventId", d.sink, o.type, o.subject, d.reason, d.attempts,
      d.dead_at AS "deadAt"
    FROM dead_letters d LEFT JOIN outbox o ON o.position = d.position AND o.event_id = d.event_id
    ORDER BY d.dead_at DESC, d.position DESC LIMIT ${deadLettersMax}`
  const [states, deadLetters] = await Promise.all([
    pool.query<SinkState>({ name: 'read-sinks', text: sinks }),
    pool.query<DeadLetterView>({ name: 'read-dead-letters', text: letters }),
  ])
  return { sinks: states.rows, deadLetters: deadLetters.rows }
}

/**
 * Of the sink that is furthest behind; an outbox nobody reads yet is pending as a whole. `pending` is exact up to
 * `pendingCountedMax` events. Above it is an upper bound, from the first position to the last: a batch that was rolled
 * back left a gap there. Otherwise each look would read the whole backlog, when the platform is away and it grows.
 */
export async function readOutboxLag(pool: pg.Pool): Promise<{ pending: number; oldestAgeSeconds: number }> {
  const text = `SELECT CASE WHEN count(*) <= ${pendingCountedMax} THEN count(*)
        ELSE (SELECT max(position) FROM outbox) - min(position) + 1 END AS pending,
      coalesce(greatest(0, extract(epoch FROM now() - min(occurred_at))), 0)::float8 AS "oldestAgeSeconds"
    FROM (
      SELECT position, occurred_at FROM outbox
      WHERE position > (SELECT coalesce(min(position), 0) FROM delivery_cursors)
      ORDER BY position LIMIT ${pendingCountedMax} + 1) p`
  const { rows } = await pool.query({ name: 'read-outbox-lag', text })
  return rows[0]
}

/** Has the event published again, to every sink that refused it; false when it is no dead letter. */
export async function requestRetry(pool: pg.Pool, eventId: string): Promise<boolean> {
  const text = 'UPDATE dead_letters SET retry_requested_at = now() WHERE event_id = $1'
  const { rowCount } = await pool.query(text, [eventId])
  return (rowCount ?? 0) > 0
}
