// Connections to the database of record. All sessions speak UTC, give whole numbers for bigint and epoch
// milliseconds for times. A lost connection is logged and replaced, never a crash.

import type { Socket } from 'node:net'
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
  /** Session settings, as `name=value`. */
  readonly settings?: readonly string[]
  /** A connection that is silent for this long while a query waits is given up; without it, only when the network says so. */
  readonly answerMsMax?: number
  readonly onError?: (error: Error) => void
}

/**
 * Both ends ask a silent peer whether it is there: a host that vanished without a word is noticed within 20 seconds. The
 * systems' own default is two hours, in which PostgreSQL would keep the locks of a shop that is no more.
 */
const silenceMsMax = 10_000
const keepalives = ['tcp_keepalives_idle=10', 'tcp_keepalives_interval=1', 'tcp_keepalives_count=10']

/** Longer than any statement may take, so what takes longer is the network, or a dead host. */
export const answerMsMax = 35_000

/**
 * Reads are planned anew each time, by the size their tables have now: a plan kept from the first minutes of a shop
 * scanned a hundred thousand orders for one, 18 ms instead of 0.02. Planning one costs 0.03 to 0.1 ms.
 */
export const readSettings = ['plan_cache_mode=force_custom_plan'] as const

export function createPool(options: PoolOptions): pg.Pool {
  const limits = ['statement_timeout=30s', 'lock_timeout=10s']
  const formats = ['TimeZone=UTC', 'DateStyle=ISO']
  const settings = [...formats, ...limits, ...keepalives, ...(options.settings ?? [])]
  const { connectionString, asked } = splitAddress(options.connectionString)
  const pool = new pg.Pool({
    connectionString,
    application_name: `jangteo-${options.name}`,
    max: options.connectionsMax,
    // The last one wins.
    options: [...asked, ...settings.map((setting) => `-c ${setting}`)].join(' '),
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 0,
    keepAlive: true,
    keepAliveInitialDelayMillis: silenceMsMax,
    types: { getTypeParser: typeParser as typeof pg.types.getTypeParser },
  })
  const onError = (error: Error) => {
    // A pool that is ending does not wait for its sockets: the server closing them first is no news.
    if (!pool.ending) options.onError?.(error)
  }
  pool.on('error', onError)
  pool.on('connect', (client) => {
    client.on('error', onError)
    if (options.answerMsMax !== undefined) giveUpWhenSilent(client, options.answerMsMax)
  })
  return pool
}

/** Session settings in the address (`?options=-c search_path=shop`) would take the place of ours: the driver takes either. */
function splitAddress(address: string): { connectionString: string; asked: string[] } {
  const url = URL.parse(address)
  const options = url?.searchParams.get('options') ?? null
  if (url === null || options === null) return { connectionString: address, asked: [] }
  url.searchParams.delete('options')
  return { connectionString: url.href, asked: [options] }
}

/**
 * One timer of the socket instead of the driver's `query_timeout`, which makes one for every query: requests then lived on
 * after their answer into long-lived memory, until V8 had compiled that code at last (ADR 19).
 */
function giveUpWhenSilent(client: pg.PoolClient, msMax: number): void {
  const socket = client.connection.stream as Socket
  socket.setTimeout(msMax)
  // Each time: a callback of setTimeout would be called only once, and that is when nobody asks for a while.
  socket.on('timeout', () => {
    const { readyForQuery } = client as { readyForQuery?: boolean }
    if (readyForQuery === false) socket.destroy(new Error(`connection terminated: silent for ${msMax} ms`))
  })
}

/** While `work` runs, PostgreSQL may be silent for this long on its connection. */
export async function withPatience<Result>(
  client: pg.PoolClient,
  msMax: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const socket = client.connection.stream as Socket
  const before = socket.timeout ?? 0
  socket.setTimeout(msMax)
  try {
    return await work()
  } finally {
    socket.setTimeout(before)
  }
}

export type ParseText = (text: string) => unknown

/** How the text of a column of this type becomes a value. */
export function typeParser(oid: number): ParseText {
  if (oid === int8Oid || oid === numericOid) return safeInteger
  if (oid === timestamptzOid) return epochMs
  if (oid === dateOid) return String
  return pg.types.getTypeParser(oid, 'text')
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
