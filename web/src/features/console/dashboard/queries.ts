// What the dashboard asks the shop besides what it is told live.

import { queryOptions } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import type { paths } from '../../../shared/api/schema.d.ts'

type Figures = paths['/api/v1/admin/figures']['get']['responses'][200]['content']['application/json']
export type DayFigures = Figures['items'][number]

const minuteMs = 60_000

export function figuresQuery() {
  return queryOptions({
    queryKey: ['admin', 'figures'],
    refetchInterval: minuteMs,
    queryFn: ({ signal }) => answerOf(shopApi.GET('/api/v1/admin/figures', { signal })),
  })
}
