// What the pages about products ask the shop. The names begin as those of the storefront do, so that live stock reaches
// both.

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import { productsKey } from '../../../shared/api/queries.ts'
import type { paths } from '../../../shared/api/schema.d.ts'
import { type ProductSearch, pageSize } from './product-search.ts'

type List = paths['/api/v1/admin/products']['get']['responses'][200]['content']['application/json']
export type AdminProduct = List['items'][number]
type History =
  paths['/api/v1/admin/products/{id}/stock']['get']['responses'][200]['content']['application/json']
export type StockAdjustment = History['items'][number]

const adminProductsKey = [productsKey, 'admin'] as const

export function adminProductsQuery(search: ProductSearch) {
  return queryOptions({
    queryKey: [...adminProductsKey, 'list', search],
    queryFn: ({ signal }) => {
      const query = { limit: pageSize, ...search }
      return answerOf(shopApi.GET('/api/v1/admin/products', { params: { query }, signal }))
    },
    placeholderData: keepPreviousData,
  })
}

export function adminProductQuery(id: string) {
  return queryOptions({
    queryKey: [...adminProductsKey, 'one', id],
    queryFn: ({ signal }) =>
      answerOf(shopApi.GET('/api/v1/admin/products/{id}', { params: { path: { id } }, signal })),
  })
}

export function stockHistoryQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['admin', 'stock-history', id],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: 10, ...(pageParam && { cursor: pageParam }) }
      return answerOf(
        shopApi.GET('/api/v1/admin/products/{id}/stock', { params: { path: { id }, query }, signal }),
      )
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}
