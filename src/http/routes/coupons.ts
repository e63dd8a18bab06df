// Coupon events, first-come-first-served issue, and the user's own coupons (requirements C1–C6).

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import { IdParams, UserParams } from '../../contract/common.ts'
import {
  Coupon,
  CouponPage,
  CouponPageQuery,
  UsableQuery,
  UsableUserCoupon,
  UserCoupon,
  UserCouponPage,
  UserCouponQuery,
} from '../../contract/coupons.ts'
import { discountFor, unusableReason } from '../../domain/coupon.ts'
import { findCoupon, findHeldCoupon, listCoupons, listHeldCoupons } from '../../postgres/read-coupons.ts'
import type { Api } from '../api.ts'
import { existingSubjectOf, identityOf, requireUser } from '../authenticate.ts'
import { cursorPage, decodeIdCursor } from '../cursor.ts'
import { idempotencyOf, perform } from '../perform.ts'
import { invalidRequest, ProblemError } from '../problem-error.ts'
import { routeSchema } from '../route-schema.ts'
import { sendShared } from '../shared-answer.ts'
import type { Shop } from '../shop.ts'
import { couponView, heldCouponView, issuedCouponView } from '../views.ts'

const tag = 'coupons'

export function couponRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  return async (api) => {
    api.addHook('preParsing', requireUser)
    addEvents(api, shop)
    addEvent(api, shop)
    addIssue(api, shop)
    addHeld(api, shop)
    addUsable(api, shop)
  }
}

const events = routeSchema({
  tag,
  summary: 'Coupon events that are open or yet to open, with what remains of them',
  querystring: CouponPageQuery,
  answer: { 200: CouponPage },
})

function addEvents(api: Api, shop: Shop): void {
  api.get('/coupons', { schema: events }, ({ query: { page, limit } }, reply) => {
    async function load(): Promise<Static<typeof CouponPage>> {
      const { items, total } = await listCoupons(shop.pool, { page, limit, openAt: shop.clock() })
      return { items: items.map(couponView), page, limit, total }
    }
    return sendShared(shop, reply, { key: `coupons ${page} ${limit}`, load })
  })
}

const event = routeSchema({
  tag,
  summary: 'One coupon event, also one that is over',
  params: IdParams,
  answer: { 200: Coupon },
  refusals: ['coupon-not-found'],
})

function addEvent(api: Api, { pool }: Shop): void {
  api.get('/coupons/:id', { schema: event }, async (request) => {
    const couponId = request.params.id
    const coupon = await findCoupon(pool, couponId)
    if (!coupon) throw new ProblemError('coupon-not-found', { data: { couponId } })
    return couponView(coupon)
  })
}

const issue = routeSchema({
  tag,
  summary: 'Grab a coupon',
  kind: 'command',
  idempotent: true,
  params: IdParams,
  answer: { 201: UserCoupon },
  refusals: [
    'coupon-not-found',
    'coupon-sold-out',
    'coupon-already-issued',
    'coupon-not-started',
    'coupon-ended',
    'user-not-found',
    'idempotency-key-reused',
  ],
})

function addIssue(api: Api, shop: Shop): void {
  api.post('/coupons/:id/issue', { schema: issue }, async (request, reply) => {
    const now = shop.clock()
    const issued = await perform<'IssueCoupon'>(shop, reply, {
      type: 'IssueCoupon',
      now,
      userId: identityOf(request).userId,
      couponId: request.params.id,
      userCouponId: shop.newId(),
      idempotency: idempotencyOf(request, now),
    })
    return reply.code(201).send(issuedCouponView(issued))
  })
}

const held = routeSchema({
  tag,
  summary: 'Coupons of a user, newest first, by offset or by cursor',
  params: UserParams,
  querystring: UserCouponQuery,
  answer: { 200: UserCouponPage },
  refusals: ['forbidden', 'user-not-found'],
})

function addHeld(api: Api, shop: Shop): void {
  api.get('/users/:userId/coupons', { schema: held }, async (request) => {
    const userId = await existingSubjectOf(shop, request, request.params.userId)
    const { status = null, limit, offset = 0, cursor } = request.query
    if (cursor !== undefined && request.query.offset !== undefined) {
      throw invalidRequest({ field: 'offset', rule: 'not-with', other: 'cursor' })
    }
    const now = shop.clock()
    const beforeId = decodeIdCursor('coupons', cursor)
    const search = { userId, status, now, limit: limit + 1, offset, beforeId }
    const { items, total } = await listHeldCoupons(shop.pool, search)
    const page = cursorPage(items, { list: 'coupons', limit, last: (item) => item.userCoupon.id }, (item) =>
      heldCouponView(item, now),
    )
    return { ...page, total }
  })
}

const usable = routeSchema({
  tag,
  summary: 'Whether a coupon can be used now, and what it takes off an order of `amount`',
  params: IdParams,
  querystring: UsableQuery,
  answer: { 200: UsableUserCoupon },
  refusals: ['user-coupon-not-found', 'forbidden'],
})

function addUsable(api: Api, { pool, clock }: Shop): void {
  api.get('/users/me/coupons/:id', { schema: usable }, async (request) => {
    const userCouponId = request.params.id
    const found = await findHeldCoupon(pool, userCouponId)
    if (!found) throw new ProblemError('user-coupon-not-found', { data: { userCouponId } })
    if (found.userCoupon.userId !== identityOf(request).userId) throw new ProblemError('forbidden')
    const now = clock()
    const subtotal = request.query.amount ?? null
    const view = heldCouponView(found, now)
    const reason = unusableReason(found.userCoupon, found.coupon, { subtotal, now })
    if (reason !== null) return { ...view, usable: false, reason }
    if (subtotal === null) return { ...view, usable: true }
    return { ...view, usable: true, discount: discountFor(found.coupon.discount, subtotal) }
  })
}
