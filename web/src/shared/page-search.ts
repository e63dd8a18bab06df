// Which page of a numbered list an address means. Whatever somebody types there, the shop can answer it.

const pageMax = 10_000

/** Nothing for the first page, so that the plain address is the plain list. */
export type PageSearch = { readonly page?: number }

export function parsePageSearch({ page: raw }: Readonly<Record<string, unknown>>): PageSearch {
  const page = Number(raw)
  return Number.isInteger(page) && page > 1 && page <= pageMax ? { page } : {}
}
