// The coupons that somebody holds, which coupon events, their own page and the checkout all ask for.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answerOf, shopApi } from './client.ts'
import { heldCouponsKey } from './queries.ts'
import type { paths } from './schema.d.ts'

type Answer = paths['/api/v1/users/{userId}/coupons']['get']['responses'][200]['content']['application/json']
export type HeldCoupon = Answer['items'][number]
export type HeldCouponStatus = HeldCoupon['status']

const pageSize = 20
/** As many as the shop tells at once. */
const newestMax = 100

function ask(query: { status?: HeldCouponStatus; limit: number; cursor?: string }, signal: AbortSignal) {
  const params = { path: { userId: 'me' as const }, query }
  return answerOf(shopApi.GET('/api/v1/users/{userId}/coupons', { params, signal }))
}

/** The newest of them, of any status or of one. */
export function newestHeldCouponsQuery(status?: HeldCouponStatus) {
  return queryOptions({
    queryKey: [heldCouponsKey, 'newest', status ?? 'any'],
    queryFn: ({ signal }) => ask({ ...(status && { status }), limit: newestMax }, signal),
  })
}

export function heldCouponsQuery(status: HeldCouponStatus) {
  return infiniteQueryOptions({
    queryKey: [heldCouponsKey, 'list', status],
    queryFn: ({ signal, pageParam }) =>
      ask({ status, limit: pageSize, ...(pageParam && { cursor: pageParam }) }, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}
