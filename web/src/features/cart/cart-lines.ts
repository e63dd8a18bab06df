// What there is to say of the lines of a cart: which can be ordered as they are, and what they come to.

export type CartLine = {
  readonly id: string
  readonly productId: string
  readonly name: string
  readonly unitPrice: number
  readonly quantity: number
  readonly stock: number
  readonly status: 'on-sale' | 'stopped' | 'discontinued'
}

/** As many of one product as an order may have. */
const quantityMax = 999

export type LineState = 'fine' | 'short' | 'sold-out' | 'stopped'

export function lineState({ status, stock, quantity }: CartLine): LineState {
  if (status !== 'on-sale') return 'stopped'
  if (stock <= 0) return 'sold-out'
  return quantity > stock ? 'short' : 'fine'
}

/** A line that is short can still be chosen: fewer of it can be had. */
export function canBeChosen(line: CartLine): boolean {
  const state = lineState(line)
  return state === 'fine' || state === 'short'
}

export function totalOf(lines: readonly Pick<CartLine, 'unitPrice' | 'quantity'>[]): number {
  return lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0)
}

/** What the quantity may be raised to; never below what it is, which is told apart from what there is. */
export function quantityMaxOf({ stock, quantity }: CartLine): number {
  return Math.max(quantity, Math.min(stock, quantityMax))
}

/** The cart with another quantity of one line, before the shop said so. */
export function withQuantity<Cart extends { readonly items: readonly CartLine[] }>(
  cart: Cart,
  { id, quantity }: Pick<CartLine, 'id' | 'quantity'>,
): Cart {
  const items = cart.items.map((line) =>
    line.id === id ? { ...line, quantity, amount: line.unitPrice * quantity } : line,
  )
  return { ...cart, items, total: totalOf(items) }
}
