// What the page about the delivery asks the shop, again every two seconds while somebody looks.

import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import type { paths } from '../../../shared/api/schema.d.ts'

type Delivery = paths['/api/v1/admin/delivery']['get']['responses'][200]['content']['application/json']
export type Sink = Delivery['sinks'][number]
export type DeadLetter = Delivery['deadLetters'][number]

const everyMs = 2_000

export function deliveryQuery() {
  return queryOptions({
    queryKey: ['admin', 'delivery'],
    refetchInterval: everyMs,
    queryFn: ({ signal }) => answerOf(shopApi.GET('/api/v1/admin/delivery', { signal })),
  })
}

/** To be called when something was changed. */
export function useDeliveryRefresh(): () => void {
  const client = useQueryClient()
  return () => void client.invalidateQueries({ queryKey: deliveryQuery().queryKey })
}
