// A user's cart with today's prices and the stock of this moment.

import type pg from 'pg'
import type { ProductStatus } from '../domain/model.ts'

export type CartLineView = {
  readonly id: string
  readonly productId: string
  readonly name: string
  readonly unitPrice: number
  readonly quantity: number
  readonly stock: number
  readonly status: ProductStatus
}

/** Oldest line first; at most `cartLinesMax` lines. */
export async function readCart(pool: pg.Pool, userId: string): Promise<CartLineView[]> {
  const text = `SELECT c.id, c.product_id AS "productId", p.name, p.price AS "unitPrice", c.quantity,
      s.on_hand - s.reserved AS stock, p.status
    FROM cart_items c JOIN products p ON p.id = c.product_id JOIN stocks s ON s.product_id = p.id
    WHERE c.user_id = $1 ORDER BY c.added_at, c.id`
  const { rows } = await pool.query<CartLineView>({ name: 'read-cart', text, values: [userId] })
  return rows
}
