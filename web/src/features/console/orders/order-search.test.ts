// What is asked for the address of the order list.

import { expect, test } from 'vitest'
import { orderQueryOf, parseOrderSearch } from './order-search.ts'

const id = '0199b0a0-0000-7000-8000-00000000000a'

test('keeps what can be asked for and leaves out the rest', () => {
  const search = { q: 'kim@example.com', status: 'paid', from: '2026-02-03', to: '2026-02-04' } as const
  expect(parseOrderSearch(search)).toEqual(search)
  const wrong = { q: ' ', status: 'lost', from: '2026-02-33', to: 'yesterday' }
  expect(parseOrderSearch(wrong)).toEqual({})
})

test('takes a number for an order and anything else for an address', () => {
  expect(orderQueryOf({ q: id.toUpperCase() })).toEqual({ id })
  expect(orderQueryOf({ q: 'kim@example.com' })).toEqual({ email: 'kim@example.com' })
  expect(orderQueryOf({})).toEqual({})
})

test('asks for whole days of this clock', () => {
  const { from = '', to = '' } = orderQueryOf({ from: '2026-02-03', to: '2026-02-03' })
  expect(new Date(from).getHours()).toBe(0)
  expect(new Date(from).getDate()).toBe(3)
  expect(new Date(to).getDate()).toBe(4)
})
