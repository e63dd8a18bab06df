// The rows one batch works on, locked and loaded before the first decision. Only `apply` changes it.

import type { CartLine, Coupon, Funding, Order, Product, Stock, UserCoupon, Wallet } from './model.ts'
import type { Outcome } from './outcome.ts'

/** An outcome that was committed under an idempotency key, with the hash of the request it answered. */
export type StoredOutcome = { readonly requestHash: string; readonly outcome: Outcome }

export type Snapshot = {
  readonly wallets: Map<string, Wallet>
  /** By `fundingKey`. */
  readonly fundings: Map<string, Funding>
  readonly products: Map<string, Product>
  readonly stocks: Map<string, Stock>
  readonly coupons: Map<string, Coupon>
  /** Coupons of one event one user holds already, by `pairKey(userId, couponId)`. */
  readonly issuedCounts: Map<string, number>
  readonly userCoupons: Map<string, UserCoupon>
  readonly orders: Map<string, Order>
  /** Lines by user, oldest first; present for every user whose cart a command touches. */
  readonly carts: Map<string, readonly CartLine[]>
  /** By `pairKey(actorId, key)`. */
  readonly outcomes: Map<string, StoredOutcome>
}

export function emptySnapshot(): Snapshot {
  return {
    wallets: new Map(),
    fundings: new Map(),
    products: new Map(),
    stocks: new Map(),
    coupons: new Map(),
    issuedCounts: new Map(),
    userCoupons: new Map(),
    orders: new Map(),
    carts: new Map(),
    outcomes: new Map(),
  }
}

export function pairKey(first: string, second: string): string {
  return `${first} ${second}`
}

export function fundingKey(userId: string, since: number): string {
  return `${userId} ${since}`
}
