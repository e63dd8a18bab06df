// What an order will cost, as the shop reckons it: shown at once while the shop is asked, which has the last word.

import type { Discount } from '../../shared/format/discount.ts'

export type HeldTerms = {
  readonly terms: { readonly discount: Discount; readonly minOrderAmount: number }
  readonly status: 'unused' | 'used' | 'expired'
  readonly orderId: string | null
  readonly expiresAt: string
}

export type Unusable = 'used' | 'held' | 'expired' | 'below-min-order-amount'

/** Won taken off; a share of a won stays with the shopper, and never more than the order costs comes off. */
export function discountFor({ type, value, maxAmount }: Discount, subtotal: number): number {
  if (type === 'amount') return Math.min(value, subtotal)
  const share = Math.floor((subtotal * value) / 100)
  return Math.min(share, maxAmount ?? share, subtotal)
}

/** Null when it can be used; `now` in epoch milliseconds. */
export function unusableReason(coupon: HeldTerms, order: { subtotal: number; now: number }): Unusable | null {
  if (coupon.status === 'used') return 'used'
  if (coupon.status === 'expired' || order.now >= Date.parse(coupon.expiresAt)) return 'expired'
  if (coupon.orderId !== null) return 'held'
  return order.subtotal < coupon.terms.minOrderAmount ? 'below-min-order-amount' : null
}

export type Offer<Coupon> = {
  readonly coupon: Coupon
  readonly reason: Unusable | null
  readonly discount: number
}

/** What takes off most comes first, what cannot be used last. */
export function offersOf<Coupon extends HeldTerms>(
  coupons: readonly Coupon[],
  order: { readonly subtotal: number; readonly now: number },
): Offer<Coupon>[] {
  const offers = coupons.map((coupon) => {
    const reason = unusableReason(coupon, order)
    return {
      coupon,
      reason,
      discount: reason === null ? discountFor(coupon.terms.discount, order.subtotal) : 0,
    }
  })
  return offers.sort((one, other) => other.discount - one.discount)
}

export type Reckoning = {
  readonly subtotal: number
  readonly discount: number
  readonly total: number
  /** What the balance lacks; 0 when it is enough. */
  readonly missing: number
  readonly balanceAfter: number
}

type Line = { readonly unitPrice: number; readonly quantity: number }

export function subtotalOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { unitPrice, quantity }) => sum + unitPrice * quantity, 0)
}

export function reckon(order: { subtotal: number; discount: number; balance: number }): Reckoning {
  const { subtotal, discount, balance } = order
  const total = subtotal - discount
  return { subtotal, discount, total, missing: Math.max(0, total - balance), balanceAfter: balance - total }
}
