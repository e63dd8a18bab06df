// What is sent of a form about a product.

import { expect, test } from 'vitest'
import { changedFields } from './use-product-change.ts'

const before = { name: '머그', category: '주방', price: 9_000, description: '' }

test('sends only the fields that were changed', () => {
  expect(changedFields(before, { ...before, price: 9_500, description: '새 유약' })).toEqual({
    price: 9_500,
    description: '새 유약',
  })
  expect(changedFields(before, { ...before })).toEqual({})
})
