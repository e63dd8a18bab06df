// The envelope of what leaves the shop: CloudEvents 1.0, structured JSON. The id is the event's own, the same at
// every delivery, so that a platform can drop duplicates; `sequence` (an extension of CloudEvents) rises within a subject,
// so that it can tell which of two came first: it is the place in the outbox, whose writers hold the lock of the subject.

import type { OutboxEvent } from '../postgres/outbox.ts'

export type CloudEvent = {
  readonly id: string
  /** `jangteo.order.paid.v1` */
  readonly type: string
  /** The id of what the event is about: an order, a user, a coupon in a user's hands, a product. */
  readonly subject: string
  /** The whole envelope, one line. */
  readonly json: string
}

/** Of a text that sorts as its number does, for as long as positions are safe integers. */
const sequenceLength = 16

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
    sequence: String(event.position).padStart(sequenceLength, '0'),
  })
  return { id, type, subject, json: `${attributes.slice(0, -1)},"data":${event.data}}` }
}
