// The promise of known products: none is taken for its state of another version, and none without its stock locked.

import type { PoolClient } from 'pg'
import { beforeEach, expect, test } from 'vitest'
import { product } from '../../test/support/rows.ts'
import type { Product } from '../domain/model.ts'
import { addKnownProducts, unknownProductIds } from './known-products.ts'
import type { LockedStock } from './row-mapping.ts'

const cup = product()

let client: PoolClient

beforeEach(() => {
  client = {} as PoolClient
})

/** A batch that locked the stock of the cup in this version and read these products: what it has, and what it must read. */
function batch(version: string, ...read: Product[]) {
  const products = new Map(read.map((row) => [row.id, row]))
  const locked: LockedStock = { productVersion: version, salesDay: null }
  const changed = addKnownProducts(client, products, new Map([[cup.id, locked]]))
  return { cup: products.get(cup.id), changed }
}

test('a product that was read once is known while its version is the same', () => {
  expect(unknownProductIds(client, [cup.id])).toEqual([cup.id])
  batch('1', cup)
  expect(unknownProductIds(client, [cup.id])).toEqual([])
  expect(batch('1')).toEqual({ cup, changed: [] })
})

test('a product of another version has to be read again', () => {
  batch('1', cup)
  expect(batch('2')).toEqual({ cup: undefined, changed: [cup.id] })
  const dearer = { ...cup, price: cup.price + 1 }
  batch('2', dearer)
  expect(batch('2')).toEqual({ cup: dearer, changed: [] })
})

test('what another connection read is not known', () => {
  batch('1', cup)
  client = {} as PoolClient
  expect(unknownProductIds(client, [cup.id])).toEqual([cup.id])
})

test('a product whose stock was not locked is neither kept nor given', () => {
  const products = new Map([[cup.id, cup]])
  addKnownProducts(client, products, new Map())
  expect(unknownProductIds(client, [cup.id])).toEqual([cup.id])
})

test('long descriptions make room for each other', () => {
  const long = { ...cup, description: '가'.repeat(5_000) }
  const many = Array.from({ length: 2_000 }, (_, index) => ({ ...long, id: `product ${index}` }))
  const locked: LockedStock = { productVersion: '1', salesDay: null }
  for (const one of many) addKnownProducts(client, new Map([[one.id, one]]), new Map([[one.id, locked]]))
  const forgotten = unknownProductIds(
    client,
    many.map(({ id }) => id),
  )
  expect(forgotten.length).toBeGreaterThan(1_000)
  expect(forgotten).not.toContain('product 1999')
})
