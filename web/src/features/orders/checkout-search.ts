// What a checkout's address says is to be ordered: lines of the cart, or one product right away. Whatever somebody types
// there, something comes out that can be shown.

export type CheckoutSearch =
  | { readonly items: string }
  | { readonly product: string; readonly quantity: number }
  | Record<string, never>

export type Wanted =
  | { readonly kind: 'cart'; readonly itemIds: readonly string[] }
  | { readonly kind: 'product'; readonly productId: string; readonly quantity: number }

const id = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
const oneId = new RegExp(`^${id}$`)
const someIds = new RegExp(`^${id}(,${id}){0,49}$`)
const quantityMax = 999

export function parseCheckoutSearch(raw: Readonly<Record<string, unknown>>): CheckoutSearch {
  const { items, product } = raw
  if (typeof items === 'string' && someIds.test(items)) return { items }
  if (typeof product !== 'string' || !oneId.test(product)) return {}
  const quantity = Number(raw.quantity)
  return { product, quantity: Number.isInteger(quantity) ? Math.min(Math.max(quantity, 1), quantityMax) : 1 }
}

/** Null for an address that names nothing. */
export function wantedIn(search: CheckoutSearch): Wanted | null {
  if ('items' in search && search.items) return { kind: 'cart', itemIds: search.items.split(',') }
  if ('product' in search && search.product) {
    return { kind: 'product', productId: search.product, quantity: search.quantity }
  }
  return null
}
