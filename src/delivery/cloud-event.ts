// The envelope of what leaves the shop: CloudEvents 1.0, structured JSON. The id is the event's own, the same at
// every delivery, so that a platform can drop duplicates.

import type { OutboxEvent } from '../postgres/outbox.ts'

export type CloudEvent = {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: '/jangteo'
  /** `jangteo.order.paid.v1`, `jangteo.order.cancelled.v1`. */
  readonly type: string
  /** The order's id. */
  readonly subject: string
  readonly time: string
  readonly datacontenttype: 'application/json'
  readonly data: unknown
}

export function toCloudEvent(event: OutboxEvent): CloudEvent {
  return {
    specversion: '1.0',
    id: event.eventId,
    source: '/jangteo',
    type: `jangteo.${event.type}.v1`,
    subject: event.subject,
    time: new Date(event.occurredAt).toISOString(),
    datacontenttype: 'application/json',
    data: event.data,
  }
}
