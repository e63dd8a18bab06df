// What the data platform is told, fixed at the moment it happened: one function per kind of fact, from the event of the
// rules to the row of the outbox. The shapes of `data` are described in contract/events.ts.

import { v5 as uuidv5 } from 'uuid'
import type { BalanceChanged, StockRanOut } from '../domain/event.ts'
import { isoTime } from '../domain/iso-time.ts'
import { lineAmount, type Order, type UserCoupon } from '../domain/model.ts'

export type OutboxRow = {
  readonly eventId: string
  /** `order.paid`; the relay makes `jangteo.order.paid.v1` of it. */
  readonly type: string
  /** What the event is about; events of one subject stay in order. */
  readonly subject: string
  /** JSON text. */
  readonly data: string
  readonly occurredAt: number
}

export function orderEventRow(
  type: 'order.paid' | 'order.cancelled',
  eventId: string,
  order: Order,
): OutboxRow {
  const data = JSON.stringify({
    orderId: order.id,
    userId: order.userId,
    status: order.status,
    items: order.lines.map((line) => ({ ...line, amount: lineAmount(line) })),
    subtotal: order.subtotal,
    discount: order.discount,
    total: order.total,
    userCouponId: order.userCouponId,
    createdAt: isoTime(order.createdAt),
    paidAt: isoTime(order.paidAt!),
    ...(order.cancelledAt === null ? {} : { cancelledAt: isoTime(order.cancelledAt) }),
  })
  const occurredAt = type === 'order.paid' ? order.paidAt! : order.cancelledAt!
  return { eventId, type, subject: order.id, data, occurredAt }
}

/** Of a charge or a refund: what was paid in, or out, as a positive amount. */
export function fundingEventRow({
  entryId,
  userId,
  kind,
  amount,
  balanceAfter,
  at,
}: BalanceChanged): OutboxRow {
  const type = kind === 'charge' ? 'balance.charged' : 'balance.refunded'
  const data = JSON.stringify({ entryId, userId, amount: Math.abs(amount), balanceAfter })
  return { eventId: entryId, type, subject: userId, data, occurredAt: at }
}

export function couponIssuedRow({ id, couponId, userId, issuedAt, expiresAt }: UserCoupon): OutboxRow {
  const times = { issuedAt: isoTime(issuedAt), expiresAt: isoTime(expiresAt) }
  const data = JSON.stringify({ userCouponId: id, couponId, userId, ...times })
  return { eventId: id, type: 'coupon.issued', subject: id, data, occurredAt: issuedAt }
}

/** The id follows from the cause, which takes the last unit of a product once. */
export function stockRanOutRow({ productId, causeId, at }: StockRanOut): OutboxRow {
  const eventId = uuidv5(productId, causeId)
  return {
    eventId,
    type: 'stock.ran-out',
    subject: productId,
    data: JSON.stringify({ productId }),
    occurredAt: at,
  }
}
