// What the data platform is told about an order, fixed at the moment it happened.

import { isoTime } from '../domain/iso-time.ts'
import { lineAmount, type Order } from '../domain/model.ts'

export type OutboxEventType = 'order.paid' | 'order.cancelled'

export type OutboxRow = {
  readonly eventId: string
  readonly type: OutboxEventType
  readonly subject: string
  readonly data: string
  readonly occurredAt: number
}

export function orderEventRow(type: OutboxEventType, eventId: string, order: Order): OutboxRow {
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
