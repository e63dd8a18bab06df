// The SQL of the purge: each call is one statement, and one transaction, that deletes at most `limit` rows. Rows that
// another instance is deleting are passed over, so two purges at once never wait for each other.

import type pg from 'pg'

export type PurgeStep = { readonly before: number; readonly limit: number }

/** Rows found by place in the table: each is written once, or locked by the same statement before it is deleted. */
async function deleteSome(pool: pg.Pool, rows: OldRows, step: PurgeStep): Promise<number> {
  const text = `DELETE FROM ${rows.table} WHERE ctid = ANY (ARRAY(
    SELECT ctid FROM ${rows.table} WHERE ${rows.where} LIMIT $2 FOR UPDATE SKIP LOCKED))`
  const { rowCount } = await pool.query(text, [new Date(step.before), step.limit, ...(rows.more ?? [])])
  return rowCount ?? 0
}

/** `where` compares with the time `$1`; `more` are the values of `$3` and up. */
type OldRows = { readonly table: string; readonly where: string; readonly more?: readonly unknown[] }

/** How many rows went; fewer than the limit means that none is left. */
export function purgeIdempotencyKeys(pool: pg.Pool, step: PurgeStep): Promise<number> {
  return deleteSome(pool, { table: 'idempotency_keys', where: 'created_at < $1' }, step)
}

/**
 * Marks of `infinity` stay. Ids of batches begin with their time, so the primary key finds the old ones; a mark whose id
 * was made by a clock that is ahead goes that much later.
 */
export function purgeBatchCommits(pool: pg.Pool, step: PurgeStep): Promise<number> {
  const where = 'batch_id < $3 AND committed_at < $1'
  return deleteSome(pool, { table: 'batch_commits', where, more: [firstIdAt(step.before)] }, step)
}

export function purgeSignInFailures(pool: pg.Pool, step: PurgeStep): Promise<number> {
  return deleteSome(pool, { table: 'sign_in_failures', where: 'window_ends_at <= $1' }, step)
}

/**
 * Looks at the next `limit` events after position `after` that every sink is done with, and deletes the old ones
 * that no parked event refers to. Resolves to where to look next, or to null when no older ones follow.
 */
export async function purgeOutbox(pool: pg.Pool, after: number, step: PurgeStep): Promise<number | null> {
  const text = `WITH seen AS (
      SELECT position, event_id, occurred_at FROM outbox
      WHERE position > $1 AND position <= (SELECT min(position) FROM delivery_cursors)
      ORDER BY position LIMIT $3),
    old AS (
      SELECT o.position FROM outbox o JOIN seen s ON s.position = o.position
      WHERE s.occurred_at < $2 AND NOT EXISTS (SELECT FROM parked_events p WHERE p.event_id = s.event_id)
      ORDER BY o.position FOR UPDATE OF o SKIP LOCKED),
    deleted AS (DELETE FROM outbox o USING old WHERE o.position = old.position)
    SELECT max(position) AS "lastSeen" FROM seen HAVING bool_or(occurred_at < $2)`
  const { rows } = await pool.query<{ lastSeen: number }>(text, [after, new Date(step.before), step.limit])
  return rows[0]?.lastSeen ?? null
}

/** No UUIDv7 made at this time or later sorts before it: 48 bits of milliseconds, then zeros. */
function firstIdAt(at: number): string {
  return at.toString(16).padStart(12, '0').padEnd(32, '0')
}
