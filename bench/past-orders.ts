// Gives a database a past: any number of paid orders, made inside PostgreSQL by set-based statements, most of them while
// the secondary indexes are away. The books verify afterwards: balances, stock, sales and events follow the orders.

import type pg from 'pg'
import { outboxVerifiedMs } from '../src/postgres/retention.ts'
import { type Books, price } from './books.ts'

export type Past = { readonly orders: number; readonly oldestDays: number; readonly newestDays: number }

// Order i belongs to the i-th user and product in turn; its id is a UUIDv7 of its time. Times rise with i.
const createNumbered = `CREATE TEMP TABLE past AS
  SELECT i, (i - 1) / $4::bigint AS earlier, u.id AS user_id, p.id AS product_id, p.name, d.at,
    (lpad(to_hex((extract(epoch FROM d.at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(i & 4095), 3, '0')
      || '8' || lpad(to_hex(i), 15, '0'))::uuid AS id
  FROM generate_series(1, $1::bigint) AS i
  CROSS JOIN LATERAL (SELECT date_trunc('milliseconds', now() - interval '1 day' *
    ($2::float8 - ($2::float8 - $3::float8) * i / $1)) AS at) d
  JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM users WHERE email LIKE '%@bench.local') u
    ON u.n = (i - 1) % $4::bigint
  JOIN (SELECT id, name, row_number() OVER (ORDER BY id) - 1 AS n FROM products) p ON p.n = (i * 7919) % $5::bigint`

/** Of the orders after the $1-th and up to the $2-th. */
const orderFills: readonly string[] = [
  `INSERT INTO orders (id, user_id, status, subtotal, discount, total, created_at, paid_at, paid_day, payment_id,
      cancellable_until)
    SELECT id, user_id, 'paid', ${price}, 0, ${price}, at, at, (at AT TIME ZONE 'Asia/Seoul')::date, id,
      at + interval '1 hour' FROM past WHERE i > $1 AND i <= $2 ORDER BY i`,
  `INSERT INTO order_items (order_id, line_no, product_id, name, unit_price, quantity)
    SELECT id, 1, product_id, name, ${price}, 1 FROM past WHERE i > $1 AND i <= $2 ORDER BY i`,
  `INSERT INTO balance_entries (user_id, seq, id, kind, amount, balance_after, order_id, created_at)
    SELECT p.user_id, w.entry_count + 1 + p.earlier, p.id, 'use', -${price}, w.balance - ${price} * (p.earlier + 1),
      p.id, p.at FROM past p JOIN wallets w ON w.user_id = p.user_id WHERE i > $1 AND i <= $2
    ORDER BY p.user_id, p.earlier`,
]

/** Sales that were counted in daily_sales alone: the latest day of each product belongs in its stock row. */
export const latestDaysToStocks = `WITH latest AS (
    DELETE FROM daily_sales d USING (SELECT product_id, max(day) AS day FROM daily_sales GROUP BY product_id) l
    WHERE d.product_id = l.product_id AND d.day = l.day RETURNING d.*)
  UPDATE stocks s SET sales_day = l.day, sold = l.quantity FROM latest l WHERE l.product_id = s.product_id`

/** What follows from all of them. */
const sumFills: readonly string[] = [
  `UPDATE wallets w SET balance = balance - ${price} * d.orders, entry_count = entry_count + d.orders
    FROM (SELECT user_id, count(*) AS orders FROM past GROUP BY user_id) d WHERE d.user_id = w.user_id`,
  `UPDATE stocks s SET on_hand = on_hand - d.units
    FROM (SELECT product_id, count(*) AS units FROM past GROUP BY product_id) d WHERE d.product_id = s.product_id`,
  `INSERT INTO daily_sales (day, product_id, quantity)
    SELECT (at AT TIME ZONE 'Asia/Seoul')::date, product_id, count(*) FROM past
    WHERE (at AT TIME ZONE 'Asia/Seoul')::date >= (now() AT TIME ZONE 'Asia/Seoul')::date - 2 GROUP BY 1, 2`,
  latestDaysToStocks,
  `INSERT INTO daily_figures (day, shard, paid_orders, paid_amount, cancelled_orders, cancelled_amount)
    SELECT (at AT TIME ZONE 'Asia/Seoul')::date, 0, count(*), count(*) * ${price}, 0, 0 FROM past GROUP BY 1`,
  `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
    SELECT id, 'order.paid', id, json_build_object('orderId', id, 'total', ${price}), at FROM past
    WHERE at > now() - interval '1 millisecond' * ${outboxVerifiedMs} ORDER BY i`,
  // All of it was delivered long ago.
  `INSERT INTO delivery_cursors (sink, position, updated_at)
    SELECT 'file', coalesce(max(position), 0), now() FROM outbox
    ON CONFLICT (sink) DO UPDATE SET position = excluded.position`,
]

/**
 * An index that was just made has nine tenths of every page full, so that the pages of all users would split at about the same
 * time, a minute into the load. In a shop that grew they are as full as it happens; so are they after this many orders of each.
 */
const lastOrdersOfEach = 40

/** To be called once per database, before a shop runs on it. Resolves to the seconds it took. */
export async function addPastOrders(pool: pg.Pool, books: Books, past: Past): Promise<number> {
  const startedAt = performance.now()
  const client = await pool.connect()
  try {
    await client.query(
      "SET statement_timeout = 0; SET maintenance_work_mem = '512MB'; SET work_mem = '256MB'",
    )
    const { userIds, productIds } = books
    const totals = [userIds.length, productIds.length]
    await client.query(createNumbered, [past.orders, past.oldestDays, past.newestDays, ...totals])
    await client.query('ANALYZE past')
    const indexes = await dropSecondaryIndexes(client)
    const alone = Math.max(0, past.orders - lastOrdersOfEach * userIds.length)
    for (const fill of orderFills) await client.query(fill, [0, alone])
    for (const index of indexes) await client.query(index)
    for (const fill of orderFills) await client.query(fill, [alone, past.orders])
    for (const fill of sumFills) await client.query(fill)
    await client.query('DROP TABLE past')
  } finally {
    client.release(true)
  }
  return (performance.now() - startedAt) / 1_000
}

/** Resolves to the statements that make them again. */
async function dropSecondaryIndexes(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
      WHERE i.indrelid IN ('orders'::regclass, 'balance_entries'::regclass)
        AND NOT i.indisprimary AND NOT i.indisunique`,
  )
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  return rows.map(({ definition }) => definition)
}
