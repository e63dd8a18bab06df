// What the catalogue asks the shop.

import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { productsKey } from '../../shared/api/queries.ts'
import type { paths } from '../../shared/api/schema.d.ts'
import { type CatalogueSearch, pageSize } from './catalogue-search.ts'

type ListAnswer = paths['/api/v1/products']['get']['responses'][200]['content']['application/json']
export type Product = ListAnswer['items'][number]

export function productsQuery(search: CatalogueSearch) {
  return queryOptions({
    queryKey: [productsKey, 'list', search],
    queryFn: ({ signal }) => {
      const query = { limit: pageSize, ...search }
      return answerOf(shopApi.GET('/api/v1/products', { params: { query }, signal }))
    },
    placeholderData: keepPreviousData,
  })
}

export function bestSellersQuery() {
  return queryOptions({
    queryKey: [productsKey, 'top'],
    queryFn: ({ signal }) => answerOf(shopApi.GET('/api/v1/products/top', { signal })),
  })
}
