// Order, pay, cancel, and the history of orders and payments (requirements O1–O11).

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CursorQuery, IdParams, UserParams } from '../../contract/common.ts'
import { Order, OrderPage, PaymentPage, PlaceOrderBody } from '../../contract/orders.ts'
import { findOrder, listOrdersOfUser, listPayments } from '../../postgres/read-orders.ts'
import type { Api } from '../api.ts'
import { existingSubjectOf, identityOf, requireUser, subjectOf } from '../authenticate.ts'
import { cursorPage, decodeIdCursor } from '../cursor.ts'
import { orderPayment, paymentTerms } from '../payment-terms.ts'
import { idempotencyOf, perform } from '../perform.ts'
import { ProblemError } from '../problem-error.ts'
import type { ProblemCode } from '../problems.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'
import { orderResultView, orderView, paymentView } from '../views.ts'

const tag = 'orders'

/** Everything that can stop an order from being placed. */
export const placeRefusals: readonly ProblemCode[] = [
  'product-not-found',
  'product-not-on-sale',
  'out-of-stock',
  'insufficient-balance',
  'coupon-not-usable',
  'user-coupon-not-found',
  'total-changed',
  'forbidden',
  'user-not-found',
  'idempotency-key-reused',
]

export function orderRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  return async (api) => {
    api.addHook('preParsing', requireUser)
    addPlace(api, shop)
    addPay(api, shop)
    addCancel(api, shop)
    addLists(api, shop)
    addOne(api, shop)
    addPayments(api, shop)
  }
}

const place = routeSchema({
  tag,
  summary: 'Order and pay in one call, or order now and pay later',
  kind: 'command',
  idempotent: true,
  body: PlaceOrderBody,
  answer: { 201: Order },
  refusals: placeRefusals,
})

function addPlace(api: Api, shop: Shop): void {
  api.post('/orders', { schema: place }, async (request, reply) => {
    const now = shop.clock()
    const { items, userCouponId = null, expectedTotal = null, payment } = request.body
    const order = await perform<'PlaceOrder'>(shop, reply, {
      type: 'PlaceOrder',
      now,
      userId: subjectOf(request, request.body.userId),
      orderId: shop.newId(),
      lines: items,
      userCouponId,
      expectedTotal,
      payment: orderPayment(shop, payment, now),
      idempotency: idempotencyOf(request, now),
    })
    return reply.code(201).send(orderResultView(order))
  })
}

const pay = routeSchema({
  tag,
  summary: 'Pay a pending order',
  kind: 'command',
  idempotent: true,
  params: IdParams,
  answer: { 201: Order },
  refusals: [
    'order-not-found',
    'forbidden',
    'order-already-paid',
    'order-expired',
    'order-cancelled',
    'insufficient-balance',
    'idempotency-key-reused',
  ],
})

function addPay(api: Api, shop: Shop): void {
  api.post('/orders/:id/payments', { schema: pay }, async (request, reply) => {
    const now = shop.clock()
    const order = await perform<'PayOrder'>(shop, reply, {
      type: 'PayOrder',
      now,
      userId: identityOf(request).userId,
      orderId: request.params.id,
      paymentId: shop.newId(),
      payment: paymentTerms(shop, now),
      idempotency: idempotencyOf(request, now),
    })
    return reply.code(201).send(orderResultView(order))
  })
}

const cancel = routeSchema({
  tag,
  summary:
    'Undo an order: stock, balance, coupon and ranking all return. Operators: anybody’s, in the same window',
  kind: 'command',
  idempotent: true,
  params: IdParams,
  answer: { 200: Order },
  refusals: [
    'order-not-found',
    'forbidden',
    'order-not-cancellable',
    'cancel-window-closed',
    'idempotency-key-reused',
  ],
})

function addCancel(api: Api, shop: Shop): void {
  api.post('/orders/:id/cancel', { schema: cancel }, async (request, reply) => {
    const now = shop.clock()
    const { userId, role } = identityOf(request)
    const order = await perform<'CancelOrder'>(shop, reply, {
      type: 'CancelOrder',
      now,
      userId: role === 'admin' ? null : userId,
      orderId: request.params.id,
      entryId: shop.newId(),
      idempotency: idempotencyOf(request, now),
    })
    return orderResultView(order)
  })
}

const own = routeSchema({
  tag,
  summary: 'Your orders, newest first',
  querystring: CursorQuery,
  answer: { 200: OrderPage },
})

const ofUser = routeSchema({
  tag,
  summary: 'Orders of a user: your own, or anybody’s for an operator',
  params: UserParams,
  querystring: CursorQuery,
  answer: { 200: OrderPage },
  refusals: ['forbidden', 'user-not-found'],
})

function addLists(api: Api, shop: Shop): void {
  async function ordersOf(userId: string, query: { limit: number; cursor?: string }) {
    const { limit, cursor } = query
    const beforeId = decodeIdCursor('orders', cursor)
    const orders = await listOrdersOfUser(shop.pool, userId, { limit: limit + 1, beforeId })
    const now = shop.clock()
    const page = { list: 'orders', limit, last: (order: { id: string }) => order.id } as const
    return cursorPage(orders, page, (order) => orderView(order, now))
  }

  api.get('/orders', { schema: own }, (request) => ordersOf(identityOf(request).userId, request.query))
  api.get('/users/:userId/orders', { schema: ofUser }, async (request) => {
    const userId = await existingSubjectOf(shop, request, request.params.userId)
    return ordersOf(userId, request.query)
  })
}

const one = routeSchema({
  tag,
  summary: 'One order',
  params: IdParams,
  answer: { 200: Order },
  refusals: ['order-not-found', 'forbidden'],
})

function addOne(api: Api, { pool, clock }: Shop): void {
  api.get('/orders/:id', { schema: one }, async (request) => {
    const orderId = request.params.id
    const order = await findOrder(pool, orderId)
    if (!order) throw new ProblemError('order-not-found', { data: { orderId } })
    subjectOf(request, order.userId)
    return orderView(order, clock())
  })
}

const payments = routeSchema({
  tag,
  summary: 'Your payments, newest first',
  querystring: CursorQuery,
  answer: { 200: PaymentPage },
})

const paymentsOfUser = routeSchema({
  tag,
  summary: 'Payments of a user: your own, or anybody’s for an operator',
  params: UserParams,
  querystring: CursorQuery,
  answer: { 200: PaymentPage },
  refusals: ['forbidden', 'user-not-found'],
})

function addPayments(api: Api, shop: Shop): void {
  async function paymentsOf(userId: string, query: { limit: number; cursor?: string }) {
    const { limit, cursor } = query
    const beforeId = decodeIdCursor('payments', cursor)
    const rows = await listPayments(shop.pool, userId, { limit: limit + 1, beforeId })
    return cursorPage(rows, { list: 'payments', limit, last: (payment) => payment.id }, paymentView)
  }

  api.get('/payments', { schema: payments }, (request) =>
    paymentsOf(identityOf(request).userId, request.query),
  )
  api.get('/users/:userId/payments', { schema: paymentsOfUser }, async (request) => {
    const userId = await existingSubjectOf(shop, request, request.params.userId)
    return paymentsOf(userId, request.query)
  })
}
