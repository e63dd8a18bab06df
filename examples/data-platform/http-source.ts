// Events as webhooks: POST /events, signed as Standard Webhooks 1.0 says (standardwebhooks.com). 2xx is answered only
// once the event is on disk; without that answer the shop sends it again.

import type { FastifyInstance } from 'fastify'
import { Webhook, WebhookVerificationError } from 'standardwebhooks'
import type { EventStore } from './event-store.ts'
import { readEvent } from './read-event.ts'

const bodyBytesMax = 1024 * 1024

/** 401: not signed by the shop, or more than 5 minutes ago. 400: no event; the shop gives it up after some tries. */
export function receiveEvents(app: FastifyInstance, store: EventStore, signingSecret: string): void {
  const webhook = new Webhook(signingSecret)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/cloudevents+json', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  app.post<{ Body: string }>(
    '/events',
    { bodyLimit: bodyBytesMax },
    async ({ body = '', headers }, reply) => {
      const fault = faultOf(() =>
        webhook.verify(body, headers as Record<string, string>, { jsonParse: false }),
      )
      if (fault !== null) return reply.code(401).send({ error: fault })
      const event = readEvent(body)
      if (typeof event === 'string') {
        await store.putAside(body, event)
        return reply.code(400).send({ error: event })
      }
      await store.add(event)
      return reply.code(204).send()
    },
  )
}

function faultOf(verify: () => void): string | null {
  try {
    verify()
    return null
  } catch (error) {
    if (error instanceof WebhookVerificationError) return error.message
    throw error
  }
}
