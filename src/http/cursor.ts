// Opaque page cursors: what was last shown, marked with the list it belongs to. A cursor that was changed, or
// comes from another list, is a malformed request and nothing worse.

import { invalidRequest, type ProblemError } from './problem-error.ts'

type List = 'balance' | 'coupons' | 'orders' | 'payments' | 'stock' | 'users'

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function encodeCursor(list: List, last: string | number): string {
  return Buffer.from(`${list}:${last}`).toString('base64url')
}

/** The id of the last row of the page before, or null for the first page. */
export function decodeIdCursor(list: List, cursor: string | undefined): string | null {
  if (cursor === undefined) return null
  const value = decode(list, cursor)
  if (!uuidPattern.test(value)) throw malformed()
  return value
}

export function decodeNumberCursor(list: List, cursor: string | undefined): number | null {
  if (cursor === undefined) return null
  const value = decode(list, cursor)
  if (!/^\d{1,15}$/.test(value)) throw malformed()
  return Number(value)
}

/** A page and its cursor from rows that were asked for with one more than `limit`. */
export function cursorPage<Row, Item>(
  rows: readonly Row[],
  page: { readonly list: List; readonly limit: number; readonly last: (row: Row) => string | number },
  view: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const shown = rows.slice(0, page.limit)
  const more = rows.length > page.limit
  return {
    items: shown.map(view),
    nextCursor: more ? encodeCursor(page.list, page.last(shown.at(-1)!)) : null,
  }
}

function decode(list: List, cursor: string): string {
  const text = Buffer.from(cursor, 'base64url').toString()
  if (!text.startsWith(`${list}:`)) throw malformed()
  return text.slice(list.length + 1)
}

function malformed(): ProblemError {
  return invalidRequest({ field: 'cursor', rule: 'cursor' })
}
