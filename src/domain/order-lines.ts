// What a list of (product, quantity) costs, if all of it can be sold now (requirements O1–O3).

import { assert } from './assert.ts'
import { refuseOutOfBounds } from './bounds.ts'
import type { RequestedLine } from './command.ts'
import { lineQuantityMax, orderLinesMax } from './limits.ts'
import { available, type OrderLine } from './model.ts'
import { type Refusal, refuse, type ShortLine } from './rejection.ts'
import type { Snapshot } from './snapshot.ts'

type PricedLines = { readonly ok: true; readonly lines: readonly OrderLine[] }

/** Sums equal products, then prices the lines; refuses naming the unknown, stopped or short products. */
export function priceLines(snapshot: Snapshot, requested: readonly RequestedLine[]): PricedLines | Refusal {
  const summed = requested.length === 1 ? requested : sumByProduct(requested)
  const invalid = checkCount(summed) ?? checkQuantities(requested) ?? checkQuantities(summed)
  if (invalid) return invalid
  const lines: OrderLine[] = []
  const short: ShortLine[] = []
  for (const { productId, quantity } of summed) {
    const product = snapshot.products.get(productId)
    if (!product) return refuse('product-not-found', { productId })
    if (product.status !== 'on-sale') return refuse('product-not-on-sale', { productId })
    const stock = snapshot.stocks.get(productId)
    assert(stock !== undefined, 'every product has a stock row')
    if (quantity > available(stock))
      short.push({ productId, requested: quantity, available: available(stock) })
    lines.push({ productId, name: product.name, unitPrice: product.price, quantity })
  }
  if (short.length > 0) return refuse('out-of-stock', { lines: short })
  return { ok: true, lines }
}

function sumByProduct(requested: readonly RequestedLine[]): RequestedLine[] {
  const quantities = new Map<string, number>()
  for (const { productId, quantity } of requested) {
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity)
  }
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }))
}

function checkCount(lines: readonly RequestedLine[]): Refusal | null {
  if (lines.length >= 1 && lines.length <= orderLinesMax) return null
  const error = { field: 'items', rule: 'count-between', min: 1, max: orderLinesMax } as const
  return refuse('invalid-request', { errors: [error] })
}

function checkQuantities(lines: readonly RequestedLine[]): Refusal | null {
  for (const { productId, quantity } of lines) {
    const field = `items[productId=${productId}].quantity`
    const invalid = refuseOutOfBounds({ field, value: quantity, min: 1, max: lineQuantityMax })
    if (invalid) return invalid
  }
  return null
}
