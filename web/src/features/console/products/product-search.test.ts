// What is made of the address of the product list.

import { expect, test } from 'vitest'
import { parseProductSearch } from './product-search.ts'

test('keeps what can be asked for', () => {
  const search = { q: '머그', status: 'stopped', category: '주방', sort: 'name', page: 2 } as const
  expect(parseProductSearch(search)).toEqual(search)
})

test('leaves out the usual and what is nothing', () => {
  const raw = { q: ' ', status: 'gone', category: {}, sort: 'newest', page: '1', other: 1 }
  expect(parseProductSearch(raw)).toEqual({})
})
