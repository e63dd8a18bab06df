// What the coupon pages ask the shop.

import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { couponsKey } from '../../shared/api/queries.ts'
import type { paths } from '../../shared/api/schema.d.ts'

type ListAnswer = paths['/api/v1/coupons']['get']['responses'][200]['content']['application/json']
export type Coupon = ListAnswer['items'][number]

/** As many as the stream tells of at once. */
export const eventsPageSize = 50

export function couponEventsQuery(page: number) {
  return queryOptions({
    queryKey: [couponsKey, page],
    queryFn: ({ signal }) =>
      answerOf(
        shopApi.GET('/api/v1/coupons', { params: { query: { page, limit: eventsPageSize } }, signal }),
      ),
    placeholderData: keepPreviousData,
  })
}
