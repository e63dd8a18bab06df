// Publishes events in the order of each subject: a call to the sink has one event of a subject, the next one goes once
// that was taken, and those behind a refused one wait. Other subjects never wait for it.

import type { OutboxEvent } from '../postgres/outbox.ts'
import { toCloudEvent } from './cloud-event.ts'
import type { Sink } from './sink.ts'

type RefusedEvent = {
  readonly event: OutboxEvent
  readonly reason: string
  /** The platform had no room; see Refusal. */
  readonly isOverload: boolean
}

export type Published = {
  readonly taken: readonly OutboxEvent[]
  readonly refused: readonly RefusedEvent[]
  /** To be sent later: an earlier event of their subject was refused, there were too many, the time was over, or an outage. */
  readonly behind: readonly OutboxEvent[]
}

/** After this, no other call begins: the last one takes up to a minute, and the cursor is held for 90 s. */
const publishMsMax = 25_000

/** Calls to the sink in one delivery: as many events of one subject; its others are parked, and keep nobody waiting. */
const callsMax = 8

/** Rejects with what the sink throws when that is so from the first call on; what was taken before an outage counts. */
export async function publishInOrder(sink: Sink, events: readonly OutboxEvent[]): Promise<Published> {
  const taken: OutboxEvent[] = []
  const refused: RefusedEvent[] = []
  const behind: OutboxEvent[] = []
  const stopped = new Set<string>()
  const startedAt = performance.now()
  let rest = events
  for (let calls = 0; rest.length > 0; calls += 1) {
    if (calls === callsMax || performance.now() - startedAt > publishMsMax) {
      behind.push(...rest)
      break
    }
    const { first, later } = firstOfEachSubject(rest)
    const refusals = await sink.publish(first.map(toCloudEvent)).catch((error: unknown) => {
      if (rest === events) throw error
      return null
    })
    if (refusals === null) {
      behind.push(...rest)
      break
    }
    const answers = new Map(refusals.map((refusal) => [refusal.eventId, refusal]))
    for (const event of first) {
      const refusal = answers.get(event.eventId)
      if (!refusal) taken.push(event)
      else {
        refused.push({ event, reason: refusal.reason, isOverload: refusal.isOverload === true })
        stopped.add(event.subject)
      }
    }
    behind.push(...later.filter(({ subject }) => stopped.has(subject)))
    rest = later.filter(({ subject }) => !stopped.has(subject))
  }
  return { taken, refused, behind }
}

function firstOfEachSubject(events: readonly OutboxEvent[]) {
  const seen = new Set<string>()
  const first: OutboxEvent[] = []
  const later: OutboxEvent[] = []
  for (const event of events) {
    if (seen.has(event.subject)) later.push(event)
    else {
      seen.add(event.subject)
      first.push(event)
    }
  }
  return { first, later }
}
