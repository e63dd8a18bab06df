// Failed sign-ins per account and per address, kept in the database so that every instance counts together.

import type pg from 'pg'

export type FailureLimit = { readonly subject: string; readonly failuresMax: number }

/** Seconds until the first of the subjects may try again, or null when all may now. */
export async function secondsUntilAllowed(
  pool: pg.Pool,
  limits: readonly FailureLimit[],
  now: number,
): Promise<number | null> {
  const text = `SELECT max(ceil(extract(epoch FROM f.window_ends_at - $3)))::integer AS seconds
    FROM unnest($1::text[], $2::integer[]) AS d (subject, failures_max)
    JOIN sign_in_failures f ON f.subject = d.subject AND f.failures >= d.failures_max AND f.window_ends_at > $3`
  const subjects = limits.map(({ subject }) => subject)
  const maxima = limits.map(({ failuresMax }) => failuresMax)
  const { rows } = await pool.query<{ seconds: number | null }>(text, [subjects, maxima, new Date(now)])
  return rows[0]?.seconds ?? null
}

/** Counts one more failure for each subject; a window that is over starts again. */
export async function countFailure(
  pool: pg.Pool,
  subjects: readonly string[],
  window: { readonly now: number; readonly lengthMs: number },
): Promise<void> {
  const text = `INSERT INTO sign_in_failures AS f (subject, failures, window_ends_at)
    SELECT subject, 1, $2 FROM unnest($1::text[]) AS d (subject) ORDER BY subject
    ON CONFLICT (subject) DO UPDATE SET
      failures = CASE WHEN f.window_ends_at <= $3 THEN 1 ELSE f.failures + 1 END,
      window_ends_at = CASE WHEN f.window_ends_at <= $3 THEN $2 ELSE f.window_ends_at END`
  await pool.query(text, [subjects, new Date(window.now + window.lengthMs), new Date(window.now)])
}

export async function forgetFailures(pool: pg.Pool, subject: string): Promise<void> {
  await pool.query('DELETE FROM sign_in_failures WHERE subject = $1', [subject])
}
