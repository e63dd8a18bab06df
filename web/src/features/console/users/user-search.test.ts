// What is made of the addresses of the pages about users.

import { expect, test } from 'vitest'
import { parseUserListSearch, parseUserSearch } from './user-search.ts'

test('searches for what was typed', () => {
  expect([parseUserSearch({ q: ' kim ' }), parseUserSearch({ q: {} })]).toEqual([{ q: 'kim' }, {}])
})

test('shows the balance unless another list is asked for', () => {
  const read = (show: unknown) => parseUserListSearch({ show })
  expect([read('orders'), read('balance'), read('secrets')]).toEqual([{ show: 'orders' }, {}, {}])
})
