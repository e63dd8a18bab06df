// How questions to the shop behave everywhere: what is on the page stays while it is asked again, a refusal is not asked
// twice, and a token that is no longer good leads to the sign-in and back.

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query'
import type { AnyRouter } from '@tanstack/react-router'
import { isUnanswered, problemIn } from '../shared/api/problem.ts'
import { endSession, onSessionChange } from '../shared/session/session.ts'

const retriesMax = 2
const staleMs = 5_000

/** The router is asked for later: its routes ask these questions themselves. */
export function createShopQueries(router: () => AnyRouter): QueryClient {
  const onError = (error: Error) => {
    if (!problemIn(error, 'unauthenticated')) return
    endSession()
    const { navigate, state } = router()
    const { pathname, href } = state.location
    if (pathname !== '/sign-in') void navigate({ to: '/sign-in', search: { redirect: href }, replace: true })
  }
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: staleMs,
        networkMode: 'always',
        retry: (failures, error) => isUnanswered(error) && failures < retriesMax,
        // What was shown before stays; only a page with nothing to show gives way to what went wrong.
        throwOnError: (_error, query) => query.state.data === undefined,
      },
      mutations: { networkMode: 'always' },
    },
  })
  // Nobody sees what the one before was told.
  onSessionChange(() => void client.resetQueries())
  return client
}
