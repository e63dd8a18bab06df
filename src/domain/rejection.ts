// Every way the rules say no, with the data a person needs to act on it. A refusal is a value, never an
// exception. It knows nothing of HTTP: http/problems.ts gives each code its status and its texts.

import type { DomainEvent } from './event.ts'

export type ShortLine = {
  readonly productId: string
  readonly requested: number
  readonly available: number
}

/** A broken rule about one field, as data: the texts are made where the reader's language is known. */
export type FieldError =
  | {
      readonly field: string
      readonly rule: 'whole-number-between'
      readonly min: number
      readonly max: number
    }
  | { readonly field: string; readonly rule: 'count-between'; readonly min: number; readonly max: number }
  | { readonly field: string; readonly rule: 'later-than'; readonly other: string }

export type CouponUnusableReason = 'used' | 'held' | 'expired' | 'below-min-order-amount'

type RejectionData = {
  'invalid-request': { errors: readonly FieldError[] }
  forbidden: unknown
  'user-not-found': { userId: string }
  'insufficient-balance': { required: number; balance: number }
  'refund-exceeds-refundable': { refundable: number }
  'product-not-found': { productId: string }
  'product-not-on-sale': { productId: string }
  'out-of-stock': { lines: readonly ShortLine[] }
  'coupon-not-found': { couponId: string }
  'coupon-sold-out': { couponId: string }
  'coupon-already-issued': { couponId: string; perUserLimit: number }
  'coupon-not-started': { issueStartsAt: string }
  'coupon-ended': { issueEndsAt: string }
  'user-coupon-not-found': { userCouponId: string }
  'coupon-not-usable': { reason: CouponUnusableReason; minOrderAmount?: number }
  'total-changed': { expectedTotal: number; total: number }
  'order-not-found': { orderId: string }
  'order-already-paid': { orderId: string }
  'order-expired': { orderId: string }
  'order-cancelled': { orderId: string }
  'order-not-cancellable': { orderStatus: string }
  'cancel-window-closed': { cancellableUntil: string }
  'cart-empty': unknown
  'cart-item-not-found': { itemId: string }
  'cart-full': { linesMax: number }
  'total-below-issued': { issuedCount: number }
  'idempotency-key-reused': unknown
}

export type RejectionCode = keyof RejectionData

export type Rejection = {
  [Code in RejectionCode]: { readonly code: Code } & Readonly<RejectionData[Code]>
}[RejectionCode]

/** A refusal may still carry what was due anyway, such as the expiry of an overdue order. */
export type Refusal = {
  readonly ok: false
  readonly rejection: Rejection
  readonly events: readonly DomainEvent[]
}

/** Says no: `return refuse('insufficient-balance', { required, balance })`. */
export function refuse<Code extends RejectionCode>(code: Code, data: RejectionData[Code]): Refusal {
  return { ok: false, rejection: { code, ...(data as object) } as Rejection, events: [] }
}
