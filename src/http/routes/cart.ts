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
import { readCart } from '../../postgres/read-cart.ts'
import { identityOf, requireUser } from '../authenticate.ts'
import { orderPayment } from '../payment-terms.ts'
import { idempotencyOf, perform } from '../perform.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'
import { orderView } from '../views.ts'
import { placeRefusals } from './orders.ts'

const tag = 'cart'

/** Every field of a checkout is optional, so no body at all means the whole cart, paid at once. */
function emptyBodyIsObject(
  request: FastifyRequest,
  _reply: FastifyReply,
  done: HookHandlerDoneFunction,
): void {
  request.body ??= {}
  done()
}

export function cartRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  async function cartOf(userId: string) {
    const lines = await readCart(shop.pool, userId)
    const items = lines.map((line) => ({ ...line, amount: line.unitPrice * line.quantity }))
    return { items, total: items.reduce((sum, { amount }) => sum + amount, 0) }
  }

  return async (app) => {
    app.addHook('preParsing', requireUser)

    const view = routeSchema({ tag, summary: 'The cart now', answer: { 200: Cart } })
    app.get('/orders/cart', { schema: view }, (request) => cartOf(identityOf(request).userId))

    const add = routeSchema({
      tag,
      summary: 'Add units of a product; a line that is there already grows',
      body: AddCartItemBody,
      answer: { 200: Cart },
      refusals: ['product-not-found', 'product-not-on-sale', 'out-of-stock', 'cart-full', 'user-not-found'],
    })
    app.post('/orders/cart', { schema: add }, async (request, reply) => {
      const { userId } = identityOf(request)
      const { productId, quantity } = request.body
      const itemId = shop.newId()
      const now = shop.clock()
      await perform<'AddCartLine'>(shop, reply, {
        type: 'AddCartLine',
        now,
        userId,
        itemId,
        productId,
        quantity,
      })
      return cartOf(userId)
    })

    const change = routeSchema({
      tag,
      summary: 'Set the quantity of a line',
      params: CartItemParams,
      body: ChangeCartItemBody,
      answer: { 200: Cart },
      refusals: ['cart-item-not-found', 'product-not-found', 'product-not-on-sale', 'out-of-stock'],
    })
    app.patch('/orders/cart/:itemId', { schema: change }, async (request, reply) => {
      const { userId } = identityOf(request)
      const { itemId } = request.params
      const { quantity } = request.body
      const now = shop.clock()
      await perform<'ChangeCartLine'>(shop, reply, { type: 'ChangeCartLine', now, userId, itemId, quantity })
      return cartOf(userId)
    })

    const removeOne = routeSchema({
      tag,
      summary: 'Remove a line',
      params: CartItemParams,
      answer: { 204: Type.Null() },
      refusals: ['cart-item-not-found'],
    })
    app.delete('/orders/cart/:itemId', { schema: removeOne }, async (request, reply) => {
      const { userId } = identityOf(request)
      const itemIds = [request.params.itemId]
      const now = shop.clock()
      await perform<'RemoveCartLines'>(shop, reply, { type: 'RemoveCartLines', now, userId, itemIds })
      return reply.code(204).send(null)
    })

    const removeSelected = routeSchema({
      tag,
      summary: 'Remove selected lines: all of them or, when one is not there, none',
      querystring: RemoveCartItemsQuery,
      answer: { 204: Type.Null() },
      refusals: ['cart-item-not-found'],
    })
    app.delete('/orders/cart', { schema: removeSelected }, async (request, reply) => {
      const { userId } = identityOf(request)
      const itemIds = request.query.itemIds.split(',')
      const now = shop.clock()
      await perform<'RemoveCartLines'>(shop, reply, { type: 'RemoveCartLines', now, userId, itemIds })
      return reply.code(204).send(null)
    })

    const checkout = routeSchema({
      tag,
      summary: 'Order lines of the cart; they leave it in the same commit',
      idempotent: true,
      body: CheckoutBody,
      answer: { 201: Order },
      refusals: [...placeRefusals, 'cart-empty', 'cart-item-not-found'],
    })
    app.post(
      '/orders/cart/checkout',
      { schema: checkout, preValidation: emptyBodyIsObject },
      async (request, reply) => {
        const now = shop.clock()
        const { itemIds = null, userCouponId = null, payment } = request.body
        const order = await perform<'CheckoutCart'>(shop, reply, {
          type: 'CheckoutCart',
          now,
          userId: identityOf(request).userId,
          orderId: shop.newId(),
          itemIds,
          userCouponId,
          payment: orderPayment(shop, payment, now),
          idempotency: idempotencyOf(request, now),
        })
        return reply.code(201).send(orderView(order, now))
      },
    )
  }
}
