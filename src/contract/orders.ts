// Orders, payments and the cart on the wire.

import { Type } from 'typebox'
import { cartLinesMax, lineQuantityMax, orderLinesMax, orderTotalMax } from '../domain/limits.ts'
import {
  Body,
  CursorPage,
  CursorQuery,
  Nullable,
  OneOf,
  OptionalUserId,
  RequestedTime,
  Text,
  Timestamp,
  Uuid,
  uuidPattern,
  Won,
} from './common.ts'

const Quantity = Type.Integer({ minimum: 1, maximum: lineQuantityMax })
const PaymentMode = Type.Optional(OneOf(['immediate', 'deferred']))

const ExpectedTotal = Type.Optional(
  Type.Integer({
    minimum: 0,
    maximum: orderTotalMax,
    description: 'What was shown, in won: an order that comes to anything else is refused',
  }),
)

/** Equal products are summed, so a request may have more lines than the order it makes, up to this many. */
const requestLinesMax = orderLinesMax * 4

export const PlaceOrderBody = Body({
  items: Type.Array(Body({ productId: Uuid, quantity: Quantity }), {
    minItems: 1,
    maxItems: requestLinesMax,
  }),
  userCouponId: Type.Optional(Nullable(Uuid)),
  expectedTotal: ExpectedTotal,
  payment: PaymentMode,
  userId: OptionalUserId,
})

export const CheckoutBody = Body({
  itemIds: Type.Optional(Type.Array(Uuid, { minItems: 1, maxItems: cartLinesMax })),
  userCouponId: Type.Optional(Nullable(Uuid)),
  expectedTotal: ExpectedTotal,
  payment: PaymentMode,
})

export const orderStatuses = ['pending', 'paid', 'cancelled', 'expired'] as const

const OrderItem = Type.Object({
  productId: Uuid,
  name: Type.String(),
  unitPrice: Won,
  quantity: Type.Integer(),
  amount: Won,
})

export const Order = Type.Object({
  id: Uuid,
  userId: Uuid,
  status: OneOf(orderStatuses),
  items: Type.Array(OrderItem),
  subtotal: Won,
  discount: Won,
  total: Won,
  userCouponId: Nullable(Uuid),
  createdAt: Timestamp,
  expiresAt: Nullable(Timestamp),
  paidAt: Nullable(Timestamp),
  cancelledAt: Nullable(Timestamp),
  cancellableUntil: Nullable(Timestamp),
})

export const OrderPage = CursorPage(Order)

export const AdminOrderQuery = Type.Object({
  ...CursorQuery.properties,
  id: Type.Optional(Uuid),
  userId: Type.Optional(Uuid),
  email: Type.Optional(Text({ min: 1, max: 254 })),
  status: Type.Optional(OneOf(orderStatuses)),
  from: Type.Optional(Type.String({ ...RequestedTime, description: 'Placed at this time or later' })),
  to: Type.Optional(Type.String({ ...RequestedTime, description: 'Placed before this time' })),
})

const Payment = Type.Object({
  id: Uuid,
  orderId: Uuid,
  amount: Won,
  status: OneOf(['paid', 'refunded']),
  paidAt: Timestamp,
  refundedAt: Nullable(Timestamp),
})

export const PaymentPage = CursorPage(Payment)

export const Cart = Type.Object({
  items: Type.Array(
    Type.Object({
      id: Uuid,
      productId: Uuid,
      name: Type.String(),
      unitPrice: Won,
      quantity: Type.Integer(),
      amount: Won,
      stock: Type.Integer(),
      status: OneOf(['on-sale', 'stopped', 'discontinued']),
    }),
  ),
  total: Won,
})

export const AddCartItemBody = Body({ productId: Uuid, quantity: Quantity })
export const ChangeCartItemBody = Body({ quantity: Quantity })
export const CartItemParams = Type.Object({ itemId: Uuid })
const uuidTextLength = 36
export const RemoveCartItemsQuery = Type.Object({
  itemIds: Type.String({
    description: 'Ids of cart lines, separated by commas',
    pattern: `^${uuidPattern}(,${uuidPattern})*$`,
    maxLength: cartLinesMax * (uuidTextLength + 1),
  }),
})
