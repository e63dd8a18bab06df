// The rows the rules work on, as plain values. Money is whole won, times are epoch milliseconds, ids are
// UUIDs. Nothing here knows where the rows come from.

export type OrderStatus = 'pending' | 'paid' | 'cancelled' | 'expired'
export type ProductStatus = 'on-sale' | 'stopped' | 'discontinued'
/** `held` means: belongs to a pending order; shown to its owner as unused, but not usable. */
export type UserCouponStatus = 'unused' | 'held' | 'used'
export type BalanceEntryKind = 'charge' | 'use' | 'refund' | 'cancel'

/** A user's prepaid balance. `entryCount` is the number of the newest line of its history. */
export type Wallet = { readonly userId: string; balance: number; entryCount: number }

/** What a user charged and got refunded since `since`: the base of the refund limit. */
export type Funding = { readonly userId: string; readonly since: number; charged: number; refunded: number }

export type Product = {
  readonly id: string
  readonly name: string
  readonly description: string
  readonly category: string
  readonly price: number
  readonly status: ProductStatus
  readonly createdAt: number
}

/** Units on hand and the part of them that pending orders reserve: `onHand ≥ reserved ≥ 0`. */
export type Stock = { readonly productId: string; onHand: number; reserved: number }

export type Discount =
  | { readonly type: 'amount'; readonly value: number }
  | { readonly type: 'percent'; readonly value: number; readonly maxAmount: number | null }

/** A first-come-first-served coupon event: `issuedCount ≤ totalCount`. */
export type Coupon = {
  readonly id: string
  readonly name: string
  readonly discount: Discount
  readonly minOrderAmount: number
  readonly totalCount: number
  readonly issuedCount: number
  readonly perUserLimit: number
  readonly issueStartsAt: number
  readonly issueEndsAt: number | null
  readonly validDays: number
  readonly createdAt: number
}

/** One coupon in a user's hands; `seq` counts that user's coupons of the event from 1. */
export type UserCoupon = {
  readonly id: string
  readonly couponId: string
  readonly userId: string
  readonly seq: number
  readonly status: UserCouponStatus
  readonly orderId: string | null
  readonly issuedAt: number
  readonly expiresAt: number
}

export type OrderLine = {
  readonly productId: string
  readonly name: string
  readonly unitPrice: number
  readonly quantity: number
}

export type Order = {
  readonly id: string
  readonly userId: string
  readonly status: OrderStatus
  readonly lines: readonly OrderLine[]
  readonly subtotal: number
  readonly discount: number
  readonly total: number
  readonly userCouponId: string | null
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly paidAt: number | null
  /** The shop's day whose sales this order was counted in, `YYYY-MM-DD`. */
  readonly paidDay: string | null
  readonly paymentId: string | null
  readonly cancelledAt: number | null
  readonly cancellableUntil: number | null
}

export type CartLine = {
  readonly id: string
  readonly userId: string
  readonly productId: string
  readonly quantity: number
  readonly addedAt: number
}

/** Units that can be bought now. */
export function available(stock: Stock): number {
  return stock.onHand - stock.reserved
}

/** Price of a line, in won. */
export function lineAmount(line: OrderLine): number {
  return line.unitPrice * line.quantity
}
