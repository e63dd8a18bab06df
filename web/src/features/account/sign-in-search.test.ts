// Where a sign-in may lead.

import { expect, test } from 'vitest'
import { parseSignInSearch } from './sign-in-search.ts'

test('leads back to an address of the shop', () => {
  expect(parseSignInSearch({ redirect: '/products/1?a=b' })).toEqual({ redirect: '/products/1?a=b' })
})

test.each(['https://example.com/', '//example.com', '/\\example.com', 'javascript:alert(1)', '', 7])(
  'leads nowhere else: %s',
  (redirect) => {
    expect(parseSignInSearch({ redirect })).toEqual({})
  },
)
