// The addresses of the pages and what they show. Most are loaded when they are first gone to.

import { createRouter } from '@tanstack/react-router'
import { consoleRoutes } from './routes/console-routes.ts'
import { rootRoute } from './routes/root-route.ts'
import { storefrontRoutes } from './routes/storefront-routes.ts'
import { FailurePage } from './shell/failure-page.tsx'
import { NotFoundPage } from './shell/not-found-page.tsx'
import { createShopQueries } from './shop-queries.ts'

/** With the questions that its pages ask. */
export function createShopRouter() {
  const queries = createShopQueries(() => router)
  const router = createRouter({
    routeTree: rootRoute.addChildren([...storefrontRoutes, ...consoleRoutes]),
    context: { queries },
    defaultPreload: 'intent',
    defaultErrorComponent: FailurePage,
    defaultNotFoundComponent: NotFoundPage,
    scrollRestoration: true,
  })
  return { queries, router }
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createShopRouter>['router']
  }
}
