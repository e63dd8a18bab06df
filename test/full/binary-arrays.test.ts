// Every parameter of a batch is an array in PostgreSQL's binary format: PostgreSQL itself is asked what it read.

import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { binaryArray, type ElementType } from '../../src/postgres/binary-array.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts'

let database: TestDatabase
let pool: Pool

beforeAll(async () => {
  database = await createTestDatabase()
  pool = createPool({ connectionString: database.url, name: 'arrays', connectionsMax: 1 })
})

afterAll(async () => {
  await pool.end()
  await database.drop()
})

type Values = fc.Arbitrary<string | number>

const between = (min: number, max: number) => fc.integer({ min, max })
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

const kinds: readonly (readonly [ElementType, Values])[] = [
  ['uuid', fc.uuid()],
  ['bigint', fc.maxSafeInteger()],
  ['integer', between(-(2 ** 31), 2 ** 31 - 1)],
  ['smallint', between(-(2 ** 15), 2 ** 15 - 1)],
  ['timestamptz', between(Date.UTC(1900, 0, 1), Date.UTC(2999, 11, 31))],
  ['date', day],
  ['text', fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', ''))],
  ['json', fc.json()],
]

/** What comes back, in the form it went out; JSON is compared as its text. */
const readBack: Readonly<Record<ElementType, string>> = {
  uuid: 'v::text',
  bigint: 'v',
  integer: 'v',
  smallint: 'v',
  timestamptz: 'v',
  date: 'v',
  text: 'v',
  json: 'v::text',
}

describe('a binary array', () => {
  test.each(kinds)('of %s is read as it was meant, with its NULLs', async (type, values) => {
    const text = `SELECT ${readBack[type]} AS v FROM unnest($1::${type}[]) WITH ORDINALITY AS d (v, n) ORDER BY n`
    const lists = fc.array(fc.option(values, { freq: 5 }), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(lists, async (list) => {
        const { rows } = await pool.query(text, [binaryArray(type, list)])
        expect(rows.map(({ v }) => v)).toEqual(list)
      }),
      { numRuns: 60 },
    )
  })

  test('never carries what is no whole number or no day', () => {
    for (const wrong of [0.5, 2 ** 53, Number.NaN]) {
      expect(() => binaryArray('bigint', [wrong])).toThrow('safe whole number')
      expect(() => binaryArray('timestamptz', [wrong])).toThrow('whole number of milliseconds')
    }
    expect(() => binaryArray('date', ['no day'])).toThrow('a day is a date')
  })
})
