// One-dimensional arrays in PostgreSQL's binary format, the parameters of every statement of a batch. As text each
// value was written by the shop and read back by PostgreSQL digit by digit.
//
//   dimensions · has nulls · element type · length · lower bound · (bytes of the value, or -1 for NULL · value) …

import { assert } from '../domain/assert.ts'

/** A value of a column of this type: text and ids are strings, times epoch milliseconds, days `YYYY-MM-DD`. */
export type ElementType =
  | 'uuid'
  | 'bigint'
  | 'integer'
  | 'smallint'
  | 'timestamptz'
  | 'date'
  | 'text'
  | 'json'

type Value = string | number | null
type FixedWidth = {
  readonly oid: number
  readonly bytes: number
  readonly write: (buffer: Buffer, value: never, at: number) => void
}

const headerBytes = 20
const lengthBytes = 4
const dayMs = 86_400_000
const two32 = 2 ** 32
/** PostgreSQL counts times and days from 2000-01-01. */
const epochMs = Date.UTC(2000, 0, 1)

const fixedWidths: Readonly<Partial<Record<ElementType, FixedWidth>>> = {
  uuid: { oid: 2950, bytes: 16, write: writeUuid },
  bigint: { oid: 20, bytes: 8, write: writeBigint },
  integer: { oid: 23, bytes: 4, write: (buffer, value: number, at) => buffer.writeInt32BE(value, at) },
  smallint: { oid: 21, bytes: 2, write: (buffer, value: number, at) => buffer.writeInt16BE(value, at) },
  timestamptz: { oid: 1184, bytes: 8, write: writeTime },
  date: { oid: 1082, bytes: 4, write: writeDay },
}
const textOids: Readonly<Partial<Record<ElementType, number>>> = { text: 25, json: 114 }

export function binaryArray(type: ElementType, values: readonly Value[]): Buffer {
  const fixed = fixedWidths[type]
  return fixed ? fixedArray(fixed, values) : textArray(textOids[type]!, values as readonly (string | null)[])
}

export function uuidArray(ids: Iterable<string>): Buffer {
  return binaryArray('uuid', [...ids])
}

function fixedArray({ oid, bytes, write }: FixedWidth, values: readonly Value[]): Buffer {
  const array = Buffer.allocUnsafe(headerBytes + values.length * (lengthBytes + bytes))
  let at = headerBytes
  let hasNulls = false
  // By index: what an iterator hands out, one object a value, was a twentieth of all garbage of an order.
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index]!
    at = array.writeInt32BE(value === null ? -1 : bytes, at)
    if (value === null) {
      hasNulls = true
      continue
    }
    write(array, value as never, at)
    at += bytes
  }
  writeHeader(array, { oid, length: values.length, hasNulls })
  return array.subarray(0, at)
}

function textArray(oid: number, values: readonly (string | null)[]): Buffer {
  // At most three bytes of UTF-8 for each unit of a string.
  const bytesMax = values.reduce((sum, value) => sum + lengthBytes + (value?.length ?? 0) * 3, headerBytes)
  const array = Buffer.allocUnsafe(bytesMax)
  let at = headerBytes
  for (const value of values) {
    const length = value === null ? -1 : array.write(value, at + lengthBytes)
    array.writeInt32BE(length, at)
    at += lengthBytes + Math.max(length, 0)
  }
  writeHeader(array, { oid, length: values.length, hasNulls: values.includes(null) })
  return array.subarray(0, at)
}

type Header = { readonly oid: number; readonly length: number; readonly hasNulls: boolean }

function writeHeader(array: Buffer, { oid, length, hasNulls }: Header): void {
  array.writeInt32BE(1, 0)
  array.writeInt32BE(hasNulls ? 1 : 0, 4)
  array.writeInt32BE(oid, 8)
  array.writeInt32BE(length, 12)
  array.writeInt32BE(1, 16)
}

function writeBigint(buffer: Buffer, value: number, at: number): void {
  assert(Number.isSafeInteger(value), 'what is stored as bigint is a safe whole number')
  buffer.writeInt32BE(Math.floor(value / two32), at)
  buffer.writeInt32BE(value | 0, at + 4)
}

/** In microseconds, which from the year 2285 on are no safe whole number: so in two halves. */
function writeTime(buffer: Buffer, ms: number, at: number): void {
  assert(Number.isSafeInteger(ms), 'a time is a whole number of milliseconds')
  const high = Math.floor((ms - epochMs) / two32)
  const low = (ms - epochMs - high * two32) * 1_000
  buffer.writeInt32BE(high * 1_000 + Math.floor(low / two32), at)
  buffer.writeInt32BE(low | 0, at + 4)
}

function writeDay(buffer: Buffer, day: string, at: number): void {
  const days = (Date.parse(day) - epochMs) / dayMs
  assert(Number.isInteger(days), 'a day is a date')
  buffer.writeInt32BE(days, at)
}

/** Hex digit by character code; dashes are skipped by their fixed places. */
const digits = new Uint8Array(128)
for (let digit = 0; digit < 16; digit += 1) digits[digit.toString(16).charCodeAt(0)] = digit
const digitPlaces = Array.from({ length: 36 }, (_, place) => place).filter(
  (place) => ![8, 13, 18, 23].includes(place),
)
const highPlaces = Uint8Array.from(digitPlaces.filter((_, index) => index % 2 === 0))

function writeUuid(buffer: Buffer, id: string, at: number): void {
  assert(id.length === 36, 'an id is a UUID in its usual form')
  for (let byte = 0; byte < 16; byte += 1) {
    const place = highPlaces[byte]!
    buffer[at + byte] = (digits[id.charCodeAt(place)]! << 4) | digits[id.charCodeAt(place + 1)]!
  }
}
