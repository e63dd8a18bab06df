// The stream of live states over server-sent events: what is asked for is checked before it begins, and from then on the
// connection belongs to the room `live`.

import type { OutgoingHttpHeaders } from 'node:http'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { StreamHeaders, StreamQuery } from '../../contract/stream.ts'
import type { Stream, StreamRequest } from '../../live/streams.ts'
import { identityOf, requireUser } from '../authenticate.ts'
import { type Live, operationsKey } from '../live-states.ts'
import { invalidRequest, ProblemError } from '../problem-error.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'

const streamsPerUserMax = 5
/** Of everybody without a token at one address. */
const streamsPerAddressMax = 100
const fullRetryAfterSeconds = 10

const description = `States, never changes: a message replaces what was known of its thing, so a client that was away
connects again and has missed nothing that still matters. First comes the state of everything asked for, then what
differs, each thing at most four times a second. The events and their data are the schemas \`stream-stock\`,
\`stream-coupon\`, \`stream-balance\`, \`stream-order\`, \`stream-operations\` and \`stream-end\`, after which the
server closes. \`retry\` says how many milliseconds to wait before connecting again; a comment comes every 15 seconds.
A user has at most ${streamsPerUserMax} streams of an instance: one more ends the oldest with the reason \`replaced\`.`

export function streamRoutes(shop: Shop, live: Live): FastifyPluginAsyncTypebox {
  const security = shop.config.catalogPublic ? 'none' : 'token'
  const schema = {
    ...routeSchema({
      tag: 'stream',
      summary: 'Live stock, coupon events, your balance and orders, figures of the shop',
      security,
      querystring: StreamQuery,
      headers: StreamHeaders,
      answer: { 200: Type.String({ description: 'Server-sent events' }) },
      refusals: ['unauthenticated', 'forbidden'],
    }),
    description,
    produces: ['text/event-stream'],
  }
  return async (api) => {
    if (!shop.config.catalogPublic) api.addHook('preParsing', requireUser)
    api.get('/stream', { schema, exposeHeadRoute: false }, async (request, reply) => {
      const stream = await join(live, streamRequestOf(request, live))
      connect(stream, reply)
    })
  }
}

async function join({ streams }: Live, wanted: StreamRequest): Promise<Stream> {
  const joined = streams.join(wanted)
  const retryAfterSeconds = fullRetryAfterSeconds
  if (joined === 'caller-full') throw new ProblemError('too-many-requests', { retryAfterSeconds })
  if (joined === 'full') throw new ProblemError('overloaded', { retryAfterSeconds })
  return joined
}

function streamRequestOf(
  request: FastifyRequest<{ Querystring: Static<typeof StreamQuery> }>,
  live: Live,
): StreamRequest {
  const { products, coupons, me, operations } = request.query
  const interests: StreamRequest['interests'][number][] = []
  if (products !== undefined) interests.push({ watch: live.stock, keys: idsIn(products) })
  if (coupons !== undefined) interests.push({ watch: live.coupons, keys: idsIn(coupons) })
  if (me !== undefined) interests.push({ watch: live.users, keys: [identityOf(request).userId] })
  if (operations !== undefined) interests.push({ watch: live.operations, keys: [operationsKey] })
  if (interests.length === 0) throw invalidRequest({ field: 'query', rule: 'nothing-asked' })
  // With a public catalogue, products are all that nobody in particular may watch.
  if (products === undefined || interests.length > 1) identityOf(request)
  if (operations !== undefined && identityOf(request).role !== 'admin') throw new ProblemError('forbidden')
  return { interests, ...callerOf(request) }
}

function callerOf({ identity, ip }: FastifyRequest): Pick<StreamRequest, 'caller' | 'tokenEndsAt'> {
  if (identity === null) {
    const caller = { key: `address ${ip}`, streamsMax: streamsPerAddressMax, oldestGivesWay: false }
    return { caller, tokenEndsAt: null }
  }
  const caller = { key: `user ${identity.userId}`, streamsMax: streamsPerUserMax, oldestGivesWay: true }
  return { caller, tokenEndsAt: identity.expiresAtMs }
}

function idsIn(list: string): string[] {
  return [...new Set(list.split(','))]
}

/**
 * Without chunks, which the end of the connection replaces, and past the response once its head is written: it would
 * hold each write back until the next tick, which took 14 µs a message instead of 11.
 */
function connect(stream: Stream, reply: FastifyReply): void {
  const { raw } = reply
  const headers = reply.getHeaders() as OutgoingHttpHeaders
  reply.hijack()
  raw.once('close', () => stream.leave())
  const { socket } = raw
  if (raw.destroyed || socket === null) return stream.leave()
  socket.on('drain', () => stream.drained())
  raw.removeHeader('transfer-encoding')
  raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    connection: 'close',
  })
  raw.flushHeaders()
  stream.open({
    write: (bytes) => socket.write(bytes),
    end(lastWords) {
      socket.write(lastWords)
      raw.end()
    },
    destroy: () => raw.destroy(),
  })
}
