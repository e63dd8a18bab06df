// One delivery: while the cursor is held, publishes the parked events whose time has come together with the next ones of
// the outbox, and records both in one transaction. A crash in between publishes again what was not recorded.
//
// A refused event is parked: it is tried again after a growing pause, and the later events of its subject wait behind it,
// while all others flow on. After `attemptsMax` refusals it is a dead letter, and its subject flows on without it. An
// outage is no refusal: it counts against no event, and nothing moves.

import type pg from 'pg'
import {
  type HeldCursor,
  holdCursor,
  type NewParkedEvent,
  type OutboxEvent,
  type ParkedEvent,
} from '../postgres/outbox.ts'
import { backoffMs } from './backoff.ts'
import type { GapWatch } from './gap-watch.ts'
import { type Published, publishInOrder } from './publish.ts'
import { type Sink, SinkDisabledError } from './sink.ts'

export type DeliveryContext = {
  readonly pool: pg.Pool
  readonly sink: Sink
  readonly gaps: GapWatch
  readonly batchSizeMax: number
  /** Refusals of one event before it is given up. */
  readonly attemptsMax: number
  /** The pause after an event's first refusal; it doubles with each further one. */
  readonly retryMsMin: number
}

export type Delivered =
  /** Another relay of this sink is at work. */
  | { readonly kind: 'held-elsewhere' }
  /** The platform wants nothing until an operator resumes it. */
  | { readonly kind: 'disabled' }
  | { readonly kind: 'nothing-to-do' }
  /** Events wait behind a position whose transaction may still commit; `moved` when some before it were delivered. */
  | { readonly kind: 'gap'; readonly moved: boolean }
  /** `ageMs` is that of the oldest event after the cursor, before the delivery. */
  | { readonly kind: 'delivered'; readonly more: boolean; readonly ageMs: number }
  | { readonly kind: 'outage'; readonly error: unknown }

const retryMsMax = 60_000
const reasonLengthMax = 500
/** Subjects that wait for another try; with more, nothing new is sent: the platform refuses everything. */
const parkedSubjectsMax = 10_000

/** Rejects when the database fails; an outage of the sink is a value. */
export async function deliverBatch(context: DeliveryContext): Promise<Delivered> {
  const delivered = await holdCursor(context.pool, context.sink.name, async (cursor): Promise<Delivered> => {
    if (cursor.isDisabled) return { kind: 'disabled' }
    if (cursor.replayFrom !== null) {
      cursor.rewind(cursor.replayFrom)
      return { kind: 'delivered', more: true, ageMs: 0 }
    }
    try {
      return await deliverNext(context, cursor)
    } catch (error) {
      if (!(error instanceof Outage)) throw error
      const { cause } = error
      if (!(cause instanceof SinkDisabledError)) {
        cursor.recordOutage(shortReason(cause))
        return { kind: 'outage', error: cause }
      }
      cursor.disable(shortReason(cause))
      return { kind: 'disabled' }
    }
  })
  return delivered ?? { kind: 'held-elsewhere' }
}

async function deliverNext(context: DeliveryContext, cursor: HeldCursor): Promise<Delivered> {
  const { gaps, sink } = context
  const batchSizeMax = Math.min(context.batchSizeMax, sink.batchSizeMax ?? context.batchSizeMax)
  const parked = cursor.hasParked ? await cursor.readParked(parkedSubjectsMax) : []
  const waiting = new Set(parked.map(({ subject }) => subject))
  // At most half, so that events which are refused again and again leave room for new ones.
  const due = parked.flatMap(({ due }) => due ?? []).slice(0, Math.ceil(batchSizeMax / 2))
  const nextMax = waiting.size < parkedSubjectsMax ? batchSizeMax - due.length : 0
  const read = await cursor.readEvents(nextMax)
  const next = gaps.contiguous(read)
  if (next.length === 0 && due.length === 0) {
    return read.events.length > 0 ? { kind: 'gap', moved: false } : { kind: 'nothing-to-do' }
  }
  const fresh = next.filter(({ subject }) => !waiting.has(subject))
  const published = await publishOrPostpone(context, cursor, { due, fresh })
  const attempts = new Map(due.map(({ event, attempts }) => [event.eventId, attempts]))
  const behind = next.filter(({ subject, eventId }) => waiting.has(subject) && !attempts.has(eventId))
  const { taken } = published
  if (cursor.hasParked && taken.length > 0) cursor.removeParked(taken.map(({ eventId }) => eventId))
  const toPark = [...refusedOf(context, published, attempts), ...behind.map(waitBehind)]
  if (toPark.length > 0) cursor.park(toPark)
  cursor.advance({ position: next.at(-1)?.position ?? cursor.position, delivered: taken.length })
  if (next.length < read.events.length) return { kind: 'gap', moved: next.length > 0 }
  // Where all that was due met an outage, asking again at once would only meet it again.
  const isAnswered = taken.length > 0 || published.refused.some(({ isOverload }) => !isOverload)
  return {
    kind: 'delivered',
    more: (due.length > 0 && isAnswered) || (nextMax > 0 && next.length === nextMax),
    ageMs: next[0] ? Date.now() - next[0].occurredAt : 0,
  }
}

type Sent = { readonly due: readonly ParkedEvent[]; readonly fresh: readonly OutboxEvent[] }

/** An outage that only parked events met says little: they wait, and whatever comes next tells more. */
async function publishOrPostpone(
  { sink }: DeliveryContext,
  cursor: HeldCursor,
  { due, fresh }: Sent,
): Promise<Published> {
  const parked = due.map(({ event }) => event)
  try {
    return await publishInOrder(sink, [...parked, ...fresh])
  } catch (cause) {
    if (fresh.length > 0 || cause instanceof SinkDisabledError)
      throw new Outage('the sink is away', { cause })
    const reason = shortReason(cause)
    cursor.recordOutage(reason)
    return { taken: [], refused: parked.map((event) => ({ event, reason, isOverload: true })), behind: [] }
  }
}

/** What is parked after a publish: the refused events, later or for good, and those behind them. */
function refusedOf(
  { attemptsMax, retryMsMin }: DeliveryContext,
  { refused, behind }: Published,
  attemptsBefore: ReadonlyMap<string, number>,
): NewParkedEvent[] {
  const again = refused.map(({ event, reason, isOverload }): NewParkedEvent => {
    const attempts = (attemptsBefore.get(event.eventId) ?? 0) + (isOverload ? 0 : 1)
    const pause = { min: retryMsMin, max: retryMsMax }
    const retryInMs = attempts < attemptsMax || isOverload ? backoffMs(Math.max(1, attempts), pause) : null
    return { event, attempts, reason: reason.slice(0, reasonLengthMax), retryInMs }
  })
  return [...again, ...behind.map(waitBehind)]
}

function waitBehind(event: OutboxEvent): NewParkedEvent {
  return { event, attempts: 0, reason: null, retryInMs: 0 }
}

/** Tells a sink that is away from a database that is. */
class Outage extends Error {}

function shortReason(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, reasonLengthMax)
}
