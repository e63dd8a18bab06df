// Checks of what orders hold: their own sums, the stock they sold or reserve, the coupons they used or hold.

import type { BookCheck } from './book-check.ts'

const totals: BookCheck = {
  name: 'orders equal their lines',
  sql: `SELECT o.id, o.subtotal = i.amount AND o.total = o.subtotal - o.discount
        AND (o.discount = 0 OR o.user_coupon_id IS NOT NULL) AND i.lines = i.last_line AS ok
    FROM orders o LEFT JOIN (
      SELECT order_id, sum(unit_price * quantity) AS amount, count(*) AS lines, max(line_no) AS last_line
      FROM order_items GROUP BY order_id) i ON i.order_id = o.id`,
}

const unitsOf = (status: string) => `SELECT i.product_id, sum(i.quantity) AS units
  FROM order_items i JOIN orders o ON o.id = i.order_id WHERE o.status = '${status}' GROUP BY i.product_id`

/** Units of a cancelled order are on hand again, so only paid ones are missing. */
const onHand: BookCheck = {
  name: 'stock on hand equals its history',
  sql: `SELECT s.product_id AS id, s.on_hand = coalesce(a.units, 0) - coalesce(sold.units, 0) AS ok
    FROM stocks s
    LEFT JOIN (SELECT product_id, sum(change) AS units FROM stock_adjustments GROUP BY product_id) a
      ON a.product_id = s.product_id
    LEFT JOIN (${unitsOf('paid')}) sold ON sold.product_id = s.product_id`,
}

const reserved: BookCheck = {
  name: 'reserved stock equals pending orders',
  sql: `SELECT s.product_id AS id, s.reserved = coalesce(held.units, 0) AS ok
    FROM stocks s LEFT JOIN (${unitsOf('pending')}) held ON held.product_id = s.product_id`,
}

const issued: BookCheck = {
  name: 'issued coupons are counted',
  sql: `SELECT c.id, c.issued_count = coalesce(u.issued, 0) AND c.issued_count <= c.total_count AS ok
    FROM coupons c LEFT JOIN (SELECT coupon_id, count(*) AS issued FROM user_coupons GROUP BY coupon_id) u
      ON u.coupon_id = c.id`,
}

/** The limit per user may be lowered later, so it is not checked; the numbers only ever count up. */
const sequences: BookCheck = {
  name: 'coupons of a user are numbered without gaps',
  sql: `SELECT coupon_id || '/' || user_id AS id, min(seq) = 1 AND max(seq) = count(*) AS ok
    FROM user_coupons GROUP BY coupon_id, user_id`,
}

const uses: BookCheck = {
  name: 'used and held coupons match orders',
  sql: `SELECT coalesce(u.id, o.user_coupon_id) AS id,
      u.user_id = o.user_id AND (u.status, o.status) IN (('used', 'paid'), ('held', 'pending')) AS ok
    FROM (SELECT * FROM user_coupons WHERE status <> 'unused') u
    FULL JOIN (
      SELECT * FROM orders WHERE user_coupon_id IS NOT NULL AND status IN ('paid', 'pending')) o
      ON o.user_coupon_id = u.id AND o.id = u.order_id`,
}

export const orderChecks: readonly BookCheck[] = [totals, onHand, reserved, issued, sequences, uses]
