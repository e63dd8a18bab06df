// The events that leave the shop: the CloudEvents envelope and the data of each type. postgres/outbox-row.ts and
// delivery/cloud-event.ts write them; a test holds what they write against these schemas.

import { type TSchema, Type } from 'typebox'
import { Nullable, Timestamp, Uuid, Won } from './common.ts'

const orderFields = {
  orderId: Uuid,
  userId: Uuid,
  items: Type.Array(
    Type.Object({
      productId: Uuid,
      name: Type.String(),
      unitPrice: Won,
      quantity: Type.Integer(),
      amount: Won,
    }),
  ),
  subtotal: Won,
  discount: Won,
  total: Won,
  userCouponId: Nullable(Uuid),
  createdAt: Timestamp,
  paidAt: Timestamp,
}

const fundingFields = { entryId: Uuid, userId: Uuid, amount: Won, balanceAfter: Won }

type EventDescription = {
  readonly when: string
  /** What the envelope's `subject` is the id of. */
  readonly subject: string
  readonly data: TSchema
}

/**
 * By the type of the envelope. Fields may be added, so a reader must allow for more; a change that would break one gets a
 * new type, `…v2`.
 */
export const events = {
  'jangteo.order.paid.v1': {
    when: 'an order was paid, at once or later',
    subject: 'the order',
    data: Type.Object({ ...orderFields, status: Type.Literal('paid') }),
  },
  'jangteo.order.cancelled.v1': {
    when: 'a paid order was cancelled',
    subject: 'the order',
    data: Type.Object({ ...orderFields, status: Type.Literal('cancelled'), cancelledAt: Timestamp }),
  },
  'jangteo.balance.charged.v1': {
    when: 'a user paid money in',
    subject: 'the user',
    data: Type.Object(fundingFields),
  },
  'jangteo.balance.refunded.v1': {
    when: 'unspent money was paid back to a user',
    subject: 'the user',
    data: Type.Object(fundingFields),
  },
  'jangteo.coupon.issued.v1': {
    when: 'a user got a coupon of an event',
    subject: 'the coupon in the user’s hands',
    data: Type.Object({
      userCouponId: Uuid,
      couponId: Uuid,
      userId: Uuid,
      issuedAt: Timestamp,
      expiresAt: Timestamp,
    }),
  },
  'jangteo.stock.ran-out.v1': {
    when: 'nothing of a product was left to sell',
    subject: 'the product',
    data: Type.Object({ productId: Uuid }),
  },
} as const satisfies Record<string, EventDescription>

export type EventType = keyof typeof events

/** The whole event of a type, as it is sent. */
export function envelopeSchema(type: EventType) {
  return Type.Object({
    specversion: Type.Literal('1.0'),
    id: Type.String({ ...Uuid, description: 'The same at every delivery: drop what you know' }),
    source: Type.Literal('/jangteo'),
    type: Type.Literal(type),
    subject: Type.String({ ...Uuid, description: `The id of ${events[type].subject}` }),
    time: Type.String({ ...Timestamp, description: 'When it happened, not when it was sent' }),
    datacontenttype: Type.Literal('application/json'),
    sequence: Type.String({
      pattern: '^\\d{16}$',
      description: 'Rises within a subject: what has the higher one happened later',
    }),
    data: events[type].data,
  })
}
