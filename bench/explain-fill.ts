// Fills the tables of a shop that sold for sixty days and is in the middle of a sale, for bench/explain.ts. The rows
// obey every constraint and are the same on every run but for the time; they do not verify as books.

import type pg from 'pg'
import { latestDaysToStocks } from './past-orders.ts'

export const usersTotal = 10_000
export const productsTotal = 10_000
export const ordersTotal = 200_000
export const couponsTotal = 200
/** The newest orders: not paid yet. The oldest 200 of them are overdue. */
export const firstPendingOrder = 199_001
/** Events that the data platform has not got yet. */
export const pendingEvents = 2_000
export const sinkName = 'platform'

/** Bought 2,000 times besides what everybody did, and holds 155 coupons. */
export const regular = 1

const kinds = {
  user: 1,
  product: 2,
  coupon: 3,
  userCoupon: 4,
  order: 5,
  entry: 6,
  payment: 7,
  adjustment: 8,
  cartItem: 9,
}

/** The n-th id of its kind. Like those of the shop they rise, so a later row sorts after an earlier one. */
export function idOf(kind: keyof typeof kinds, n: number): string {
  return `${String(kinds[kind]).padStart(8, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`
}

/** Neighbours in time belong to different users, as in `owner` below. */
export function ownerOf(order: number): number {
  return order % 100 === 0 ? regular : 1 + ((order * 7_919) % usersTotal)
}

const functions = [
  `CREATE FUNCTION pg_temp.id(kind integer, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN (lpad(kind::text, 8, '0') || '-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`,
  // The id that the shop makes at a time: its milliseconds come first.
  `CREATE FUNCTION pg_temp.id_at(at timestamptz, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
    RETURN (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '70008000' || lpad(n::text, 12, '0'))::uuid`,
  `CREATE FUNCTION pg_temp.owner(n bigint) RETURNS bigint LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN n % 100 = 0 THEN ${regular} ELSE 1 + n * 7919 % ${usersTotal} END`,
  // Sixty days, then an hour of rush, then ten minutes of orders that nobody paid yet.
  `CREATE FUNCTION pg_temp.ordered_at(n bigint) RETURNS timestamptz LANGUAGE sql STABLE
    RETURN now() - CASE WHEN n < 190001 THEN interval '1 hour' + (190001 - n) * interval '27.3 seconds'
      WHEN n < ${firstPendingOrder} THEN interval '12 minutes' + (${firstPendingOrder} - n) * interval '0.32 seconds'
      ELSE (${ordersTotal} - n + 1) * interval '0.75 seconds' END`,
  `CREATE FUNCTION pg_temp.order_status(n bigint) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN n >= ${firstPendingOrder} THEN 'pending' WHEN n % 25 = 1 THEN 'cancelled'
      WHEN n % 16 = 0 THEN 'expired' ELSE 'paid' END`,
]

const people = [
  `INSERT INTO users (id, email, name, role, password_hash, external_subject, created_at)
    SELECT pg_temp.id(1, n), 'shopper-' || n || '@example.com', '손님 ' || n, 'shopper',
      CASE WHEN n % 10 > 0 THEN '$argon2id$' || repeat('x', 86) END,
      CASE WHEN n % 10 = 0 THEN 'https://issuer.example|' || n END,
      now() - interval '61 days' + n * interval '1 second'
    FROM generate_series(1, ${usersTotal}) n`,
  `INSERT INTO sign_in_failures (subject, failures, window_ends_at)
    SELECT 'account:shopper-' || n || '@example.com', 1 + n % 5, now() + (n - 200) * interval '4 seconds'
    FROM generate_series(1, 400) n`,
]

