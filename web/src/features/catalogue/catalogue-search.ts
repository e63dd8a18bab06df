// What the catalogue's address says: the search, the category, the order and the page. Whatever somebody types into the
// address, this makes something of it that the shop can answer.

export const sorts = ['newest', 'price-asc', 'price-desc', 'name'] as const
export type Sort = (typeof sorts)[number]

/** What is not there has its usual value, so that the plain address is the plain catalogue. */
export type CatalogueSearch = {
  readonly q?: string
  readonly category?: string
  readonly sort?: Exclude<Sort, 'newest'>
  readonly page?: number
}

const textLengthMax = 100
const pageMax = 10_000
export const pageSize = 24

export function parseCatalogueSearch(raw: Readonly<Record<string, unknown>>): CatalogueSearch {
  const q = textOf(raw.q)
  const category = textOf(raw.category)
  const sort = sorts.find((name) => name === raw.sort && name !== 'newest') as CatalogueSearch['sort']
  const page = Number(raw.page)
  return {
    ...(q && { q }),
    ...(category && { category }),
    ...(sort && { sort }),
    ...(Number.isInteger(page) && page > 1 && page <= pageMax && { page }),
  }
}

/** A search for 2024 comes out of the address as a number. */
function textOf(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  return String(value).replaceAll('\0', '').trim().slice(0, textLengthMax)
}

export function isFiltered({ q, category, page }: CatalogueSearch): boolean {
  return q !== undefined || category !== undefined || page !== undefined
}
