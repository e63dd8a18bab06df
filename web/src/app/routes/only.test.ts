// Whatever is typed into an address, a page gets no more than its parser understood.

import { expect, test } from 'vitest'
import { createShopRouter } from '../router.ts'
import { only } from './only.ts'

const { router } = createShopRouter()

test('what the parser leaves out is not there, also where the router adds the raw words', () => {
  const validate = only(({ page }) => (page === 2 ? { page } : {}))
  const shown = (raw: Record<string, unknown>) => JSON.parse(JSON.stringify({ ...raw, ...validate(raw) }))
  expect(shown({ page: 2, sort: 'foo' })).toEqual({ page: 2 })
  expect(shown({ page: -1 })).toEqual({})
})

test.each([
  ['/?page=-1&sort=foo', {}],
  ['/?page=3', { page: 3 }],
  ['/checkout?items=1', {}],
  ['/sign-in?redirect=https://evil.example/x', {}],
  ['/admin/orders?from=abc&status=foo', {}],
  ['/me/coupons?status=foo', {}],
])('%s asks for %j', (address, search) => {
  const [pathname, query] = address.split('?') as [string, string]
  const location = { pathname, search: router.options.parseSearch(`?${query}`) }
  const matches = router.matchRoutes(pathname, location.search)
  expect(JSON.parse(JSON.stringify(matches.at(-1)!.search))).toEqual(search)
})
