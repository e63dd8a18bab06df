// What operators set up: products, stock and coupon events (requirement P6).

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '../../contract/common.ts'
import {
  ChangeCouponBody,
  Coupon,
  CouponPage,
  CouponPageQuery,
  CreateCouponBody,
} from '../../contract/coupons.ts'
import {
  AdjustedStock,
  AdjustStockBody,
  AdminProduct,
  AdminProductPage,
  AdminProductQuery,
  ChangeProductBody,
  CreateProductBody,
} from '../../contract/products.ts'
import { listCoupons } from '../../postgres/read-coupons.ts'
import { searchProducts } from '../../postgres/read-products.ts'
import { identityOf } from '../authenticate.ts'
import { couponChanges, newCoupon } from '../coupon-input.ts'
import { idempotencyOf, perform } from '../perform.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'
import { adminProductView, couponView, productResultView, stockView } from '../views.ts'

const tag = 'admin'

export function adminCatalogueRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  const { pool, clock, newId } = shop

  return async (app) => {
    const createProduct = routeSchema({
      tag,
      summary: 'Add a product',
      idempotent: true,
      body: CreateProductBody,
      answer: { 201: AdminProduct },
      refusals: ['forbidden', 'user-not-found', 'idempotency-key-reused'],
    })
    app.post('/admin/products', { schema: createProduct }, async (request, reply) => {
      const now = clock()
      const { stock, description = '', status = 'on-sale', ...rest } = request.body
      const result = await perform<'CreateProduct'>(shop, reply, {
        type: 'CreateProduct',
        now,
        product: { id: newId(), description, status, ...rest },
        stock,
        adjustmentId: newId(),
        actorId: identityOf(request).userId,
        idempotency: idempotencyOf(request, now),
      })
      return reply.code(201).send(productResultView(result))
    })

    const changeProduct = routeSchema({
      tag,
      summary: 'Change, stop or discontinue a product',
      params: IdParams,
      body: ChangeProductBody,
      answer: { 200: AdminProduct },
      refusals: ['forbidden', 'product-not-found'],
    })
    app.patch('/admin/products/:id', { schema: changeProduct }, async (request, reply) => {
      const productId = request.params.id
      const command = { type: 'ChangeProduct', now: clock(), productId, changes: request.body } as const
      return productResultView(await perform<'ChangeProduct'>(shop, reply, command))
    })

    const adjustStock = routeSchema({
      tag,
      summary: 'Restock, or take units out',
      idempotent: true,
      params: IdParams,
      body: AdjustStockBody,
      answer: { 200: AdjustedStock },
      refusals: ['forbidden', 'product-not-found', 'out-of-stock', 'idempotency-key-reused'],
    })
    app.post('/admin/products/:id/stock', { schema: adjustStock }, async (request, reply) => {
      const now = clock()
      const result = await perform<'AdjustStock'>(shop, reply, {
        type: 'AdjustStock',
        now,
        productId: request.params.id,
        ...request.body,
        adjustmentId: newId(),
        actorId: identityOf(request).userId,
        idempotency: idempotencyOf(request, now),
      })
      return stockView(result)
    })

    const products = routeSchema({
      tag,
      summary: 'Products of every status',
      querystring: AdminProductQuery,
      answer: { 200: AdminProductPage },
      refusals: ['forbidden'],
    })
    app.get('/admin/products', { schema: products }, async ({ query }) => {
      const { page, limit, sort, category = null, q = null, status = null } = query
      const { items, total } = await searchProducts(pool, { page, limit, sort, category, q, status })
      return { items: items.map(adminProductView), page, limit, total }
    })

    const createCoupon = routeSchema({
      tag,
      summary: 'Open a coupon event',
      idempotent: true,
      body: CreateCouponBody,
      answer: { 201: Coupon },
      refusals: ['forbidden', 'idempotency-key-reused'],
    })
    app.post('/admin/coupons', { schema: createCoupon }, async (request, reply) => {
      const now = clock()
      const coupon = await perform<'CreateCoupon'>(shop, reply, {
        type: 'CreateCoupon',
        now,
        coupon: newCoupon(newId(), request.body, now),
        idempotency: idempotencyOf(request, now),
      })
      return reply.code(201).send(couponView(coupon))
    })

    const changeCoupon = routeSchema({
      tag,
      summary: 'Change a coupon event; what a coupon is worth stays as it was promised',
      params: IdParams,
      body: ChangeCouponBody,
      answer: { 200: Coupon },
      refusals: ['forbidden', 'coupon-not-found', 'total-below-issued'],
    })
    app.patch('/admin/coupons/:id', { schema: changeCoupon }, async (request, reply) => {
      const couponId = request.params.id
      const changes = couponChanges(request.body)
      const command = { type: 'ChangeCoupon', now: clock(), couponId, changes } as const
      return couponView(await perform<'ChangeCoupon'>(shop, reply, command))
    })

    const coupons = routeSchema({
      tag,
      summary: 'Coupon events of all times',
      querystring: CouponPageQuery,
      answer: { 200: CouponPage },
      refusals: ['forbidden'],
    })
    app.get('/admin/coupons', { schema: coupons }, async ({ query: { page, limit } }) => {
      const { items, total } = await listCoupons(pool, { page, limit, openAt: null })
      return { items: items.map(couponView), page, limit, total }
    })
  }
}
