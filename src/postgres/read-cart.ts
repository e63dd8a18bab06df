// A user's cart with today's prices and the stock of this moment.

import type pg from 'pg'
import type { CartLineResult } from '../domain/outcome.ts'

/** Oldest line first; at most `cartLinesMax` lines. */
export async function readCart(pool: pg.Pool, userId: string): Promise<CartLineResult[]> {
  const text = `SELECT c.id, c.product_id AS "productId", p.name, p.price AS "unitPrice", c.quantity,
      s.on_hand - s.reserved AS stock, p.status
    FROM cart_items c JOIN products p ON p.id = c.product_id JOIN stocks s ON s.product_id = p.id
    WHERE c.user_id = $1 ORDER BY c.added_at, c.id`
  const { rows } = await pool.query<CartLineResult>({ name: 'read-cart', text, values: [userId] })
  return rows
}
