// From table rows to the values of the domain. Column names are spelled here and in the statements, nowhere else.

import type { QueryResultRow } from 'pg'
import type { Coupon, Order, Product, Stock, UserCoupon } from '../domain/model.ts'

/** Everything of an order `o`, its lines as one JSON array in their order. */
export const orderColumns = `o.*, (
  SELECT json_agg(json_build_object('productId', i.product_id, 'name', i.name,
    'unitPrice', i.unit_price, 'quantity', i.quantity) ORDER BY i.line_no)
  FROM order_items i WHERE i.order_id = o.id) AS lines`

export function readOrder(row: QueryResultRow): Order {
  return {
    id: row.id,
    userId: row.user_id,
    status: row.status,
    lines: row.lines,
    subtotal: row.subtotal,
    discount: row.discount,
    total: row.total,
    userCouponId: row.user_coupon_id,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    paidAt: row.paid_at,
    paidDay: row.paid_day,
    paymentId: row.payment_id,
    cancelledAt: row.cancelled_at,
    cancellableUntil: row.cancellable_until,
  }
}

export function readProduct(row: QueryResultRow): Product {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    category: row.category,
    price: row.price,
    status: row.status,
    createdAt: row.created_at,
  }
}

export function readStock(row: QueryResultRow): Stock {
  return { productId: row.product_id, onHand: row.on_hand, reserved: row.reserved }
}

/** What a stock row tells the store alone. */
export type LockedStock = {
  /** Another one whenever the product was changed. */
  readonly productVersion: string
  /** The latest day on which the product was sold. */
  readonly salesDay: string | null
}

export function readLockedStock(row: QueryResultRow): LockedStock {
  return { productVersion: row.product_version, salesDay: row.sales_day }
}

export function readCoupon(row: QueryResultRow): Coupon {
  return {
    id: row.id,
    name: row.name,
    discount:
      row.discount_type === 'amount'
        ? { type: 'amount', value: row.discount_value }
        : { type: 'percent', value: row.discount_value, maxAmount: row.discount_max_amount },
    minOrderAmount: row.min_order_amount,
    totalCount: row.total_count,
    issuedCount: row.issued_count,
    perUserLimit: row.per_user_limit,
    issueStartsAt: row.issue_starts_at,
    issueEndsAt: row.issue_ends_at,
    validDays: row.valid_days,
    createdAt: row.created_at,
  }
}

export function readUserCoupon(row: QueryResultRow): UserCoupon {
  return {
    id: row.id,
    couponId: row.coupon_id,
    userId: row.user_id,
    seq: row.seq,
    status: row.status,
    orderId: row.order_id,
    issuedAt: row.issued_at,
    expiresAt: row.expires_at,
  }
}
