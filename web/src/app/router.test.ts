// The router and the server agree on what is a page.

import { expect, test } from 'vitest'
import { pagePaths } from '../shared/page-paths.ts'
import { createShopRouter } from './router.ts'

test('has a route for every page address, and no other', () => {
  expect(Object.keys(createShopRouter().router.routesByPath).sort()).toEqual([...pagePaths].sort())
})
