// The cart (requirements K1–K4). Every change answers with the cart as it is after it.

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import { Type } from 'typebox'
import {
  AddCartItemBody,
  Cart,
  CartItemParams,
  ChangeCartItemBody,
  CheckoutBody,
  Order,
  RemoveCartItemsQuery,
} from '../../contract/orders.ts'
import type { CartLineResult } from '../../domain/outcome.ts'
import { readCart } from '../../postgres/read-cart.ts'
import type { Api } from '../api.ts'
import { identityOf, requireUser } from '../authenticate.ts'
import { orderPayment } from '../payment-terms.ts'
import { idempotencyOf, perform } from '../perform.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'
import { orderResultView } from '../views.ts'
import { placeRefusals } from './orders.ts'

const tag = 'cart'

export function cartRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  return async (api) => {
    api.addHook('preParsing', requireUser)
    addView(api, shop)
    addAdd(api, shop)
    addChange(api, shop)
    addRemove(api, shop)
    addCheckout(api, shop)
  }
}

const view = routeSchema({ tag, summary: 'The cart now', answer: { 200: Cart } })

function addView(api: Api, shop: Shop): void {
  api.get('/orders/cart', { schema: view }, async (request) =>
    cartView(await readCart(shop.pool, identityOf(request).userId)),
  )
}

function cartView(lines: readonly CartLineResult[]) {
  const items = lines.map((line) => ({ ...line, amount: line.unitPrice * line.quantity }))
  return { items, total: items.reduce((sum, { amount }) => sum + amount, 0) }
}

const add = routeSchema({
  tag,
  summary: 'Add units of a product; a line that is there already grows',
  kind: 'command',
  body: AddCartItemBody,
  answer: { 200: Cart },
  refusals: ['product-not-found', 'product-not-on-sale', 'out-of-stock', 'cart-full', 'user-not-found'],
})

function addAdd(api: Api, shop: Shop): void {
  api.post('/orders/cart', { schema: add }, async (request, reply) => {
    const { userId } = identityOf(request)
    const { productId, quantity } = request.body
    const ids = { userId, itemId: shop.newId(), productId }
    const command = { type: 'AddCartLine', now: shop.clock(), ...ids, quantity } as const
    return cartView(await perform<'AddCartLine'>(shop, reply, command))
  })
}

const change = routeSchema({
  tag,
  summary: 'Set the quantity of a line',
  kind: 'command',
  params: CartItemParams,
  body: ChangeCartItemBody,
  answer: { 200: Cart },
  refusals: ['cart-item-not-found', 'product-not-on-sale', 'out-of-stock'],
})

function addChange(api: Api, shop: Shop): void {
  api.patch('/orders/cart/:itemId', { schema: change }, async (request, reply) => {
    const { userId } = identityOf(request)
    const { itemId } = request.params
    const { quantity } = request.body
    const now = shop.clock()
    const command = { type: 'ChangeCartLine', now, userId, itemId, quantity } as const
    return cartView(await perform<'ChangeCartLine'>(shop, reply, command))
  })
}

const removal = {
  tag,
  kind: 'command',
  answer: { 204: Type.Null() },
  refusals: ['cart-item-not-found'],
} as const

const removeOne = routeSchema({ ...removal, summary: 'Remove a line', params: CartItemParams })

const removeSelected = routeSchema({
  ...removal,
  summary: 'Remove selected lines: all of them or, when one is not there, none',
  querystring: RemoveCartItemsQuery,
})

function addRemove(api: Api, shop: Shop): void {
  async function remove(request: FastifyRequest, reply: FastifyReply, itemIds: readonly string[]) {
    const { userId } = identityOf(request)
    const command = { type: 'RemoveCartLines', now: shop.clock(), userId, itemIds } as const
    await perform<'RemoveCartLines'>(shop, reply, command)
    return reply.code(204).send(null)
  }

  api.delete('/orders/cart/:itemId', { schema: removeOne }, (request, reply) =>
    remove(request, reply, [request.params.itemId]),
  )
  api.delete('/orders/cart', { schema: removeSelected }, (request, reply) =>
    remove(request, reply, request.query.itemIds.split(',')),
  )
}

const checkout = routeSchema({
  tag,
  summary: 'Order lines of the cart; they leave it in the same commit',
  kind: 'command',
  idempotent: true,
  body: CheckoutBody,
  answer: { 201: Order },
  refusals: [...placeRefusals, 'cart-empty', 'cart-item-not-found'],
})

function addCheckout(api: Api, shop: Shop): void {
  const options = { schema: checkout, preValidation: emptyBodyIsObject }
  api.post('/orders/cart/checkout', options, async (request, reply) => {
    const now = shop.clock()
    const { itemIds = null, userCouponId = null, expectedTotal = null, payment } = request.body
    const order = await perform<'CheckoutCart'>(shop, reply, {
      type: 'CheckoutCart',
      now,
      userId: identityOf(request).userId,
      orderId: shop.newId(),
      itemIds,
      userCouponId,
      expectedTotal,
      payment: orderPayment(shop, payment, now),
      idempotency: idempotencyOf(request, now),
    })
    return reply.code(201).send(orderResultView(order))
  })
}

/** Every field of a checkout is optional, so no body at all means the whole cart, paid at once. */
function emptyBodyIsObject(
  request: FastifyRequest,
  _reply: FastifyReply,
  done: HookHandlerDoneFunction,
): void {
  request.body ??= {}
  done()
}
