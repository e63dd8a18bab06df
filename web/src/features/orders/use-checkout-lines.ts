// The lines that a checkout is about, with prices and stock as they are: out of the cart, or of one product.

import { useQuery } from '@tanstack/react-query'
import { cartQuery, productQuery } from '../../shared/api/queries.ts'
import { useLiveStock } from '../../shared/live/use-live-stock.ts'
import type { Wanted } from './checkout-search.ts'

export type CheckoutLine = {
  readonly productId: string
  readonly name: string
  readonly unitPrice: number
  readonly quantity: number
  readonly stock: number
  readonly status: 'on-sale' | 'stopped' | 'discontinued'
  /** Of the line in the cart, where it is in one. */
  readonly itemId: string | null
}

/** Undefined while it is asked for; empty when nothing of it is there any more. */
export function useCheckoutLines(wanted: Wanted | null): readonly CheckoutLine[] | undefined {
  const ofCart = useCartLines(wanted?.kind === 'cart' ? wanted.itemIds : null)
  const ofProduct = useProductLine(wanted?.kind === 'product' ? wanted : null)
  const lines = wanted === null ? [] : wanted.kind === 'cart' ? ofCart : ofProduct
  useLiveStock(lines?.map(({ productId }) => productId) ?? [])
  return lines
}

function useCartLines(itemIds: readonly string[] | null): readonly CheckoutLine[] | undefined {
  const { data } = useQuery({ ...cartQuery(), enabled: itemIds !== null })
  if (itemIds === null) return []
  return data?.items
    .filter(({ id }) => itemIds.includes(id))
    .map(({ id, ...line }) => ({ ...line, itemId: id }))
}

function useProductLine(wanted: { productId: string; quantity: number } | null) {
  const { data } = useQuery({ ...productQuery(wanted?.productId ?? ''), enabled: wanted !== null })
  if (wanted === null) return []
  if (!data) return undefined
  const { id: productId, name, price: unitPrice, stock, status } = data
  return [{ productId, name, unitPrice, quantity: wanted.quantity, stock, status, itemId: null }]
}
