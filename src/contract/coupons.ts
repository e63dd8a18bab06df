// Coupon events and coupons in users' hands on the wire.

import { type Static, Type } from 'typebox'
import {
  couponPerUserMax,
  couponTotalMax,
  couponValidDaysMax,
  orderTotalMax,
  priceMax,
} from '../domain/limits.ts'
import {
  Body,
  Cursor,
  CursorPage,
  Limit,
  Nullable,
  NumberedPage,
  Offset,
  OneOf,
  Page,
  RequestedTime,
  Timestamp,
  Uuid,
  Won,
  Words,
} from './common.ts'

const AmountDiscount = Type.Object(
  { type: Type.Literal('amount'), value: Type.Integer({ minimum: 1, maximum: priceMax }) },
  { additionalProperties: false },
)
const PercentDiscount = Type.Object(
  {
    type: Type.Literal('percent'),
    value: Type.Integer({ minimum: 1, maximum: 100 }),
    maxAmount: Type.Optional(
      Type.Integer({ minimum: 1, maximum: priceMax, description: 'Cap, in whole won' }),
    ),
  },
  { additionalProperties: false },
)

/** `type` says which of the two is meant, so that a mistake is told once. */
const DiscountInput = Type.Unsafe<Static<typeof AmountDiscount> | Static<typeof PercentDiscount>>({
  type: 'object',
  required: ['type'],
  discriminator: { propertyName: 'type' },
  oneOf: [AmountDiscount, PercentDiscount],
})

const Discount = Type.Object({
  type: OneOf(['amount', 'percent']),
  value: Type.Integer(),
  maxAmount: Type.Optional(Won),
})

export const Coupon = Type.Object({
  id: Uuid,
  name: Type.String(),
  discount: Discount,
  minOrderAmount: Won,
  totalCount: Type.Integer(),
  issuedCount: Type.Integer(),
  remaining: Type.Integer(),
  perUserLimit: Type.Integer(),
  issueStartsAt: Timestamp,
  issueEndsAt: Nullable(Timestamp),
  validDays: Type.Integer(),
  createdAt: Timestamp,
})

export const CouponPage = NumberedPage(Coupon)

export const CouponPageQuery = Type.Object({ page: Page, limit: Limit })

const userCouponStatuses = ['unused', 'used', 'expired'] as const

export const UserCoupon = Type.Object({
  id: Uuid,
  couponId: Uuid,
  userId: Uuid,
  name: Type.String(),
  terms: Type.Object({ discount: Discount, minOrderAmount: Won }),
  status: OneOf(userCouponStatuses),
  orderId: Nullable(Uuid),
  issuedAt: Timestamp,
  expiresAt: Timestamp,
})

export const UserCouponQuery = Type.Object({
  status: Type.Optional(OneOf(userCouponStatuses)),
  limit: Limit,
  offset: Type.Optional(Offset),
  cursor: Type.Optional(Cursor),
})

export const UserCouponPage = Type.Object({
  ...CursorPage(UserCoupon).properties,
  total: Type.Integer(),
})

export const UsableQuery = Type.Object({
  amount: Type.Optional(Type.Integer({ minimum: 0, maximum: orderTotalMax })),
})

export const UsableUserCoupon = Type.Object({
  ...UserCoupon.properties,
  usable: Type.Boolean(),
  reason: Type.Optional(OneOf(['used', 'held', 'expired', 'below-min-order-amount'])),
  discount: Type.Optional(Type.Integer({ description: 'Won taken off an order of this amount' })),
})

const Name = Words({ max: 200 })
const TotalCount = Type.Integer({ minimum: 1, maximum: couponTotalMax })
const PerUserLimit = Type.Integer({ minimum: 1, maximum: couponPerUserMax })
const ValidDays = Type.Integer({ minimum: 1, maximum: couponValidDaysMax })

export const CreateCouponBody = Body({
  name: Name,
  discount: DiscountInput,
  minOrderAmount: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  totalCount: TotalCount,
  perUserLimit: Type.Optional(PerUserLimit),
  issueStartsAt: Type.Optional(RequestedTime),
  issueEndsAt: Type.Optional(Nullable(RequestedTime)),
  validDays: Type.Optional(ValidDays),
})

export const ChangeCouponBody = Type.Object(
  {
    name: Type.Optional(Name),
    totalCount: Type.Optional(TotalCount),
    perUserLimit: Type.Optional(PerUserLimit),
    issueStartsAt: Type.Optional(RequestedTime),
    issueEndsAt: Type.Optional(Nullable(RequestedTime)),
    validDays: Type.Optional(ValidDays),
  },
  { additionalProperties: false, minProperties: 1 },
)
