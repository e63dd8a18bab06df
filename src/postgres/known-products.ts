// Products that a connection has read before. The stock row that a batch locks tells the version of its product, so what
// is taken from here is what the database holds at that moment (docs/adr/0029-known-products.md).

import { LRUCache } from 'lru-cache'
import type { PoolClient } from 'pg'
import type { Product } from '../domain/model.ts'

export type KnownProduct = { readonly product: Product; readonly version: string }

/** 2,000 products with descriptions of 2,000 characters, which are 8 MB at most. */
const knownCharactersMax = 4_000_000
/** About what a product without any text takes, in characters. */
const charactersOfAll = 250

const knownOn = new WeakMap<PoolClient, LRUCache<string, KnownProduct>>()

/** Gone with the connection: another server behind the same address is asked again. */
export function productsKnownOn(client: PoolClient): LRUCache<string, KnownProduct> {
  const known = knownOn.get(client) ?? new LRUCache({ maxSize: knownCharactersMax, sizeCalculation: sizeOf })
  knownOn.set(client, known)
  return known
}

function sizeOf({ product }: KnownProduct): number {
  return charactersOfAll + product.name.length + product.description.length
}
