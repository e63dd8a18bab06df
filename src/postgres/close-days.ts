// Closes days of the ranking: sums a day's sales into popular_products, and purges days out of the window.
//
// Closing must count every order of the day exactly once, also one that commits meanwhile. A batch that sells writes stocks
// first and popular_products of closed days later in the same transaction (save-changes.ts), each statement seeing
// what was committed before it began. LOCK … SHARE here waits for every batch that wrote stocks, and holds back
// those that did not yet:
//   wrote before the lock   it saw no closed day, so it added nothing to popular_products; its units are in our sum
//   writes after our commit it sees the closed day and adds its units, or takes them off, by itself
// The lock comes before the first read of the sum, and the transaction is READ COMMITTED, so the sum sees the batches
// it waited for. The purge is a transaction of its own: SHARE locks of two instances do not exclude each other, and a
// DELETE after one would wait for the other's lock and the other for ours.

import type pg from 'pg'
import { inTransaction } from './transaction.ts'

/** Batches wait behind the request for the lock, so a day that cannot be locked soon is left to the next run. */
const beginClosing = "BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '3s'"

/**
 * Days with sales from `from` up to, not including, `before` that are not closed, oldest first. Each day is one look
 * into each index: ORDER BY leaves PostgreSQL no other way, where EXISTS read all sales of a shop in its first days.
 */
export async function readUnclosedDays(
  pool: pg.Pool,
  window: { readonly from: string; readonly before: string },
): Promise<string[]> {
  const text = `SELECT d.day
    FROM (SELECT $1::date + n AS day FROM generate_series(0, $2::date - $1::date - 1) n) d
    CROSS JOIN LATERAL (SELECT day FROM sales s WHERE s.day = d.day ORDER BY s.day LIMIT 1) s
    WHERE NOT EXISTS (SELECT FROM closed_days c WHERE c.day = d.day)
    ORDER BY d.day`
  const { rows } = await pool.query<{ day: string }>(text, [window.from, window.before])
  return rows.map(({ day }) => day)
}

/** False when another instance closed the day. */
export function closeDay(
  pool: pg.Pool,
  close: { readonly day: string; readonly at: number },
): Promise<boolean> {
  return inTransaction(pool, beginClosing, async (client, rollback) => {
    await client.query('LOCK TABLE stocks IN SHARE MODE')
    const claim = 'INSERT INTO closed_days (day, closed_at) VALUES ($1, $2) ON CONFLICT DO NOTHING'
    const { rowCount } = await client.query(claim, [close.day, new Date(close.at)])
    if (rowCount === 0) {
      rollback()
      return false
    }
    await client.query(
      `INSERT INTO popular_products (day, product_id, quantity)
        SELECT day, product_id, quantity FROM sales WHERE day = $1
        ON CONFLICT (day, product_id) DO UPDATE SET quantity = excluded.quantity`,
      [close.day],
    )
    return true
  })
}

/** Deletes the days before `day`, whole days at once: nobody sees half a day, or a closed day without its products. */
export async function purgeSalesBefore(pool: pg.Pool, day: string): Promise<void> {
  await inTransaction(pool, 'BEGIN', async (client) => {
    await client.query('DELETE FROM daily_sales WHERE day < $1', [day])
    await client.query('DELETE FROM closed_days WHERE day < $1', [day])
    await client.query('DELETE FROM popular_products WHERE day < $1', [day])
  })
}
