// Cart rules (requirements K1–K4): lines are checked against the stock of the moment but reserve nothing.

import { refuseOutOfBounds } from './bounds.ts'
import type { AddCartLine, ChangeCartLine, CheckoutCart, RemoveCartLines } from './command.ts'
import { accept, type Decision } from './decision.ts'
import { cartLinesMax, lineQuantityMax } from './limits.ts'
import { available, type CartLine } from './model.ts'
import { decidePlaceOrder } from './order.ts'
import { type Refusal, refuse } from './rejection.ts'
import type { Snapshot } from './snapshot.ts'

/** Adding a product that is in the cart already raises its quantity. */
export function decideAddCartLine(snapshot: Snapshot, command: AddCartLine): Decision {
  const { userId, productId, now } = command
  if (!snapshot.wallets.has(userId)) return refuse('user-not-found', { userId })
  const cart = cartOf(snapshot, userId)
  const line = cart.find((candidate) => candidate.productId === productId)
  if (!line && cart.length >= cartLinesMax) return refuse('cart-full', { linesMax: cartLinesMax })
  const quantity = (line?.quantity ?? 0) + command.quantity
  const refusal = checkQuantity(command.quantity) ?? checkLine(snapshot, productId, quantity)
  if (refusal) return refusal
  const base = line ?? { id: command.itemId, userId, productId, addedAt: now }
  return accept({ type: 'CartLineSet', line: { ...base, quantity } })
}

export function decideChangeCartLine(snapshot: Snapshot, command: ChangeCartLine): Decision {
  const { userId, itemId, quantity } = command
  const line = cartOf(snapshot, userId).find((candidate) => candidate.id === itemId)
  if (!line) return refuse('cart-item-not-found', { itemId })
  const refusal = checkLine(snapshot, line.productId, quantity)
  if (refusal) return refusal
  return accept({ type: 'CartLineSet', line: { ...line, quantity } })
}

/** Removes all of the named lines or, when one of them is not there, none. */
export function decideRemoveCartLines(snapshot: Snapshot, command: RemoveCartLines): Decision {
  const { userId } = command
  const itemIds = [...new Set(command.itemIds)]
  const lines = pickLines(cartOf(snapshot, userId), itemIds)
  if (!lines.ok) return lines
  return accept({ type: 'CartLinesRemoved', userId, itemIds })
}

/** Orders lines of the cart; they leave it in the same commit (K4). */
export function decideCheckoutCart(snapshot: Snapshot, command: CheckoutCart): Decision {
  const { userId, itemIds } = command
  const cart = cartOf(snapshot, userId)
  const chosen =
    itemIds === null ? { ok: true as const, lines: cart } : pickLines(cart, [...new Set(itemIds)])
  if (!chosen.ok) return chosen
  if (chosen.lines.length === 0) return refuse('cart-empty', {})
  const { type: _type, itemIds: _itemIds, ...rest } = command
  const lines = chosen.lines.map(({ productId, quantity }) => ({ productId, quantity }))
  const decision = decidePlaceOrder(snapshot, { ...rest, type: 'PlaceOrder', lines })
  if (!decision.ok) return decision
  const removed = { type: 'CartLinesRemoved', userId, itemIds: chosen.lines.map(({ id }) => id) } as const
  return accept(...decision.events, removed)
}

function cartOf(snapshot: Snapshot, userId: string): readonly CartLine[] {
  return snapshot.carts.get(userId) ?? []
}

type PickedLines = { readonly ok: true; readonly lines: readonly CartLine[] }

function pickLines(cart: readonly CartLine[], itemIds: readonly string[]): PickedLines | Refusal {
  const lines: CartLine[] = []
  for (const itemId of itemIds) {
    const line = cart.find((candidate) => candidate.id === itemId)
    if (!line) return refuse('cart-item-not-found', { itemId })
    lines.push(line)
  }
  return { ok: true, lines }
}

function checkLine(snapshot: Snapshot, productId: string, quantity: number): Refusal | null {
  const product = snapshot.products.get(productId)
  const stock = snapshot.stocks.get(productId)
  if (!product || !stock) return refuse('product-not-found', { productId })
  if (product.status !== 'on-sale') return refuse('product-not-on-sale', { productId })
  const invalid = checkQuantity(quantity)
  if (invalid) return invalid
  if (quantity <= available(stock)) return null
  return refuse('out-of-stock', { lines: [{ productId, requested: quantity, available: available(stock) }] })
}

function checkQuantity(quantity: number): Refusal | null {
  return refuseOutOfBounds({ field: 'quantity', value: quantity, min: 1, max: lineQuantityMax })
}
