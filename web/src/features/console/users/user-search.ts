// What the addresses of the pages about users say.

import { oneOf, present, textIn } from '../parts/address-text.ts'

export type UserSearch = { readonly q?: string }

export function parseUserSearch({ q }: Readonly<Record<string, unknown>>): UserSearch {
  return present({ q: textIn(q) })
}

/** What can be seen of one user; the first is shown unless another is asked for. */
export const userLists = ['balance', 'payments', 'orders', 'coupons'] as const
export type UserList = (typeof userLists)[number]
export type UserListSearch = { readonly show?: Exclude<UserList, 'balance'> }

export function parseUserListSearch({ show }: Readonly<Record<string, unknown>>): UserListSearch {
  const list = oneOf(userLists, show)
  return present({ show: list === 'balance' ? undefined : list })
}
