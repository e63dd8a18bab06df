// One delivery: while the cursor is held, publishes the dead letters that are wanted again, then the next events, and
// records both in the same transaction. A crash in between publishes again what the cursor did not reach yet.

import type pg from 'pg'
import { type HeldCursor, holdCursor, type OutboxEvent } from '../postgres/outbox.ts'
import type { GapWatch } from './gap-watch.ts'
import { publishesMax, publishOnce, publishPersistently } from './publish.ts'
import type { Sink } from './sink.ts'

export type DeliveryContext = {
  readonly pool: pg.Pool
  readonly sink: Sink
  readonly gaps: GapWatch
  readonly batchSizeMax: number
}

export type Delivered =
  /** Another relay of this sink is at work. */
  | { readonly kind: 'held-elsewhere' }
  | { readonly kind: 'nothing-to-do' }
  /** Events wait behind a position whose transaction may still commit; `moved` when some before it were delivered. */
  | { readonly kind: 'gap'; readonly moved: boolean }
  | { readonly kind: 'delivered'; readonly more: boolean }
  | { readonly kind: 'outage'; readonly error: unknown }

const retriesMax = 100
const reasonLengthMax = 500

/** Rejects when the database fails; an outage of the sink is a value. */
export async function deliverBatch(context: DeliveryContext): Promise<Delivered> {
  const delivered = await holdCursor(context.pool, context.sink.name, async (cursor): Promise<Delivered> => {
    try {
      const retried = await retryDeadLetters(context.sink, cursor)
      const delivered = await deliverNext(context, cursor)
      return delivered.kind === 'nothing-to-do' && retried > 0 ? { kind: 'delivered', more: true } : delivered
    } catch (error) {
      if (!(error instanceof Outage)) throw error
      await cursor.recordOutage(shortReason(error.cause))
      return { kind: 'outage', error: error.cause }
    }
  })
  return delivered ?? { kind: 'held-elsewhere' }
}

async function deliverNext(context: DeliveryContext, cursor: HeldCursor): Promise<Delivered> {
  const { sink, gaps, batchSizeMax } = context
  const read = await cursor.readEvents(batchSizeMax)
  const events = gaps.contiguous(read)
  const last = events.at(-1)
  if (!last) return read.events.length > 0 ? { kind: 'gap', moved: false } : { kind: 'nothing-to-do' }
  const refused = await orOutage(publishPersistently(sink, events))
  if (refused.length > 0) {
    await cursor.bury(
      refused.map(({ event, reason }) => ({ ...letterOf(event, reason), attempts: publishesMax })),
    )
  }
  await cursor.advance({ position: last.position, delivered: events.length - refused.length })
  if (events.length < read.events.length) return { kind: 'gap', moved: true }
  return { kind: 'delivered', more: events.length === batchSizeMax }
}

/** Resolves to how many were published again. */
async function retryDeadLetters(sink: Sink, cursor: HeldCursor): Promise<number> {
  const retries = await cursor.readRetries(retriesMax)
  if (retries.length === 0) return 0
  const refused = await orOutage(
    publishOnce(
      sink,
      retries.map(({ event }) => event),
    ),
  )
  const refusedIds = new Set(refused.map(({ event }) => event.eventId))
  const taken = retries.flatMap(({ event }) => (refusedIds.has(event.eventId) ? [] : [event.eventId]))
  if (taken.length > 0) await cursor.removeDeadLetters(taken)
  const attempts = new Map(retries.map((retry) => [retry.event.eventId, retry.attempts + 1]))
  const letters = refused.map(({ event, reason }) => ({
    ...letterOf(event, reason),
    attempts: attempts.get(event.eventId)!,
  }))
  if (letters.length > 0) await cursor.bury(letters)
  return retries.length
}

function letterOf({ eventId, position }: OutboxEvent, reason: string) {
  return { eventId, position, reason: reason.slice(0, reasonLengthMax) }
}

class Outage extends Error {}

/** Tells a sink that is away from a database that is. */
async function orOutage<Result>(published: Promise<Result>): Promise<Result> {
  return published.catch((cause: unknown) => {
    throw new Outage('the sink is away', { cause })
  })
}

function shortReason(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, reasonLengthMax)
}
