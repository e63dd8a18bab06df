// What the page of the balance asks the shop beyond the balance itself.

import { infiniteQueryOptions } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { balanceQuery } from '../../shared/api/queries.ts'
import type { paths } from '../../shared/api/schema.d.ts'

type Answer = paths['/api/v1/balance/history']['get']['responses'][200]['content']['application/json']
export type BalanceEntry = Answer['items'][number]

const pageSize = 20

/** Named below the balance: what changes it changes its history. */
export function balanceHistoryQuery() {
  return infiniteQueryOptions({
    queryKey: [...balanceQuery().queryKey, 'history'],
    queryFn: ({ signal, pageParam }) => {
      const query = { limit: pageSize, ...(pageParam && { cursor: pageParam }) }
      return answerOf(shopApi.GET('/api/v1/balance/history', { params: { query }, signal }))
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })
}
