// The promises of page cursors: they name the last row that was shown, and anything else is a malformed request.

import { describe, expect, test } from 'vitest'
import { cursorPage, decodeIdCursor, decodeNumberCursor } from './cursor.ts'
import { ProblemError } from './problem-error.ts'

const ids = [3, 2, 1].map((count) => `00000000-0000-7000-8000-00000000000${count}`)
const byId = (limit: number) => ({ list: 'orders', limit, last: (id: string) => id }) as const
const upper = (id: string) => id.toUpperCase()

const problemOf = (decode: () => unknown): unknown => {
  try {
    return decode()
  } catch (error) {
    return error instanceof ProblemError ? [error.code, error.data] : error
  }
}
const malformed = ['invalid-request', { errors: [{ field: 'cursor', rule: 'cursor' }] }]

describe('a page', () => {
  test('of fewer rows than asked for is the last', () => {
    expect(cursorPage(ids, byId(3), upper)).toEqual({ items: ids, nextCursor: null })
    expect(cursorPage([], byId(3), upper)).toEqual({ items: [], nextCursor: null })
  })

  test('of one row more leaves that row to the next page, which its cursor finds', () => {
    const { items, nextCursor } = cursorPage(ids, byId(2), upper)
    expect(items).toEqual(ids.slice(0, 2))
    expect(decodeIdCursor('orders', nextCursor!)).toBe(ids[1])
  })

  test('may be found by number', () => {
    const page = { list: 'balance', limit: 1, last: (row: number) => row } as const
    expect(decodeNumberCursor('balance', cursorPage([12, 11], page, String).nextCursor!)).toBe(12)
  })

  test('without a cursor is the first', () => {
    expect([decodeIdCursor('orders', undefined), decodeNumberCursor('balance', undefined)]).toEqual([
      null,
      null,
    ])
  })
})

describe('a cursor is refused', () => {
  const encode = (text: string) => Buffer.from(text).toString('base64url')

  test.each(['', 'x', '%', encode(''), encode('orders:'), encode('orders:1'), encode(`orders:${ids[0]} `)])(
    'when it is %j',
    (cursor) => {
      expect(problemOf(() => decodeIdCursor('orders', cursor))).toEqual(malformed)
      expect(problemOf(() => decodeNumberCursor('orders', encode('orders:-1')))).toEqual(malformed)
    },
  )

  test('when it is of another list', () => {
    const { nextCursor } = cursorPage(ids, byId(1), upper)
    expect(problemOf(() => decodeIdCursor('payments', nextCursor!))).toEqual(malformed)
  })

  test.each(['1e3', '-1', '', '1.5', '9'.repeat(16), "1' OR 1=1"])('when its number is %j', (number) => {
    expect(problemOf(() => decodeNumberCursor('balance', encode(`balance:${number}`)))).toEqual(malformed)
  })
})
