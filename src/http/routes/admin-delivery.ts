// What operators watch and ask of the delivery: how far each platform is, what it refused, sending it again.

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import {
  DeadLetterParams,
  Delivery,
  ReplayBody,
  RetryAccepted,
  SinkAccepted,
  SinkParams,
} from '../../contract/delivery.ts'
import { isoTime } from '../../domain/iso-time.ts'
import * as delivery from '../../postgres/read-delivery.ts'
import { findOrder } from '../../postgres/read-orders.ts'
import type { Api } from '../api.ts'
import { ProblemError } from '../problem-error.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'
import { isoOrNull } from '../views.ts'

const tag = 'admin'

export function adminDeliveryRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  return async (api) => {
    addDelivery(api, shop)
    addRetry(api, shop)
    addReplay(api, shop)
    addResume(api, shop)
    addRemoval(api, shop)
  }
}

const state = routeSchema({
  tag,
  summary: 'How far the platforms are, and what they refused',
  answer: { 200: Delivery },
  refusals: ['forbidden'],
})

function addDelivery(api: Api, { pool }: Shop): void {
  api.get('/admin/delivery', { schema: state }, async () => {
    const { sinks, deadLetters } = await delivery.readDelivery(pool)
    return {
      sinks: sinks.map((sink) => ({
        ...sink,
        oldestPendingAt: isoOrNull(sink.oldestPendingAt),
        disabledAt: isoOrNull(sink.disabledAt),
      })),
      deadLetters: deadLetters.map((letter) => ({ ...letter, deadAt: isoTime(letter.deadAt) })),
    }
  })
}

const retry = routeSchema({
  tag,
  summary: 'Deliver a dead letter again',
  kind: 'command',
  params: DeadLetterParams,
  answer: { 202: RetryAccepted },
  refusals: ['forbidden', 'dead-letter-not-found'],
})

function addRetry(api: Api, { pool, wakeRelays }: Shop): void {
  api.post('/admin/delivery/dead-letters/:eventId/retry', { schema: retry }, async (request, reply) => {
    const { eventId } = request.params
    if (!(await delivery.requestRetry(pool, eventId))) throw new ProblemError('dead-letter-not-found')
    wakeRelays()
    return reply.code(202).send({ eventId, status: 'scheduled' })
  })
}

const replay = routeSchema({
  tag,
  summary: 'Deliver again: everything since a time, or the events of one order',
  kind: 'command',
  params: SinkParams,
  body: ReplayBody,
  answer: { 202: SinkAccepted },
  refusals: ['forbidden', 'sink-not-found', 'order-not-found'],
})

function addReplay(api: Api, { pool, wakeRelays }: Shop): void {
  api.post('/admin/delivery/:sink/replay', { schema: replay }, async ({ params: { sink }, body }, reply) => {
    const { since, orderId } = body
    if (orderId !== undefined && !(await findOrder(pool, orderId))) {
      throw new ProblemError('order-not-found', { data: { orderId } })
    }
    const isKnown =
      since !== undefined
        ? await delivery.requestReplay(pool, sink, Date.parse(since))
        : await delivery.requestOrderReplay(pool, sink, orderId!)
    if (!isKnown) throw new ProblemError('sink-not-found')
    wakeRelays()
    return reply.code(202).send({ sink, status: 'scheduled' })
  })
}

const resume = routeSchema({
  tag,
  summary: 'Deliver again to a platform that had asked for nothing more',
  kind: 'command',
  params: SinkParams,
  answer: { 202: SinkAccepted },
  refusals: ['forbidden', 'sink-not-found'],
})

function addResume(api: Api, { pool, wakeRelays }: Shop): void {
  api.post('/admin/delivery/:sink/resume', { schema: resume }, async ({ params: { sink } }, reply) => {
    if (!(await delivery.resumeSink(pool, sink))) throw new ProblemError('sink-not-found')
    wakeRelays()
    return reply.code(202).send({ sink, status: 'scheduled' })
  })
}

const removal = routeSchema({
  tag,
  summary: 'Forget a platform that is no longer delivered to, so that no events are kept for it',
  kind: 'command',
  params: SinkParams,
  answer: { 204: Type.Null() },
  refusals: ['forbidden', 'sink-not-found', 'sink-in-use'],
})

function addRemoval(api: Api, { pool }: Shop): void {
  api.delete('/admin/delivery/:sink', { schema: removal }, async ({ params: { sink } }, reply) => {
    const removed = await delivery.removeSink(pool, sink)
    if (removed !== 'removed') throw new ProblemError(`sink-${removed}`)
    return reply.code(204).send(null)
  })
}
