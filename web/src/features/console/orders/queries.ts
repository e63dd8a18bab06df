// What the pages about orders ask the shop.

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import type { paths } from '../../../shared/api/schema.d.ts'
import { type OrderSearch, orderQueryOf } from './order-search.ts'

type List = paths['/api/v1/admin/orders']['get']['responses'][200]['content']['application/json']
export type Order = List['items'][number]

const pageSize = 20
const everyMs = 5_000
export const adminOrdersKey = 'admin-orders'

export function adminOrdersQuery(search: OrderSearch) {
  return infiniteQueryOptions({
    queryKey: [adminOrdersKey, 'list', search],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: pageSize, ...orderQueryOf(search), ...(pageParam && { cursor: pageParam }) }
      return answerOf(shopApi.GET('/api/v1/admin/orders', { params: { query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    // New orders show up by themselves until more of the old ones were asked for.
    refetchInterval: ({ state }) => (state.data && state.data.pages.length > 1 ? false : everyMs),
    placeholderData: keepPreviousData,
  })
}

export function orderQuery(id: string) {
  return queryOptions({
    queryKey: [adminOrdersKey, 'one', id],
    refetchInterval: everyMs,
    queryFn: ({ signal }) =>
      answerOf(shopApi.GET('/api/v1/orders/{id}', { params: { path: { id } }, signal })),
  })
}
