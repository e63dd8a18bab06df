// Charge, refund, balance and history (requirements B1–B8).

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Balance, BalanceChange, BalanceHistory, ChargeBody, RefundBody } from '../../contract/balance.ts'
import { CursorQuery, Uuid } from '../../contract/common.ts'
import { readBalance, readBalanceHistory } from '../../postgres/read-balance.ts'
import { identityOf, requireUser, subjectOf } from '../authenticate.ts'
import { cursorPage, decodeNumberCursor } from '../cursor.ts'
import { idempotencyOf, perform } from '../perform.ts'
import { ProblemError } from '../problem-error.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'
import { iso } from '../views.ts'

const tag = 'balance'
const dayMs = 86_400_000

export function balanceRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  const refundWindowMs = shop.config.refundWindowDays * dayMs

  async function balanceOf(userId: string) {
    const balance = await readBalance(shop.pool, userId, shop.clock() - refundWindowMs)
    if (!balance) throw new ProblemError('user-not-found', { data: { userId } })
    return balance
  }

  return async (app) => {
    app.addHook('preParsing', requireUser)

    const charge = routeSchema({
      tag,
      summary: 'Add won to the balance',
      idempotent: true,
      body: ChargeBody,
      answer: { 201: BalanceChange },
      refusals: ['forbidden', 'user-not-found', 'idempotency-key-reused'],
    })
    app.post('/balance/charge', { schema: charge }, async (request, reply) => {
      const now = shop.clock()
      const result = await perform<'ChargeBalance'>(shop, reply, {
        type: 'ChargeBalance',
        now,
        userId: subjectOf(request, request.body.userId),
        amount: request.body.amount,
        entryId: shop.newId(),
        idempotency: idempotencyOf(request, now),
      })
      return reply.code(201).send(result)
    })

    const refund = routeSchema({
      tag,
      summary: 'Pay unspent charged won back',
      idempotent: true,
      body: RefundBody,
      answer: { 201: BalanceChange },
      refusals: ['refund-exceeds-refundable', 'forbidden', 'user-not-found', 'idempotency-key-reused'],
    })
    app.post('/balance/refund', { schema: refund }, async (request, reply) => {
      const now = shop.clock()
      const result = await perform<'RefundBalance'>(shop, reply, {
        type: 'RefundBalance',
        now,
        since: now - refundWindowMs,
        userId: subjectOf(request, request.body.userId),
        amount: request.body.amount,
        entryId: shop.newId(),
        idempotency: idempotencyOf(request, now),
      })
      return reply.code(201).send(result)
    })

    const own = routeSchema({ tag, summary: 'The balance now', answer: { 200: Balance } })
    app.get('/balance', { schema: own }, (request) => balanceOf(identityOf(request).userId))

    const ofUser = routeSchema({
      tag,
      summary: 'The balance of a user: your own, or anybody’s for an operator',
      params: Type.Object({ userId: Type.Union([Uuid, Type.Literal('me')]) }),
      answer: { 200: Balance },
      refusals: ['forbidden', 'user-not-found'],
    })
    app.get('/users/:userId/balance', { schema: ofUser }, (request) =>
      balanceOf(subjectOf(request, request.params.userId)),
    )

    const history = routeSchema({
      tag,
      summary: 'Every change of the balance, newest first',
      querystring: CursorQuery,
      answer: { 200: BalanceHistory },
    })
    app.get('/balance/history', { schema: history }, async (request) => {
      const { limit, cursor } = request.query
      const beforeSeq = decodeNumberCursor('balance', cursor)
      const page = { limit: limit + 1, beforeSeq }
      const entries = await readBalanceHistory(shop.pool, identityOf(request).userId, page)
      return cursorPage(
        entries,
        { list: 'balance', limit, last: (entry) => entry.seq },
        ({ seq: _seq, createdAt, ...entry }) => ({ ...entry, createdAt: iso(createdAt) }),
      )
    })
  }
}
