// The promises of validation: bodies literally, addresses from text, each broken field once and by name.

import { Type } from 'typebox'
import { describe, expect, test } from 'vitest'
import { OneOf, RequestedTime, Text, Uuid, Words } from '../contract/common.ts'
import { CreateCouponBody } from '../contract/coupons.ts'
import { AdjustStockBody } from '../contract/products.ts'
import { fieldErrors, schemaValidators } from './validation.ts'

type Validate = { (value: unknown): boolean; errors?: Parameters<typeof fieldErrors>[0] }

function validator(schema: object, httpPart: string): Validate {
  return schemaValidators()({ schema, httpPart, method: 'POST', url: '/' } as never) as unknown as Validate
}

function fieldsOf(schema: object, value: unknown, httpPart = 'body'): string[] {
  const validate = validator(schema, httpPart)
  return validate(value) ? [] : fieldErrors(validate.errors!, 'en').map(({ field }) => field)
}

const amount = Type.Object({ amount: Type.Integer({ minimum: 1 }) }, { additionalProperties: false })

describe('a body', () => {
  test.each([{ amount: '5' }, { amount: 5.5 }, { amount: true }, { amount: null }, {}])(
    '%j is refused',
    (body) => {
      expect(fieldsOf(amount, body)).toEqual(['amount'])
    },
  )

  test('is named itself when it is no object', () => expect(fieldsOf(amount, 'text')).toEqual(['body']))

  test('may not have a field that nobody asked for', () => {
    expect(fieldsOf(amount, { amount: 5, extra: 1 })).toEqual(['extra'])
  })
})

describe('an address', () => {
  const query = Type.Object({ limit: Type.Integer({ minimum: 1, default: 20 }) })

  test('gives numbers from text, and defaults', () => {
    const values = [{ limit: '5' }, {}] as Record<string, unknown>[]
    for (const value of values) expect(fieldsOf(query, value, 'querystring')).toEqual([])
    expect(values).toEqual([{ limit: 5 }, { limit: 20 }])
  })

  test.each(['0', 'x', '1.5', ''])('limit=%s is refused', (limit) => {
    expect(fieldsOf(query, { limit }, 'querystring')).toEqual(['limit'])
  })
})

describe('the fields that are named', () => {
  const items = Type.Object({ items: Type.Array(Type.Object({ id: Uuid, count: Type.Integer() })) })

  test('have their place in lists', () => {
    expect(fieldsOf(items, { items: [{ id: 'x', count: 'y' }, {}] })).toEqual([
      'items[0].id',
      'items[0].count',
      'items[1].id',
      'items[1].count',
    ])
  })

  test('come once each, and a format is told rather than its pattern', () => {
    const validate = validator(Uuid, 'body')
    validate('nonsense')
    expect(fieldErrors(validate.errors!, 'en')).toEqual([
      { field: 'body', message: 'must match format "uuid"' },
    ])
  })

  const messageOf = (schema: object, value: unknown) => {
    const validate = validator(schema, 'body')
    validate(value)
    return fieldErrors(validate.errors!, 'en')[0]!.message
  }

  test('are told what they must be, not the pattern behind it', () => {
    expect(messageOf(Uuid, '01900000-0000-7000-8000-00000000000A')).toBe('must be a UUID in lower case')
    expect(messageOf(RequestedTime, '1999-01-01T00:00:00Z')).toMatch(/^must be a time with its zone/)
    expect(messageOf(Words({ max: 9 }), ' ')).toBe('must not be blank')
    expect(messageOf(Text({ min: 1, max: 9 }), 'a\0')).toBe('must not contain a NUL character')
    expect(messageOf(OneOf(['new', 'price']), 'old')).toBe('must be one of: new, price')
    expect(messageOf(AdjustStockBody, { change: 0, reason: 'x' })).toBe('must not be 0')
  })

  test('are at most twenty', () => {
    const many = { items: Array.from({ length: 50 }, () => ({})) }
    expect(fieldsOf(items, many)).toHaveLength(20)
  })

  test('of a list that is too long are not looked for', () => {
    const few = Type.Object({
      note: Type.String(),
      list: Type.Array(Type.Object({ id: Uuid }), { maxItems: 2 }),
    })
    expect(fieldsOf(few, { note: 'x', list: [{}, {}, {}] })).toEqual(['list'])
    expect(fieldsOf(few, { note: 'x', list: [{}, {}] })).toEqual(['list[0].id', 'list[1].id'])
    expect(fieldsOf(few, { note: 'x', list: 'many' })).toEqual(['list'])
    expect(fieldsOf(few, { note: 'x', list: [{ id: '01900000-0000-7000-8000-000000000000' }] })).toEqual([])
    expect(fieldsOf(few, 'text')).toEqual(['body'])
  })

  test('are those of the kind of discount that was meant', () => {
    const coupon = (discount: object) => ({ name: 'n', totalCount: 1, discount })
    expect(fieldsOf(CreateCouponBody, coupon({ type: 'percent', value: 101 }))).toEqual(['discount.value'])
    expect(fieldsOf(CreateCouponBody, coupon({ type: 'gift', value: 1 }))).toEqual(['discount.type'])
    expect(fieldsOf(CreateCouponBody, coupon({}))).toEqual(['discount.type'])
  })

  test('have words in Korean too', () => {
    const validate = validator(amount, 'body')
    validate({ amount: 0 })
    const [error] = fieldErrors(validate.errors!, 'ko')
    expect(error!.message).toMatch(/^\S.*[가-힣]/)
  })
})
