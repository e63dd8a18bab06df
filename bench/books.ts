// Fills a database for the load: users with money, products with stock, coupon events, past orders. Rows go straight
// into the tables, with the history that the verification of the books expects of them.

import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'

export const usersTotal = 10_000
const startBalance = 1_000_000_000_000
const stockOfEach = 500_000_000
export const price = 1_000

export type Books = { readonly userIds: readonly string[]; readonly productIds: readonly string[] }

export async function openBooks(pool: pg.Pool, productsTotal: number): Promise<Books> {
  const userIds = Array.from({ length: usersTotal }, () => uuidv7())
  const productIds = Array.from({ length: productsTotal }, () => uuidv7())
  await pool.query(
    `INSERT INTO users (id, email, name, role, password_hash, created_at)
      SELECT id, id || '@bench.local', 'bench', 'shopper', '-', now() FROM unnest($1::uuid[]) AS d (id)`,
    [userIds],
  )
  await pool.query(
    'INSERT INTO wallets (user_id, balance, entry_count) SELECT id, $2, 1 FROM unnest($1::uuid[]) AS d (id)',
    [userIds, startBalance],
  )
  await pool.query(
    `INSERT INTO balance_entries (user_id, seq, id, kind, amount, balance_after, created_at)
      SELECT id, 1, id, 'charge', $2, $2, now() - interval '1 hour' FROM unnest($1::uuid[]) AS d (id)`,
    [userIds, startBalance],
  )
  await pool.query(
    `INSERT INTO products (id, name, description, category, price, status, created_at)
      SELECT id, '한정판 ' || n, '오늘만 파는 상품', '분류 ' || n % 20, $2, 'on-sale', now()
      FROM unnest($1::uuid[]) WITH ORDINALITY AS d (id, n)`,
    [productIds, price],
  )
  await pool.query(
    'INSERT INTO stocks (product_id, on_hand) SELECT id, $2 FROM unnest($1::uuid[]) AS d (id)',
    [productIds, stockOfEach],
  )
  await pool.query(
    `INSERT INTO stock_adjustments (id, product_id, change, reason, actor_id, created_at)
      SELECT id, id, $2, 'bench', id, now() FROM unnest($1::uuid[]) AS d (id)`,
    [productIds, stockOfEach],
  )
  return { userIds, productIds }
}

type CouponEvent = { readonly totalCount: number; readonly perUserLimit: number; readonly discount: number }

/** An event that is open now; resolves to its id. */
export async function addCouponEvent(pool: pg.Pool, event: CouponEvent): Promise<string> {
  const id = uuidv7()
  await pool.query(
    `INSERT INTO coupons (id, name, discount_type, discount_value, total_count, per_user_limit, issue_starts_at,
      valid_days, created_at) VALUES ($1, 'bench', 'amount', $2, $3, $4, now(), 30, now())`,
    [id, event.discount, event.totalCount, event.perUserLimit],
  )
  return id
}

/** Gives every user `each` unused coupons of one event. Resolves to ids by user, in the order of `userIds`. */
export async function giveCoupons(pool: pg.Pool, { userIds }: Books, each: number): Promise<string[][]> {
  const totalCount = userIds.length * each
  const couponId = await addCouponEvent(pool, { totalCount, perUserLimit: each, discount: 500 })
  await pool.query('UPDATE coupons SET issued_count = total_count WHERE id = $1', [couponId])
  const ids = userIds.map(() => Array.from({ length: each }, () => uuidv7()))
  for (let seq = 1; seq <= each; seq += 1) {
    await pool.query(
      `INSERT INTO user_coupons (id, coupon_id, user_id, seq, status, issued_at, expires_at)
        SELECT id, $3, user_id, $4, 'unused', now() - interval '1 hour', now() + interval '30 days'
        FROM unnest($1::uuid[], $2::uuid[]) AS d (id, user_id)`,
      [ids.map((ofUser) => ofUser[seq - 1]), userIds, couponId, seq],
    )
  }
  return ids
}
