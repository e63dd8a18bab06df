// How operators set up products and stock (requirements P5, P6).

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { CursorQuery, IdParams } from '../../contract/common.ts'
import {
  AdjustedStock,
  AdjustStockBody,
  AdminProduct,
  AdminProductPage,
  AdminProductQuery,
  ChangeProductBody,
  CreateProductBody,
  StockHistory,
} from '../../contract/products.ts'
import { isoTime } from '../../domain/iso-time.ts'
import {
  findProducts,
  listStockAdjustments,
  type StockedProduct,
  searchProducts,
} from '../../postgres/read-products.ts'
import type { Api } from '../api.ts'
import { identityOf } from '../authenticate.ts'
import { cursorPage, decodeIdCursor } from '../cursor.ts'
import { idempotencyOf, perform } from '../perform.ts'
import { ProblemError } from '../problem-error.ts'
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
    addOne(api, shop)
    addStockHistory(api, shop)
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

const one = routeSchema({
  tag,
  summary: 'One product of any status',
  params: IdParams,
  answer: { 200: AdminProduct },
  refusals: ['forbidden', 'product-not-found'],
})

function addOne(api: Api, shop: Shop): void {
  api.get('/admin/products/:id', { schema: one }, async ({ params: { id } }) =>
    adminProductView(await existingProduct(shop, id)),
  )
}

const stockHistory = routeSchema({
  tag,
  summary: 'What operators put in and took out of the stock of a product, newest first; orders are not in it',
  params: IdParams,
  querystring: CursorQuery,
  answer: { 200: StockHistory },
  refusals: ['forbidden', 'product-not-found'],
})

function addStockHistory(api: Api, shop: Shop): void {
  api.get('/admin/products/:id/stock', { schema: stockHistory }, async ({ params: { id }, query }) => {
    const { limit, cursor } = query
    const beforeId = decodeIdCursor('stock', cursor)
    await existingProduct(shop, id)
    const rows = await listStockAdjustments(shop.pool, id, { limit: limit + 1, beforeId })
    return cursorPage(
      rows,
      { list: 'stock', limit, last: (adjustment) => adjustment.id },
      ({ createdAt, ...adjustment }) => ({ ...adjustment, createdAt: isoTime(createdAt) }),
    )
  })
}

async function existingProduct({ pool }: Shop, productId: string): Promise<StockedProduct> {
  const product = (await findProducts(pool, [productId])).get(productId)
  if (!product) throw new ProblemError('product-not-found', { data: { productId } })
  return product
}
