// The AsyncAPI 3 document of the events that leave the shop, made from the schemas in contract/events.ts, as openapi.ts
// makes that of the routes.

import { Type } from 'typebox'
import { type EventType, envelopeSchema, events } from '../contract/events.ts'
import type { Api } from './api.ts'

const types = Object.keys(events) as EventType[]

function asyncApiDocument() {
  const messages = Object.fromEntries(types.map((type) => [type, messageOf(type)]))
  const references = types.map((type) => [type, { $ref: `#/components/messages/${type}` }] as const)
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Jangteo events',
      version: '1.0.0',
      description: 'What the shop tells platforms outside: at least once, in the order of each subject.',
    },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      events: {
        description: 'The queue, the topic or the address that DELIVERY_URL names.',
        messages: Object.fromEntries(references),
      },
    },
    operations: {
      tell: {
        action: 'send',
        channel: { $ref: '#/channels/events' },
        messages: types.map((type) => ({ $ref: `#/channels/events/messages/${type}` })),
      },
    },
    components: { messages },
  }
}

function messageOf(type: EventType) {
  return {
    name: type,
    summary: `Sent when ${events[type].when}`,
    contentType: 'application/cloudevents+json',
    payload: envelopeSchema(type),
  }
}

export function asyncApiRoute(api: Api): void {
  const schema = {
    tags: ['operations'],
    summary: 'The events that leave the shop, as an AsyncAPI document',
    response: { 200: Type.Object({}, { additionalProperties: true }) },
  }
  const document = asyncApiDocument()
  api.get('/asyncapi.json', { schema, config: { rateLimit: false } }, async () => document)
}
