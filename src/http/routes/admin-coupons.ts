// How operators set up coupon events (requirements P6, C1).

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '../../contract/common.ts'
import {
  ChangeCouponBody,
  Coupon,
  CouponPage,
  CouponPageQuery,
  CreateCouponBody,
} from '../../contract/coupons.ts'
import { listCoupons } from '../../postgres/read-coupons.ts'
import type { Api } from '../api.ts'
import { couponChanges, newCoupon } from '../coupon-input.ts'
import { idempotencyOf, perform } from '../perform.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'
import { couponView } from '../views.ts'

const tag = 'admin'

export function adminCouponRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  return async (api) => {
    addCreate(api, shop)
    addChange(api, shop)
    addList(api, shop)
  }
}

const create = routeSchema({
  tag,
  summary: 'Open a coupon event',
  kind: 'command',
  idempotent: true,
  body: CreateCouponBody,
  answer: { 201: Coupon },
  refusals: ['forbidden', 'idempotency-key-reused'],
})

function addCreate(api: Api, shop: Shop): void {
  api.post('/admin/coupons', { schema: create }, async (request, reply) => {
    const now = shop.clock()
    const coupon = await perform<'CreateCoupon'>(shop, reply, {
      type: 'CreateCoupon',
      now,
      coupon: newCoupon(shop.newId(), request.body, now),
      idempotency: idempotencyOf(request, now),
    })
    return reply.code(201).send(couponView(coupon))
  })
}

const change = routeSchema({
  tag,
  summary: 'Change a coupon event; what a coupon is worth stays as it was promised',
  kind: 'command',
  params: IdParams,
  body: ChangeCouponBody,
  answer: { 200: Coupon },
  refusals: ['forbidden', 'coupon-not-found', 'total-below-issued'],
})

function addChange(api: Api, shop: Shop): void {
  api.patch('/admin/coupons/:id', { schema: change }, async (request, reply) => {
    const couponId = request.params.id
    const changes = couponChanges(request.body)
    const command = { type: 'ChangeCoupon', now: shop.clock(), couponId, changes } as const
    return couponView(await perform<'ChangeCoupon'>(shop, reply, command))
  })
}

const list = routeSchema({
  tag,
  summary: 'Coupon events of all times',
  querystring: CouponPageQuery,
  answer: { 200: CouponPage },
  refusals: ['forbidden'],
})

function addList(api: Api, shop: Shop): void {
  api.get('/admin/coupons', { schema: list }, async ({ query: { page, limit } }) => {
    const { items, total } = await listCoupons(shop.pool, { page, limit, openAt: null })
    return { items: items.map(couponView), page, limit, total }
  })
}
