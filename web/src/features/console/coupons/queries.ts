// What the pages about coupon events ask the shop. The names begin as those of the storefront do, so that live counts
// reach both.

import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import { couponsKey } from '../../../shared/api/queries.ts'
import type { paths } from '../../../shared/api/schema.d.ts'

type Routes = paths['/api/v1/admin/coupons']
export type Coupon = Routes['get']['responses'][200]['content']['application/json']['items'][number]
export type NewCoupon = Routes['post']['requestBody']['content']['application/json']

export const pageSize = 20

export function adminCouponsQuery(page: number) {
  return queryOptions({
    queryKey: [couponsKey, 'admin', page],
    queryFn: ({ signal }) => {
      const query = { page, limit: pageSize }
      return answerOf(shopApi.GET('/api/v1/admin/coupons', { params: { query }, signal }))
    },
    placeholderData: keepPreviousData,
  })
}

export function couponQuery(id: string) {
  return queryOptions({
    queryKey: [couponsKey, 'one', id],
    queryFn: ({ signal }) =>
      answerOf(shopApi.GET('/api/v1/coupons/{id}', { params: { path: { id } }, signal })),
  })
}