const catalogue = [
  `INSERT INTO products (id, name, description, category, price, status, created_at)
    SELECT pg_temp.id(2, n), noun || ' ' || n, repeat(noun || ' 한정판. ', 8), '분류 ' || n % 20,
      1000 * (1 + n * 37 % 300), CASE WHEN n % 20 > 0 THEN 'on-sale' WHEN n % 40 > 0 THEN 'stopped' ELSE 'discontinued' END,
      now() - interval '61 days'
    FROM generate_series(1, ${productsTotal}) n,
      LATERAL (SELECT ('{머그컵,티셔츠,에코백,포스터,키링,노트,담요,모자,양말,스티커}'::text[])[1 + n % 10] AS noun) AS d`,
  `INSERT INTO stocks (product_id, on_hand, reserved)
    SELECT pg_temp.id(2, n), 1000000, 10000 FROM generate_series(1, ${productsTotal}) n`,
  `INSERT INTO stock_adjustments (id, product_id, change, reason, actor_id, created_at)
    SELECT pg_temp.id(8, n), pg_temp.id(2, n), 1000000, '입고', pg_temp.id(1, 2), now() - interval '61 days'
    FROM generate_series(1, ${productsTotal}) n`,
  // The newest twenty events are open.
  `INSERT INTO coupons (id, name, discount_type, discount_value, min_order_amount, total_count, issued_count,
      per_user_limit, issue_starts_at, issue_ends_at, valid_days, created_at)
    SELECT pg_temp.id(3, n), '쿠폰 ' || n, 'percent', 10, 0, 100000, 250, 10, now() - interval '60 days',
      now() + (n - ${couponsTotal - 20}) * interval '6 hours' - interval '1 second', 90, now() - interval '60 days'
    FROM generate_series(1, ${couponsTotal}) n`,
  // Five for everybody, of which two are used and one is out of date; 150 more for the regular.
  `INSERT INTO user_coupons (id, coupon_id, user_id, seq, status, order_id, issued_at, expires_at)
    SELECT pg_temp.id(4, (u - 1) * 5 + k), pg_temp.id(3, 1 + (u * 13 + k * 37) % ${couponsTotal}), pg_temp.id(1, u), 1,
      CASE WHEN k < 3 THEN 'used' ELSE 'unused' END, CASE WHEN k < 3 THEN pg_temp.id(5, u) END,
      now() - interval '50 days', now() + (k - 3.5) * interval '20 days'
    FROM generate_series(1, ${usersTotal}) u, generate_series(1, 5) k`,
  `INSERT INTO user_coupons (id, coupon_id, user_id, seq, status, order_id, issued_at, expires_at)
    SELECT pg_temp.id(4, 100000 + n), pg_temp.id(3, n), pg_temp.id(1, ${regular}), 2, 'used', pg_temp.id(5, n * 100),
      now() - interval '50 days', now() + interval '20 days' FROM generate_series(1, 150) n`,
]

const trade = [
  // One to five different products; every other order begins with one of the twenty of the sale.
  `INSERT INTO order_items (order_id, line_no, product_id, name, unit_price, quantity)
    SELECT pg_temp.id(5, n), line, p.id, p.name, p.price, 1 + (n + line) % 3
    FROM generate_series(1, ${ordersTotal}) n CROSS JOIN LATERAL generate_series(1, 1 + n % 5) line
    JOIN products p ON p.id = pg_temp.id(2, 1 + CASE WHEN line = 1 AND n % 2 = 0 THEN n % 20
      ELSE 20 + (n * 31 + line * 1237) % ${productsTotal - 20} END)`,
  `INSERT INTO orders (id, user_id, status, subtotal, discount, total, created_at, expires_at, paid_at, paid_day,
      payment_id, cancelled_at, cancellable_until)
    SELECT pg_temp.id(5, n), pg_temp.id(1, pg_temp.owner(n)), status, subtotal, 0, subtotal, at,
      CASE WHEN status IN ('pending', 'expired') THEN at + interval '10 minutes' END,
      CASE WHEN status IN ('paid', 'cancelled') THEN at END,
      CASE WHEN status IN ('paid', 'cancelled') THEN (at AT TIME ZONE 'Asia/Seoul')::date END,
      CASE WHEN status IN ('paid', 'cancelled') THEN pg_temp.id(CASE WHEN n / 100 % 10 = 0 THEN 7 ELSE 5 END, n) END,
      CASE WHEN status = 'cancelled' THEN at + interval '20 minutes' END,
      CASE WHEN status IN ('paid', 'cancelled') THEN at + interval '3 days' END
    FROM generate_series(1, ${ordersTotal}) n
    JOIN (SELECT order_id, sum(unit_price * quantity) AS subtotal FROM order_items GROUP BY order_id) i
      ON i.order_id = pg_temp.id(5, n),
    LATERAL (SELECT pg_temp.order_status(n) AS status, pg_temp.ordered_at(n) AS at) AS d
    ORDER BY n`,
  // Three charges for everybody, the last two inside the refund window, and what the orders took and gave back.
  `INSERT INTO balance_entries (user_id, seq, id, kind, amount, balance_after, order_id, created_at)
    SELECT user_id, row_number() OVER mine, pg_temp.id(6, row_number() OVER (ORDER BY at, user_id)), kind, amount,
      sum(amount) OVER mine, order_id, at
    FROM (
      SELECT pg_temp.id(1, n) AS user_id, 'charge' AS kind, amount::bigint, NULL::uuid AS order_id, now() - ago AS at
      FROM generate_series(1, ${usersTotal}) n, (VALUES (1e9, interval '61 days'), (1e6, interval '3 days'),
        (1e6, interval '1 hour')) AS charges (amount, ago)
      UNION ALL SELECT user_id, 'use', -total, id, paid_at FROM orders WHERE paid_at IS NOT NULL
      UNION ALL SELECT user_id, 'cancel', total, id, cancelled_at FROM orders WHERE cancelled_at IS NOT NULL) AS d
    WINDOW mine AS (PARTITION BY user_id ORDER BY at, order_id, amount)
    ORDER BY at, user_id`,
  `INSERT INTO wallets (user_id, balance, entry_count)
    SELECT user_id, sum(amount), count(*) FROM balance_entries GROUP BY user_id ORDER BY user_id`,
  `INSERT INTO cart_items (id, user_id, product_id, quantity, added_at)
    SELECT pg_temp.id(9, (u - 5001) * 4 + k), pg_temp.id(1, u), pg_temp.id(2, (u * 11 + k * 997) % 500 * 20 + 1), 1,
      now() - interval '2 days' + k * interval '1 minute'
    FROM generate_series(5001, 8000) u, generate_series(1, 4) k`,
]

