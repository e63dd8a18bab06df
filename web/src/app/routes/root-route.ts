// The route that all others stand in. What a page asks the shop first, its route asks already while the page is loaded.

import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext } from '@tanstack/react-router'
import { Shell } from '../shell/shell.tsx'

export const rootRoute = createRootRouteWithContext<{ readonly queries: QueryClient }>()({ component: Shell })
