// Where the pages begin: the providers around the router, in the one element of index.html.

import { CSPProvider } from '@base-ui/react/csp-provider'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, startTransition } from 'react'
import { createRoot } from 'react-dom/client'
import { ShopRefusal, ShopUnreachable } from '../shared/api/problem.ts'
import { keepDocumentLanguage } from '../shared/i18n/language.ts'
import { keepAnswersLive } from '../shared/live/live.ts'
import { keepDocumentTheme } from '../shared/theme/theme.ts'
import { createShopRouter } from './router.ts'
import { NotAllowed } from './shell/not-allowed.ts'

/** The first answers are mostly there before anybody would see their place empty: then all is rendered once. */
const patienceMs = 200

keepDocumentLanguage()
keepDocumentTheme()

// Tasks of their own: on a phone, this file alone takes longer to run than a page may be deaf.
await afterMs(0)
const { queries, router } = createShopRouter()
keepAnswersLive(queries)
const root = createRoot(document.getElementById('root')!, { onCaughtError: reportFault })
await afterMs(0)
await Promise.race([untilAnswered().catch(reportError), afterMs(patienceMs)])
// As a transition, it is rendered in steps between which the browser listens.
startTransition(() =>
  root.render(
    <StrictMode>
      <CSPProvider disableStyleElements>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </CSPProvider>
    </StrictMode>,
  ),
)

function afterMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

/** The page and what its route asks the shop. */
async function untilAnswered(): Promise<void> {
  await router.load()
  const asked = queries.getQueryCache().getAll()
  await Promise.allSettled(asked.map((query) => query.promise))
}

/** What the page itself says to people is no fault of it. */
function reportFault(error: unknown): void {
  if (error instanceof ShopRefusal || error instanceof ShopUnreachable || error instanceof NotAllowed) return
  reportError(error)
}
