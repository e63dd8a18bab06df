// Connections to the database of record. All sessions speak UTC, give whole numbers for bigint and epoch
// milliseconds for times. A lost connection is logged and replaced, never a crash.

import pg from 'pg'

const int8Oid = 20
const dateOid = 1082
const timestamptzOid = 1184

/** Sums of bigint columns come as numeric. */
const numericOid = 1700

export type PoolOptions = {
  readonly connectionString: string
  readonly name: string
  readonly connectionsMax: number
  /** Sends statements without waiting for the answers of those before. */
  readonly pipeline?: boolean
  /** Session settings, as `name=value`. */
  readonly settings?: readonly string[]
  readonly onError?: (error: Error) => void
}

export function createPool(options: PoolOptions): pg.Pool {
  const settings = ['TimeZone=UTC', 'statement_timeout=30s', 'lock_timeout=10s', ...(options.settings ?? [])]
  const pool = new pg.Pool({
    connectionString: options.connectionString,
    application_name: `jangteo-${options.name}`,
    max: options.connectionsMax,
    pipeline: options.pipeline ?? false,
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 0,
    keepAlive: true,
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  })
  const onError = (error: Error) => {
    // A pool that is ending does not wait for its sockets: the server closing them first is no news.
    if (!pool.ending) options.onError?.(error)
  }
  pool.on('error', onError)
  pool.on('connect', (client) => client.on('error', onError))
  return pool
}

function typeParser(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === int8Oid || oid === numericOid) return safeInteger
  if (oid === timestamptzOid) return epochMs
  if (oid === dateOid) return String
  return pg.types.getTypeParser(oid, format)
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`not a safe whole number: ${text}`)
  return value
}

/** `2026-01-31 09:00:00.123+00`, as a session in UTC writes it. */
function epochMs(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`)
}
