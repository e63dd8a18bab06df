// Ids that tell what they name and never change from run to run, so that a failed test reads the same twice.

const kinds = [
  'user',
  'product',
  'coupon',
  'user-coupon',
  'order',
  'cart-item',
  'entry',
  'payment',
  'adjustment',
] as const

export type IdKind = (typeof kinds)[number]

/** The `count`-th id of its kind, shaped like the UUIDv7 the shop makes; later ones sort after earlier ones. */
export function idOf(kind: IdKind, count = 1): string {
  return `0000000${kinds.indexOf(kind) + 1}-0000-7000-8000-${String(count).padStart(12, '0')}`
}
