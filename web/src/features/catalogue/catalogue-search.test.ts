// What the catalogue makes of its address.

import { expect, test } from 'vitest'
import { isFiltered, parseCatalogueSearch } from './catalogue-search.ts'

test('keeps what the shop can answer', () => {
  const search = { q: '머그', category: '생활', sort: 'price-asc', page: 3 }
  expect(parseCatalogueSearch(search)).toEqual(search)
})

test.each([
  [{ q: '  ', category: '', sort: 'newest', page: 1 }],
  [{ q: ['a'], category: {}, sort: 'cheapest', page: 'two' }],
  [{ page: 1.5 }],
  [{ page: -1 }],
  [{ page: 10_001 }],
  [{ extra: 'x' }],
])('makes the plain catalogue of %j', (raw) => {
  expect(parseCatalogueSearch(raw)).toEqual({})
})

test('cuts what is too long, reads numbers as words, and drops what no database stores', () => {
  expect(parseCatalogueSearch({ q: 2024 })).toEqual({ q: '2024' })
  expect(parseCatalogueSearch({ q: 'a\0b' })).toEqual({ q: 'ab' })
  expect(parseCatalogueSearch({ q: 'x'.repeat(200) }).q).toHaveLength(100)
})

test('an order alone filters nothing', () => {
  expect([isFiltered({ sort: 'name' }), isFiltered({ page: 2 })]).toEqual([false, true])
})
