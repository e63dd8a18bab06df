// What the address of the product list says.

import { oneOf, pageIn, present, textIn } from '../parts/address-text.ts'

export const statuses = ['on-sale', 'stopped', 'discontinued'] as const
export type Status = (typeof statuses)[number]

export const sorts = ['newest', 'price-asc', 'price-desc', 'name'] as const
export type Sort = (typeof sorts)[number]

/** What is not there has its usual value. */
export type ProductSearch = {
  readonly q?: string
  readonly status?: Status
  readonly category?: string
  readonly sort?: Exclude<Sort, 'newest'>
  readonly page?: number
}

export const pageSize = 20

export function parseProductSearch(raw: Readonly<Record<string, unknown>>): ProductSearch {
  const sort = oneOf(sorts, raw.sort)
  return present({
    q: textIn(raw.q),
    status: oneOf(statuses, raw.status),
    category: textIn(raw.category),
    sort: sort === 'newest' ? undefined : sort,
    page: pageIn(raw.page),
  })
}
