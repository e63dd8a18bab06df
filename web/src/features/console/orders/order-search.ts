// What the address of the order list says, and what is asked of the shop for it.

import { idIn, oneOf, present, textIn } from '../parts/address-text.ts'

export const statuses = ['pending', 'paid', 'cancelled', 'expired'] as const
export type OrderStatus = (typeof statuses)[number]

export type OrderSearch = {
  /** The number of an order or the address of a user. */
  readonly q?: string
  readonly status?: OrderStatus
  /** Days as `2026-02-03`, both included, of the clock of whoever looks. */
  readonly from?: string
  readonly to?: string
}

export function parseOrderSearch(raw: Readonly<Record<string, unknown>>): OrderSearch {
  return present({
    q: textIn(raw.q),
    status: oneOf(statuses, raw.status),
    from: dayIn(raw.from),
    to: dayIn(raw.to),
  })
}

function dayIn(value: unknown): string | undefined {
  const text = textIn(value)
  const isDay = text !== undefined && /^2\d{3}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
  return isDay ? text : undefined
}

export type OrderQuery = {
  readonly id?: string
  readonly email?: string
  readonly status?: OrderStatus
  readonly from?: string
  readonly to?: string
}

/** Days begin at midnight of this clock, and the last one ends where the next begins. */
export function orderQueryOf({ q, status, from, to }: OrderSearch): OrderQuery {
  const id = idIn(q)
  return present({
    id,
    email: id === undefined ? q : undefined,
    status,
    from: from && startOfDay(from, 0),
    to: to && startOfDay(to, 1),
  })
}

function startOfDay(day: string, daysLater: number): string {
  const date = new Date(`${day}T00:00:00`)
  date.setDate(date.getDate() + daysLater)
  return date.toISOString()
}
