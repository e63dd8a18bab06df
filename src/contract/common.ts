// Building blocks of the wire schemas. Every schema validates, documents and types at once; every list, text
// and number has a bound.

import { type Static, type TSchema, Type } from 'typebox'

const pageLimitDefault = 20
const pageLimitMax = 100
const pageMax = 10_000
const offsetMax = 1_000_000

export const uuidPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'

const wholeUuid = `^${uuidPattern}$`
const requestedTime = '^2\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d+)?([Zz]|[+-]\\d\\d:?\\d\\d)$'
const withoutNul = '^[^\\u0000]*$'
const notBlank = '^[^\\u0000]*[^\\s\\u0000][^\\u0000]*$'

/** What the patterns of requests ask for: a reader is told that, never the pattern. */
export const patternMeanings = {
  [wholeUuid]: 'uuid',
  [requestedTime]: 'time',
  [withoutNul]: 'nul',
  [notBlank]: 'blank',
} as const

/** UUIDs in lower case, as the shop writes them. */
export const Uuid = Type.String({ format: 'uuid', pattern: wholeUuid })
export const Won = Type.Integer({ description: 'Whole won' })
export const Timestamp = Type.String({ format: 'date-time' })
export const Day = Type.String({ format: 'date' })

/**
 * A time a client names: of the years 2000 to 2999, without leap seconds, its zone with minutes, so that every part of the
 * shop can tell it.
 */
export const RequestedTime = Type.String({
  format: 'date-time',
  pattern: requestedTime,
})

/** A type list rather than a union: a union's branches are tried one by one whenever an answer is written. */
export function Nullable<Schema extends TSchema & { type: string }>(schema: Schema) {
  return Type.Unsafe<Static<Schema> | null>({ ...schema, type: [schema.type, 'null'] })
}

/** Text of one line or more, without NUL, which PostgreSQL cannot store. */
export function Text(bounds: { min: number; max: number }) {
  return Type.String({ minLength: bounds.min, maxLength: bounds.max, pattern: withoutNul })
}

/** Text that somebody is to read: blanks alone are none. */
export function Words(bounds: { max: number }) {
  return Type.String({ minLength: 1, maxLength: bounds.max, pattern: notBlank })
}

/** A closed object: an unknown field is a mistake worth telling, not something to ignore. */
export function Body<Properties extends Record<string, TSchema>>(properties: Properties) {
  return Type.Object(properties, { additionalProperties: false })
}

/** What a request without a body may send all the same: some clients always send an empty object. */
export const NoBody = Type.Unsafe<Readonly<Record<string, never>> | null>({
  type: ['object', 'null'],
  additionalProperties: false,
})

export function OneOf<const Values extends readonly string[]>(values: Values) {
  return Type.Unsafe<Values[number]>({ type: 'string', enum: [...values] })
}

export const Limit = Type.Integer({ minimum: 1, maximum: pageLimitMax, default: pageLimitDefault })
export const Page = Type.Integer({ minimum: 1, maximum: pageMax, default: 1 })
export const Offset = Type.Integer({ minimum: 0, maximum: offsetMax })
export const Cursor = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'nextCursor of the page before',
})

export const IdParams = Type.Object({ id: Uuid })
export const UserParams = Type.Object({ userId: Type.Union([Uuid, Type.Literal('me')]) })

export const CursorQuery = Type.Object({ limit: Limit, cursor: Type.Optional(Cursor) })

export function CursorPage<Item extends TSchema>(item: Item) {
  return Type.Object({ items: Type.Array(item), nextCursor: Nullable(Type.String()) })
}

export function NumberedPage<Item extends TSchema>(item: Item) {
  return Type.Object({
    items: Type.Array(item),
    page: Type.Integer(),
    limit: Type.Integer(),
    total: Type.Integer(),
  })
}

/** A user named in a body; it must be the token's own, unless an operator asks. */
export const OptionalUserId = Type.Optional(Uuid)

export type PageOf<Item> = { items: Item[]; page: number; limit: number; total: number }
export type CursorPageOf<Item> = { items: Item[]; nextCursor: string | null }
export type Wire<Schema extends TSchema> = Static<Schema>