/** Sixty days, as two instances counted them. */
const figures = [
  `INSERT INTO daily_figures (day, shard, paid_orders, paid_amount, cancelled_orders, cancelled_amount)
    SELECT (now() AT TIME ZONE 'Asia/Seoul')::date - ago, shard, 1600, 16000000, 20, 200000
    FROM generate_series(0, 59) ago, generate_series(0, 1) shard`,
]

/** Today and four days before, of which the last three are closed and the oldest waits to be purged. */
const ranking = [
  `INSERT INTO daily_sales (day, product_id, quantity)
    SELECT (now() AT TIME ZONE 'Asia/Seoul')::date - ago, pg_temp.id(2, n), 100 + n * 7919 % 1000
    FROM generate_series(0, 4) ago, generate_series(1, ${productsTotal}) n`,
  `INSERT INTO closed_days (day, closed_at)
    SELECT DISTINCT day, day + interval '1 day' FROM daily_sales WHERE day < (now() AT TIME ZONE 'Asia/Seoul')::date`,
  `INSERT INTO popular_products (day, product_id, quantity)
    SELECT s.day, product_id, quantity FROM daily_sales s JOIN closed_days c ON c.day = s.day`,
  latestDaysToStocks,
]

const traces = [
  `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
    SELECT o.payment_id, 'order.paid', o.id, json_build_object('orderId', o.id, 'userId', o.user_id, 'status', 'paid',
      'items', json_build_array(json_build_object('name', repeat('상품', 20), 'quantity', 1)), 'total', o.total), o.paid_at
    FROM orders o WHERE o.paid_at > now() - interval '8 days' ORDER BY o.id`,
  `INSERT INTO delivery_cursors (sink, position, delivered_count, updated_at)
    SELECT '${sinkName}', max(position) - ${pendingEvents}, max(position) - ${pendingEvents}, now() FROM outbox`,
  // Of what was delivered every hundredth was refused. A tenth of those are tried again, half of them now.
  `INSERT INTO parked_events (event_id, sink, position, subject, attempts, reason, parked_at, retry_at)
    SELECT event_id, '${sinkName}', position, subject, 1 + position / 100 % 8, '400 Bad Request', occurred_at,
      CASE WHEN position % 1000 = 0 THEN now() + (position % 2000 - 500) * interval '0.1 seconds' END
    FROM outbox WHERE position % 100 = 0 AND position <= (SELECT position FROM delivery_cursors)`,
  `INSERT INTO idempotency_keys (actor_id, key, request_hash, outcome, created_at)
    SELECT user_id, 'order-' || id, repeat('0', 64), json_build_object('ok', true, 'result', row_to_json(o)), created_at
    FROM orders o WHERE created_at > now() - interval '25 hours'`,
  `INSERT INTO batch_commits (batch_id, committed_at)
    SELECT pg_temp.id_at(at, n), at
    FROM generate_series(1, 20000) n, LATERAL (SELECT now() - (20000 - n) * interval '0.2 seconds' AS at) AS d`,
]

/** One transaction, then VACUUM ANALYZE: the statistics are those autovacuum would make. */
export async function fillShop(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    for (const text of functions) await client.query(text)
    await client.query('BEGIN')
    for (const text of [...people, ...catalogue, ...trade, ...ranking, ...figures, ...traces])
      await client.query(text)
    await client.query('COMMIT')
    await client.query('VACUUM (ANALYZE)')
  } finally {
    client.release(true)
  }
}
