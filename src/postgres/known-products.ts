// Products that a connection has read before. The stock row that a batch locks tells the version of its product, so what
// is taken from here is what the database holds at that moment (docs/adr/0029-known-products.md).

import { LRUCache } from 'lru-cache'
import type { PoolClient } from 'pg'
import type { Product } from '../domain/model.ts'
import type { LockedStock } from './row-mapping.ts'

type KnownProduct = { readonly product: Product; readonly version: string }

/** 2,000 products with descriptions of 2,000 characters, which are 8 MB at most. */
const knownCharactersMax = 4_000_000
/** About what a product without any text takes. */
const charactersOfAny = 250

/** Gone with the connection: another server behind the same address is asked again. */
const knownOn = new WeakMap<PoolClient, LRUCache<string, KnownProduct>>()

export function unknownProductIds(client: PoolClient, productIds: Iterable<string>): string[] {
  const known = productsKnownOn(client)
  return [...productIds].filter((id) => !known.has(id))
}

/**
 * Keeps the products that were read and adds those that are known, of all whose stock is locked. Gives the ids of those that
 * are neither: they changed since.
 */
export function addKnownProducts(
  client: PoolClient,
  products: Map<string, Product>,
  lockedStocks: ReadonlyMap<string, LockedStock>,
): string[] {
  const known = productsKnownOn(client)
  const changedIds: string[] = []
  for (const [id, { productVersion: version }] of lockedStocks) {
    const read = products.get(id)
    const before = known.get(id)
    if (read) known.set(id, { product: read, version })
    else if (before?.version === version) products.set(id, before.product)
    else changedIds.push(id)
  }
  return changedIds
}

function productsKnownOn(client: PoolClient): LRUCache<string, KnownProduct> {
  const known = knownOn.get(client) ?? new LRUCache({ maxSize: knownCharactersMax, sizeCalculation: sizeOf })
  knownOn.set(client, known)
  return known
}

function sizeOf({ product }: KnownProduct): number {
  return charactersOfAny + product.name.length + product.description.length
}
