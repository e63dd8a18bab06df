// A page that is loaded when it is first gone to. When it cannot be loaded because the shop cannot be reached, that is
// said, instead of the browser's own page; when it is gone because the shop was updated, the router loads all of it anew.

import { lazyRouteComponent } from '@tanstack/react-router'
import { PageUnreachable } from '../shell/page-unreachable.ts'

// biome-ignore lint/suspicious/noExplicitAny: the router's own bound for the components of a module
export function lazyPage<Module extends Record<string, any>, Name extends keyof Module>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(() => load().catch(explainFailure), name)
}

async function explainFailure(error: unknown): Promise<never> {
  const isShopThere = await fetch('/health/live').then(
    () => true,
    () => false,
  )
  throw isShopThere ? error : new PageUnreachable(error)
}
