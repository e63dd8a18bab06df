// Pending orders whose time is over, the longest overdue first. It only looks: the engine locks and decides.

import type pg from 'pg'

export async function readOverdueOrders(
  pool: pg.Pool,
  due: { readonly now: number; readonly limit: number },
): Promise<string[]> {
  const text = `SELECT id FROM orders WHERE status = 'pending' AND expires_at <= $1
    ORDER BY expires_at LIMIT $2`
  const query = { name: 'read-overdue-orders', text, values: [new Date(due.now), due.limit] }
  const { rows } = await pool.query<{ id: string }>(query)
  return rows.map(({ id }) => id)
}
