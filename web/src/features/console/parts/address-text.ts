// What an address says, made fit to be asked: whatever somebody types there, something comes of it that the shop can
// answer.

const textLengthMax = 100
const pageMax = 10_000

/** A search for 2024 comes out of the address as a number. */
export function textIn(value: unknown): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).replaceAll('\0', '').trim().slice(0, textLengthMax)
  return text === '' ? undefined : text
}

/** Undefined is the first. */
export function pageIn(value: unknown): number | undefined {
  const page = Number(value)
  return Number.isInteger(page) && page > 1 && page <= pageMax ? page : undefined
}

export function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((known) => known === value)
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export function idIn(value: unknown): string | undefined {
  const text = textIn(value)?.toLowerCase()
  return text !== undefined && uuid.test(text) ? text : undefined
}

/** Without what is not there, so that the plain address is the plain page. */
export function present<Search extends object>(
  search: Search,
): { [Name in keyof Search]?: NonNullable<Search[Name]> } {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(entries) as { [Name in keyof Search]?: NonNullable<Search[Name]> }
}
