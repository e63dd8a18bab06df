// The SQL of turns (turns.ts). A turn lasts until the end of the transaction.

import type { QueryConfig } from 'pg'

/** Any number that no other program on the same database is likely to lock. */
const turnId = 7_265_637_003

/** Takes it if it is free; without it the batch goes on all the same. */
export const tryTurn: QueryConfig = {
  name: 'try-turn',
  text: `SELECT pg_try_advisory_xact_lock(${turnId}) AS "isAlone"`,
}

export const awaitTurn: QueryConfig = { name: 'await-turn', text: `SELECT pg_advisory_xact_lock(${turnId})` }

/** For any lock, from here on. */
export function waitAtMost(ms: number): QueryConfig {
  return { name: `wait-at-most-${ms}`, text: `SET LOCAL lock_timeout = ${ms}` }
}

export const waitAsUsual: QueryConfig = { name: 'wait-as-usual', text: 'SET LOCAL lock_timeout TO DEFAULT' }
