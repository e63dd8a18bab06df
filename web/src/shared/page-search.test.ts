// Which page of a list an address means.

import { expect, test } from 'vitest'
import { parsePageSearch } from './page-search.ts'

test.each([
  [3, { page: 3 }],
  ['3', { page: 3 }],
  [1, {}],
  [0, {}],
  [1.5, {}],
  [10_001, {}],
  ['two', {}],
  [undefined, {}],
])('%j is %j', (page, search) => {
  expect(parsePageSearch({ page })).toEqual(search)
})
