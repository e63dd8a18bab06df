// A write of one statement that is no command of the engine, so nothing looks it up when its answer is lost.

import type pg from 'pg'
import { OutcomeUnknown } from '../engine/engine-error.ts'
import { isConnectionLost } from './fault.ts'

/** Throws OutcomeUnknown when the connection was lost after the statement was sent: it may have been done. */
export async function writeAlone<Row extends pg.QueryResultRow>(
  pool: pg.Pool,
  text: string,
  values: readonly unknown[],
): Promise<pg.QueryResult<Row>> {
  const client = await pool.connect()
  let isLost = false
  try {
    return await client.query<Row>(text, [...values])
  } catch (error) {
    isLost = isConnectionLost(error)
    throw isLost ? new OutcomeUnknown({ cause: error }) : error
  } finally {
    client.release(isLost)
  }
}
