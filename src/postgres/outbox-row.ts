// What the data platform is told about an order, fixed at the moment it happened.

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
    createdAt: iso(order.createdAt),
    paidAt: iso(order.paidAt!),
    ...(order.cancelledAt === null ? {} : { cancelledAt: iso(order.cancelledAt) }),
  })
  const occurredAt = type === 'order.paid' ? order.paidAt! : order.cancelledAt!
  return { eventId, type, subject: order.id, data, occurredAt }
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
