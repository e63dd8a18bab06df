// What operators watch: orders and users, delivery to the data platform, and the verification of the books.

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import {
  AdminUserPage,
  AdminUserQuery,
  DeadLetterParams,
  Delivery,
  RetryAccepted,
  Verification,
} from '../../contract/operations.ts'
import { AdminOrderQuery, OrderPage } from '../../contract/orders.ts'
import { isoTime } from '../../domain/iso-time.ts'
import { searchUsers } from '../../postgres/accounts.ts'
import { readDelivery, requestRetry } from '../../postgres/read-delivery.ts'
import { searchOrders } from '../../postgres/read-orders.ts'
import { verifyBooks } from '../../postgres/verify-books.ts'
import type { Api } from '../api.ts'
import { cursorPage, decodeIdCursor } from '../cursor.ts'
import { ProblemError } from '../problem-error.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'
import { isoOrNull, orderView } from '../views.ts'

const tag = 'admin'

export function adminOperationsRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  return async (api) => {
    addOrders(api, shop)
    addUsers(api, shop)
    addDelivery(api, shop)
    addRetry(api, shop)
    addVerification(api, shop)
  }
}

const orders = routeSchema({
  tag,
  summary: 'Orders of everybody, newest first',
  querystring: AdminOrderQuery,
  answer: { 200: OrderPage },
  refusals: ['forbidden'],
})

function addOrders(api: Api, { pool, clock }: Shop): void {
  api.get('/admin/orders', { schema: orders }, async ({ query }) => {
    const { limit, cursor, status = null, userId = null } = query
    const beforeId = decodeIdCursor('orders', cursor)
    const found = await searchOrders(pool, { limit: limit + 1, beforeId, status, userId })
    const now = clock()
    const page = { list: 'orders', limit, last: (order: { id: string }) => order.id } as const
    return cursorPage(found, page, (order) => orderView(order, now))
  })
}

const users = routeSchema({
  tag,
  summary: 'Users, newest first',
  querystring: AdminUserQuery,
  answer: { 200: AdminUserPage },
  refusals: ['forbidden'],
})

function addUsers(api: Api, { pool }: Shop): void {
  api.get('/admin/users', { schema: users }, async ({ query: { limit, cursor, q = null } }) => {
    const beforeId = decodeIdCursor('users', cursor)
    const found = await searchUsers(pool, { limit: limit + 1, beforeId, q })
    return cursorPage(found, { list: 'users', limit, last: (user) => user.id }, (user) => ({
      ...user,
      createdAt: isoTime(user.createdAt),
    }))
  })
}

const delivery = routeSchema({
  tag,
  summary: 'How far the data platform is, and what it refused',
  answer: { 200: Delivery },
  refusals: ['forbidden'],
})

function addDelivery(api: Api, { pool }: Shop): void {
  api.get('/admin/delivery', { schema: delivery }, async () => {
    const { sinks, deadLetters } = await readDelivery(pool)
    return {
      sinks: sinks.map((sink) => ({ ...sink, oldestPendingAt: isoOrNull(sink.oldestPendingAt) })),
      deadLetters: deadLetters.map((letter) => ({ ...letter, deadAt: isoTime(letter.deadAt) })),
    }
  })
}

const retry = routeSchema({
  tag,
  summary: 'Deliver a dead letter again',
  kind: 'write',
  params: DeadLetterParams,
  answer: { 202: RetryAccepted },
  refusals: ['forbidden', 'dead-letter-not-found'],
})

function addRetry(api: Api, { pool, wakeRelay }: Shop): void {
  api.post('/admin/delivery/dead-letters/:eventId/retry', { schema: retry }, async (request, reply) => {
    const { eventId } = request.params
    if (!(await requestRetry(pool, eventId))) throw new ProblemError('dead-letter-not-found')
    wakeRelay()
    return reply.code(202).send({ eventId, status: 'scheduled' })
  })
}

const verification = routeSchema({
  tag,
  summary: 'Recompute the books from the rows and name every difference',
  answer: { 200: Verification },
  refusals: ['forbidden'],
})

function addVerification(api: Api, { pool, coalesce, config }: Shop): void {
  api.get('/admin/verification', { schema: verification }, () =>
    coalesce('verification', () => verifyBooks(pool, { timeZone: config.shopTimeZone })),
  )
}
