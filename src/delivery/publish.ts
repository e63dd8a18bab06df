// Publishes events until the sink took each of them or refused it for good.

import { setTimeout as sleep } from 'node:timers/promises'
import type { OutboxEvent } from '../postgres/outbox.ts'
import { toCloudEvent } from './cloud-event.ts'
import type { Sink } from './sink.ts'

/** Publishes of one event before a refusal is final. */
export const publishesMax = 5
const pauseMsMin = 25

export type RefusedEvent = { readonly event: OutboxEvent; readonly reason: string }

/**
 * Resolves to the events the sink still refused after every publish; throws what the sink throws on an outage. A
 * refused event is sent again alone, so it may arrive after later ones.
 */
export async function publishPersistently(
  sink: Sink,
  events: readonly OutboxEvent[],
): Promise<readonly RefusedEvent[]> {
  let refused = await publishOnce(sink, events)
  for (let publishes = 1; refused.length > 0 && publishes < publishesMax; publishes += 1) {
    await sleep(pauseMsMin * 2 ** (publishes - 1))
    refused = await publishOnce(
      sink,
      refused.map(({ event }) => event),
    )
  }
  return refused
}

export async function publishOnce(sink: Sink, events: readonly OutboxEvent[]): Promise<RefusedEvent[]> {
  const refusals = await sink.publish(events.map(toCloudEvent))
  if (refusals.length === 0) return []
  const reasons = new Map(refusals.map(({ eventId, reason }) => [eventId, reason]))
  return events.flatMap((event) => {
    const reason = reasons.get(event.eventId)
    return reason === undefined ? [] : [{ event, reason }]
  })
}
