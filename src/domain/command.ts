// What users, operators and jobs ask for. Ids and time are inside, so a decision can be replayed exactly.

import type { Coupon, Product } from './model.ts'

/** Repeats of a request with the same key get the first outcome again; the key belongs to the actor. */
export type Idempotency = {
  readonly actorId: string
  readonly key: string
  readonly requestHash: string
  readonly at: number
}

type Base = { readonly now: number; readonly idempotency?: Idempotency | undefined }

export type RequestedLine = { readonly productId: string; readonly quantity: number }

/** How a payment is recorded: its entry in the balance, the shop's day it counts in, and until when it can be undone. */
export type PaymentTerms = {
  readonly entryId: string
  readonly day: string
  readonly cancellableUntil: number
}

/** A payment that is made with its order has the order's id. */
export type OrderPayment =
  | ({ readonly kind: 'immediate' } & PaymentTerms)
  | { readonly kind: 'deferred'; readonly expiresAt: number }

export type ChargeBalance = Base & {
  readonly type: 'ChargeBalance'
  readonly userId: string
  readonly amount: number
  readonly entryId: string
}

export type RefundBalance = Base & {
  readonly type: 'RefundBalance'
  readonly userId: string
  readonly amount: number
  readonly entryId: string
  /** Start of the refund window: charges before it can no longer be paid back. */
  readonly since: number
}

export type IssueCoupon = Base & {
  readonly type: 'IssueCoupon'
  readonly userId: string
  readonly couponId: string
  readonly userCouponId: string
}

export type PlaceOrder = Base & {
  readonly type: 'PlaceOrder'
  readonly userId: string
  readonly orderId: string
  readonly lines: readonly RequestedLine[]
  readonly userCouponId: string | null
  /** What the shopper agreed to, in won; null agrees to any total. */
  readonly expectedTotal: number | null
  readonly payment: OrderPayment
}

export type CheckoutCart = Base & {
  readonly type: 'CheckoutCart'
  readonly userId: string
  readonly orderId: string
  /** Which lines of the cart to order; null orders all of them. */
  readonly itemIds: readonly string[] | null
  readonly userCouponId: string | null
  readonly expectedTotal: number | null
  readonly payment: OrderPayment
}

export type PayOrder = Base & {
  readonly type: 'PayOrder'
  readonly userId: string
  readonly orderId: string
  readonly paymentId: string
  readonly payment: PaymentTerms
}

export type CancelOrder = Base & {
  readonly type: 'CancelOrder'
  /** The owner who asks; null when an operator does, who may cancel anybody's order. */
  readonly userId: string | null
  readonly orderId: string
  readonly entryId: string
}

export type ExpireOrder = Base & { readonly type: 'ExpireOrder'; readonly orderId: string }

export type AddCartLine = Base & {
  readonly type: 'AddCartLine'
  readonly userId: string
  readonly itemId: string
  readonly productId: string
  readonly quantity: number
}

export type ChangeCartLine = Base & {
  readonly type: 'ChangeCartLine'
  readonly userId: string
  readonly itemId: string
  readonly quantity: number
}

export type RemoveCartLines = Base & {
  readonly type: 'RemoveCartLines'
  readonly userId: string
  readonly itemIds: readonly string[]
}

export type AdjustStock = Base & {
  readonly type: 'AdjustStock'
  readonly productId: string
  readonly change: number
  readonly reason: string
  readonly adjustmentId: string
  readonly actorId: string
}

export type CreateProduct = Base & {
  readonly type: 'CreateProduct'
  readonly product: Omit<Product, 'createdAt'>
  readonly stock: number
  readonly adjustmentId: string
  readonly actorId: string
}

export type ChangeProduct = Base & {
  readonly type: 'ChangeProduct'
  readonly productId: string
  readonly changes: Partial<Pick<Product, 'name' | 'description' | 'category' | 'price' | 'status'>>
}

export type CreateCoupon = Base & {
  readonly type: 'CreateCoupon'
  readonly coupon: Omit<Coupon, 'createdAt' | 'issuedCount'>
}

/** What a coupon is worth never changes: people who hold one were promised it. */
export type ChangeCoupon = Base & {
  readonly type: 'ChangeCoupon'
  readonly couponId: string
  readonly changes: Partial<
    Pick<Coupon, 'name' | 'totalCount' | 'perUserLimit' | 'issueStartsAt' | 'issueEndsAt' | 'validDays'>
  >
}

export type Command =
  | ChargeBalance
  | RefundBalance
  | IssueCoupon
  | PlaceOrder
  | CheckoutCart
  | PayOrder
  | CancelOrder
  | ExpireOrder
  | AddCartLine
  | ChangeCartLine
  | RemoveCartLines
  | AdjustStock
  | CreateProduct
  | ChangeProduct
  | CreateCoupon
  | ChangeCoupon

export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>
