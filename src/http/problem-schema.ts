// Problem documents as the OpenAPI document describes them: what all have, and the data each code adds for a
// person or a program to act on.

import { type TSchema, Type } from 'typebox'
import { Timestamp, Uuid, Won } from '../contract/common.ts'
import type { CouponUnusableReason } from '../domain/rejection.ts'
import { type ProblemCode, problems } from './problems.ts'

type Data = Readonly<Record<string, TSchema>>

const unusableReasons = ['used', 'held', 'expired', 'below-min-order-amount'] satisfies CouponUnusableReason[]

const dataOf: Readonly<Record<ProblemCode, Data>> = {
  'invalid-request': {
    errors: Type.Array(Type.Object({ field: Type.String(), message: Type.String() }), { minItems: 1 }),
  },
  unauthenticated: {},
  'wrong-credentials': {},
  forbidden: {},
  'not-found': {},
  'payload-too-large': {},
  'unsupported-media-type': {},
  'too-many-requests': {},
  overloaded: {},
  'outcome-unknown': {},
  'internal-error': {},
  'email-taken': {},
  'user-not-found': { userId: Uuid },
  'insufficient-balance': { required: Won, balance: Won },
  'refund-exceeds-refundable': { refundable: Won },
  'product-not-found': { productId: Uuid },
  'product-not-on-sale': { productId: Uuid },
  'out-of-stock': {
    lines: Type.Array(
      Type.Object({ productId: Uuid, requested: Type.Integer(), available: Type.Integer() }),
      { minItems: 1 },
    ),
  },
  'coupon-not-found': { couponId: Uuid },
  'coupon-sold-out': { couponId: Uuid },
  'coupon-already-issued': { couponId: Uuid, perUserLimit: Type.Integer() },
  'coupon-not-started': { issueStartsAt: Timestamp },
  'coupon-ended': { issueEndsAt: Timestamp },
  'user-coupon-not-found': { userCouponId: Uuid },
  'coupon-not-usable': {
    reason: Type.Unsafe({ type: 'string', enum: unusableReasons }),
    minOrderAmount: Type.Optional(Won),
  },
  'total-changed': { expectedTotal: Won, total: Won },
  'order-not-found': { orderId: Uuid },
  'order-already-paid': { orderId: Uuid },
  'order-expired': { orderId: Uuid },
  'order-cancelled': { orderId: Uuid },
  'order-not-cancellable': { orderStatus: Type.Unsafe({ type: 'string', enum: ['cancelled', 'expired'] }) },
  'cancel-window-closed': { cancellableUntil: Timestamp },
  'cart-empty': {},
  'cart-item-not-found': { itemId: Uuid },
  'cart-full': { linesMax: Type.Integer() },
  'total-below-issued': { issuedCount: Type.Integer() },
  'idempotency-key-reused': {},
  'dead-letter-not-found': {},
  'sink-not-found': {},
  'sink-in-use': {},
}

export const problemCodes = Object.keys(problems) as ProblemCode[]

/** The name of a code's schema among the components of the document. */
export function schemaNameOf(code: ProblemCode): string {
  return `problem-${code}`
}

/** Exactly what a problem of this code looks like. */
export function problemSchema(code: ProblemCode) {
  const { status, en, ko } = problems[code]
  return Type.Object(
    {
      type: Type.Literal(`urn:jangteo:problem:${code}`),
      title: Type.String(),
      status: Type.Literal(status),
      detail: Type.String(),
      code: Type.Literal(code),
      requestId: Type.String(),
      ...dataOf[code],
    },
    { additionalProperties: false, title: code, description: `${en.title} · ${ko.title}` },
  )
}
