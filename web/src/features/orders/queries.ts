// What the pages of orders ask the shop.

import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { heldCouponsKey, ordersKey } from '../../shared/api/queries.ts'
import type { paths } from '../../shared/api/schema.d.ts'

type OrderAnswer = paths['/api/v1/orders/{id}']['get']['responses'][200]['content']['application/json']
export type Order = OrderAnswer

const pageSize = 10
const paymentsPageSize = 20

export function orderQuery(id: string) {
  return queryOptions({
    queryKey: [ordersKey, 'one', id],
    queryFn: ({ signal }) =>
      answerOf(shopApi.GET('/api/v1/orders/{id}', { params: { path: { id } }, signal })),
  })
}

export function ordersQuery() {
  return infiniteQueryOptions({
    queryKey: [ordersKey, 'list'],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: pageSize, ...(pageParam && { cursor: pageParam }) }
      return answerOf(shopApi.GET('/api/v1/orders', { params: { query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

export function paymentsQuery() {
  return infiniteQueryOptions({
    queryKey: ['payments'],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: paymentsPageSize, ...(pageParam && { cursor: pageParam }) }
      return answerOf(shopApi.GET('/api/v1/payments', { params: { query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}

/** Whether a coupon takes something off an order of this amount, and how much. */
export function usableCouponQuery(id: string, amount: number) {
  return queryOptions({
    queryKey: [heldCouponsKey, 'usable', id, amount],
    queryFn: ({ signal }) => {
      const params = { path: { id }, query: { amount } }
      return answerOf(shopApi.GET('/api/v1/users/me/coupons/{id}', { params, signal }))
    },
    throwOnError: false,
  })
}
