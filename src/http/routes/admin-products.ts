// How operators set up products and stock (requirements P5, P6).

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '../../contract/common.ts'
import {
  AdjustedStock,
  AdjustStockBody,
  AdminProduct,
  AdminProductPage,
  AdminProductQuery,
  ChangeProductBody,
  CreateProductBody,
} from '../../contract/products.ts'
import { searchProducts } from '../../postgres/read-products.ts'
import type { Api } from '../api.ts'
import { identityOf } from '../authenticate.ts'
import { idempotencyOf, perform } from '../perform.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'
import { adminProductView, productResultView, stockView } from '../views.ts'

const tag = 'admin'

export function adminProductRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  return async (api) => {
    addCreate(api, shop)
    addChange(api, shop)
    addAdjustStock(api, shop)
    addList(api, shop)
  }
}

const create = routeSchema({
  tag,
  summary: 'Add a product',
  kind: 'command',
  idempotent: true,
  body: CreateProductBody,
  answer: { 201: AdminProduct },
  refusals: ['forbidden', 'idempotency-key-reused'],
})

function addCreate(api: Api, shop: Shop): void {
  api.post('/admin/products', { schema: create }, async (request, reply) => {
    const now = shop.clock()
    const { stock, description = '', status = 'on-sale', ...rest } = request.body
    const result = await perform<'CreateProduct'>(shop, reply, {
      type: 'CreateProduct',
      now,
      product: { id: shop.newId(), description, status, ...rest },
      stock,
      adjustmentId: shop.newId(),
      actorId: identityOf(request).userId,
      idempotency: idempotencyOf(request, now),
    })
    return reply.code(201).send(productResultView(result))
  })
}

const change = routeSchema({
  tag,
  summary: 'Change, stop or discontinue a product',
  kind: 'command',
  params: IdParams,
  body: ChangeProductBody,
  answer: { 200: AdminProduct },
  refusals: ['forbidden', 'product-not-found'],
})

function addChange(api: Api, shop: Shop): void {
  api.patch('/admin/products/:id', { schema: change }, async (request, reply) => {
    const productId = request.params.id
    const command = { type: 'ChangeProduct', now: shop.clock(), productId, changes: request.body } as const
    return productResultView(await perform<'ChangeProduct'>(shop, reply, command))
  })
}

const adjustStock = routeSchema({
  tag,
  summary: 'Restock, or take units out',
  kind: 'command',
  idempotent: true,
  params: IdParams,
  body: AdjustStockBody,
  answer: { 200: AdjustedStock },
  refusals: ['forbidden', 'product-not-found', 'out-of-stock', 'idempotency-key-reused'],
})

function addAdjustStock(api: Api, shop: Shop): void {
  api.post('/admin/products/:id/stock', { schema: adjustStock }, async (request, reply) => {
    const now = shop.clock()
    const result = await perform<'AdjustStock'>(shop, reply, {
      type: 'AdjustStock',
      now,
      productId: request.params.id,
      ...request.body,
      adjustmentId: shop.newId(),
      actorId: identityOf(request).userId,
      idempotency: idempotencyOf(request, now),
    })
    return stockView(result)
  })
}

const list = routeSchema({
  tag,
  summary: 'Products of every status',
  querystring: AdminProductQuery,
  answer: { 200: AdminProductPage },
  refusals: ['forbidden'],
})

function addList(api: Api, shop: Shop): void {
  api.get('/admin/products', { schema: list }, async ({ query }) => {
    const { page, limit, sort, category = null, q = null, status = null } = query
    const { items, total } = await searchProducts(shop.pool, { page, limit, sort, category, q, status })
    return { items: items.map(adminProductView), page, limit, total }
  })
}
