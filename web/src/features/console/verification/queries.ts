// The verification, which is asked for by a button and never by itself.

import { queryOptions } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import type { paths } from '../../../shared/api/schema.d.ts'

type Verification =
  paths['/api/v1/admin/verification']['get']['responses'][200]['content']['application/json']
export type BookCheck = Verification['checks'][number]

export function verificationQuery() {
  return queryOptions({
    queryKey: ['admin', 'verification'],
    enabled: false,
    throwOnError: false,
    retry: false,
    // Every row of a large shop takes longer than the client waits for any other answer.
    queryFn: ({ signal }) =>
      answerOf(shopApi.GET('/api/v1/admin/verification', { signal, fetch: (request) => fetch(request) })),
  })
}
