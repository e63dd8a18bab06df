// The envelope of what leaves the shop: CloudEvents 1.0, structured JSON. The id is the event's own, the same at
// every delivery, so that a platform can drop duplicates.

import type { OutboxEvent } from '../postgres/outbox.ts'

export type CloudEvent = {
  readonly id: string
  /** `jangteo.order.paid.v1`, `jangteo.order.cancelled.v1`. */
  readonly type: string
  /** The order's id. */
  readonly subject: string
  /** The whole envelope, one line. */
  readonly json: string
}

/** The data is JSON text from the outbox already, so it is put in as it stands: parsing it cost more than the rest. */
export function toCloudEvent(event: OutboxEvent): CloudEvent {
  const { eventId: id, subject } = event
  const type = `jangteo.${event.type}.v1`
  const attributes = JSON.stringify({
    specversion: '1.0',
    id,
    source: '/jangteo',
    type,
    subject,
    time: new Date(event.occurredAt).toISOString(),
    datacontenttype: 'application/json',
  })
  return { id, type, subject, json: `${attributes.slice(0, -1)},"data":${event.data}}` }
}
