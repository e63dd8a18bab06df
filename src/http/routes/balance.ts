// Charge, refund, balance and history (requirements B1–B8).

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Balance, BalanceChange, BalanceHistory, ChargeBody, RefundBody } from '../../contract/balance.ts'
import { CursorQuery, UserParams } from '../../contract/common.ts'
import { isoTime } from '../../domain/iso-time.ts'
import { readBalance, readBalanceHistory } from '../../postgres/read-balance.ts'
import type { Api } from '../api.ts'
import { existingSubjectOf, identityOf, requireUser, subjectOf } from '../authenticate.ts'
import { cursorPage, decodeNumberCursor } from '../cursor.ts'
import { idempotencyOf, perform } from '../perform.ts'
import { ProblemError } from '../problem-error.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'

const tag = 'balance'
const dayMs = 86_400_000

export function balanceRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  return async (api) => {
    api.addHook('preParsing', requireUser)
    addCharge(api, shop)
    addRefund(api, shop)
    addBalances(api, shop)
    addHistory(api, shop)
  }
}

const charge = routeSchema({
  tag,
  summary: 'Add won to the balance',
  kind: 'command',
  idempotent: true,
  body: ChargeBody,
  answer: { 201: BalanceChange },
  refusals: ['forbidden', 'user-not-found', 'idempotency-key-reused'],
})

function addCharge(api: Api, shop: Shop): void {
  api.post('/balance/charge', { schema: charge }, async (request, reply) => {
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
}

const refund = routeSchema({
  tag,
  summary: 'Pay unspent charged won back',
  kind: 'command',
  idempotent: true,
  body: RefundBody,
  answer: { 201: BalanceChange },
  refusals: ['refund-exceeds-refundable', 'forbidden', 'user-not-found', 'idempotency-key-reused'],
})

function addRefund(api: Api, shop: Shop): void {
  api.post('/balance/refund', { schema: refund }, async (request, reply) => {
    const now = shop.clock()
    const result = await perform<'RefundBalance'>(shop, reply, {
      type: 'RefundBalance',
      now,
      since: refundableSince(shop, now),
      userId: subjectOf(request, request.body.userId),
      amount: request.body.amount,
      entryId: shop.newId(),
      idempotency: idempotencyOf(request, now),
    })
    return reply.code(201).send(result)
  })
}

const own = routeSchema({
  tag,
  summary: 'The balance now',
  answer: { 200: Balance },
  refusals: ['user-not-found'],
})

const ofUser = routeSchema({
  tag,
  summary: 'The balance of a user: your own, or anybody’s for an operator',
  params: UserParams,
  answer: { 200: Balance },
  refusals: ['forbidden', 'user-not-found'],
})

function addBalances(api: Api, shop: Shop): void {
  async function balanceOf(userId: string) {
    const balance = await readBalance(shop.pool, userId, refundableSince(shop, shop.clock()))
    if (!balance) throw new ProblemError('user-not-found', { data: { userId } })
    return balance
  }

  api.get('/balance', { schema: own }, (request) => balanceOf(identityOf(request).userId))
  api.get('/users/:userId/balance', { schema: ofUser }, (request) =>
    balanceOf(subjectOf(request, request.params.userId)),
  )
}

const history = routeSchema({
  tag,
  summary: 'Every change of the balance, newest first',
  querystring: CursorQuery,
  answer: { 200: BalanceHistory },
})

const historyOfUser = routeSchema({
  tag,
  summary: 'Every change of the balance of a user: your own, or anybody’s for an operator',
  params: UserParams,
  querystring: CursorQuery,
  answer: { 200: BalanceHistory },
  refusals: ['forbidden', 'user-not-found'],
})

function addHistory(api: Api, shop: Shop): void {
  async function historyOf(userId: string, query: { limit: number; cursor?: string }) {
    const { limit, cursor } = query
    const beforeSeq = decodeNumberCursor('balance', cursor)
    const entries = await readBalanceHistory(shop.pool, userId, { limit: limit + 1, beforeSeq })
    return cursorPage(
      entries,
      { list: 'balance', limit, last: (entry) => entry.seq },
      ({ seq: _seq, createdAt, ...entry }) => ({ ...entry, createdAt: isoTime(createdAt) }),
    )
  }

  api.get('/balance/history', { schema: history }, (request) =>
    historyOf(identityOf(request).userId, request.query),
  )
  api.get('/users/:userId/balance/history', { schema: historyOfUser }, async (request) => {
    const userId = await existingSubjectOf(shop, request, request.params.userId)
    return historyOf(userId, request.query)
  })
}

function refundableSince({ config }: Shop, now: number): number {
  return now - Math.round(config.refundWindowDays * dayMs)
}
