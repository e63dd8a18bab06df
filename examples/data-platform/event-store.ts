// Keeps every event once, in DuckDB. Events that arrive while others are being written are written together, in one
// transaction, and whoever brought one is told after the commit: what was confirmed survives a `kill -9`. It only adds;
// what the events amount to is worked out when somebody asks (reports.ts).

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type DuckDBConnection, DuckDBInstance, LIST, listValue, VARCHAR } from '@duckdb/node-api'
import { chunkOf, schema } from './event-table.ts'
import type { ShopEvent } from './read-event.ts'

export type EventStore = {
  /** Resolves once the event is on disk, also when it was before. */
  add(event: ShopEvent): Promise<void>
  /** Keeps what is no event, so that it is not lost and what comes behind it flows on. */
  putAside(body: string, reason: string): Promise<void>
  /** For reports: sees whole transactions only. */
  readonly reader: DuckDBConnection
  close(): Promise<void>
}

/** As many rows as a chunk of DuckDB holds. */
const batchSizeMax = 2_048
const keptBodyLengthMax = 10_000
/** One thread per query: handing a small commit from thread to thread takes longer than the commit. */
const duckdbOptions = { threads: '1', memory_limit: '1GB' }

type Waiting = {
  readonly event: ShopEvent
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

export async function openEventStore(dataDir: string): Promise<EventStore> {
  mkdirSync(dataDir, { recursive: true })
  const instance = await DuckDBInstance.create(join(dataDir, 'events.duckdb'), duckdbOptions)
  const writer = await instance.connect()
  await writer.run(schema)
  const reader = await instance.connect()
  const write = await createWriter(writer)
  let waiting: Waiting[] = []
  let writing: Promise<void> | null = null

  async function writeAll(): Promise<void> {
    do {
      // Everything that this turn of the event loop brings in goes into one batch.
      await nextTurn()
      const batch = waiting.slice(0, batchSizeMax)
      waiting = waiting.slice(batchSizeMax)
      try {
        await write(batch.map(({ event }) => event))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    } while (waiting.length > 0)
    writing = null
  }

  return {
    reader,
    add: (event) =>
      new Promise((resolve, reject) => {
        waiting.push({ event, resolve, reject })
        writing ??= writeAll()
      }),
    async putAside(body, reason) {
      // The shop sends it some times more, as it is told no.
      const unknown = 'insert into rejected select $1, $2 where not exists (from rejected where body = $1)'
      await reader.run(unknown, [body.slice(0, keptBodyLengthMax), reason])
    },
    async close() {
      await writing
      reader.closeSync()
      writer.closeSync()
      instance.closeSync()
    },
  }
}

/** Rejects when nothing of the batch was stored. One call at a time. */
async function createWriter(connection: DuckDBConnection) {
  let appender = await connection.createAppender('events')
  const latest = await connection.runAndReadAll('select coalesce(max(arrival), 0) from events')
  let arrivals = Number(latest.value(0, 0))

  function append(events: readonly ShopEvent[]): void {
    if (events.length === 0) return
    appender.appendDataChunk(chunkOf(events, arrivals))
    appender.flushSync()
    arrivals += events.length
  }

  /** The primary key finds a known id; only then is it asked which ones are known. Doing so always took 1.7 ms more. */
  async function appendOrRenew(events: readonly ShopEvent[]): Promise<unknown> {
    try {
      append(events)
      return null
    } catch (error) {
      await renew()
      return error
    }
  }

  /** An appender that failed still holds its rows, and fails over them again when it is closed. */
  async function renew(): Promise<void> {
    try {
      appender.closeSync()
    } catch {
      // The same refusal once more.
    }
    appender = await connection.createAppender('events')
  }

  return async (events: readonly ShopEvent[]): Promise<void> => {
    const once = [...new Map(events.map((event) => [event.id, event])).values()]
    let fresh = once
    const error = await appendOrRenew(once)
    if (error) {
      const known = await knownAmong(connection, once)
      if (known.size === 0) throw error
      fresh = once.filter(({ id }) => !known.has(id))
      append(fresh)
    }
    const duplicates = events.length - fresh.length
    if (duplicates > 0) await connection.run('insert into dropped values ($1)', [duplicates])
  }
}

async function knownAmong(
  connection: DuckDBConnection,
  events: readonly ShopEvent[],
): Promise<ReadonlySet<unknown>> {
  const rows = await connection.runAndReadAll(
    'select id from events where id in (select unnest($1))',
    [listValue(events.map(({ id }) => id))],
    [LIST(VARCHAR)],
  )
  return new Set(rows.getRows().map(([id]) => id))
}
