// What happened. A decision is a list of these; `apply` is the only code that turns one into new state, and
// the store derives the rows it writes from them.

import type { BalanceEntryKind, CartLine, Coupon, Order, Product, UserCoupon } from './model.ts'

export type BalanceChanged = {
  readonly type: 'BalanceChanged'
  readonly entryId: string
  readonly userId: string
  /** Place in the user's history, from 1 without a gap. */
  readonly seq: number
  readonly kind: BalanceEntryKind
  /** Signed: what the balance changed by, in won. */
  readonly amount: number
  readonly balanceAfter: number
  readonly orderId: string | null
  readonly at: number
}

export type CouponIssued = { readonly type: 'CouponIssued'; readonly userCoupon: UserCoupon }

/** The order exists, reserves its units and holds its coupon. */
export type OrderPlaced = { readonly type: 'OrderPlaced'; readonly order: Order }

export type OrderPaid = {
  readonly type: 'OrderPaid'
  readonly orderId: string
  readonly paymentId: string
  readonly at: number
  readonly day: string
  readonly cancellableUntil: number
}

/** `eventId` names the fact for the data platform; only the cancel of a paid order is told to it. */
export type OrderCancelled = {
  readonly type: 'OrderCancelled'
  readonly orderId: string
  readonly eventId: string
  readonly wasPaid: boolean
  readonly at: number
}

export type OrderExpired = { readonly type: 'OrderExpired'; readonly orderId: string }

export type CartLineSet = { readonly type: 'CartLineSet'; readonly line: CartLine }

export type CartLinesRemoved = {
  readonly type: 'CartLinesRemoved'
  readonly userId: string
  readonly itemIds: readonly string[]
}

export type StockAdjusted = {
  readonly type: 'StockAdjusted'
  readonly adjustmentId: string
  readonly productId: string
  readonly change: number
  readonly reason: string
  readonly actorId: string
  readonly at: number
}

/** Nothing of the product is left to sell. `causeId` is the order or the adjustment that took the last unit. */
export type StockRanOut = {
  readonly type: 'StockRanOut'
  readonly productId: string
  readonly causeId: string
  readonly at: number
}

export type ProductCreated = { readonly type: 'ProductCreated'; readonly product: Product }
export type ProductChanged = { readonly type: 'ProductChanged'; readonly product: Product }
export type CouponCreated = { readonly type: 'CouponCreated'; readonly coupon: Coupon }
export type CouponChanged = { readonly type: 'CouponChanged'; readonly coupon: Coupon }

export type DomainEvent =
  | BalanceChanged
  | CouponIssued
  | OrderPlaced
  | OrderPaid
  | OrderCancelled
  | OrderExpired
  | CartLineSet
  | CartLinesRemoved
  | StockAdjusted
  | StockRanOut
  | ProductCreated
  | ProductChanged
  | CouponCreated
  | CouponChanged
