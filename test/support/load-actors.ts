// People and goods for tests under load, put straight into the tables of a shop's database with the history that the
// verification of the books expects; and a look at the rows afterwards. Everything else is done over HTTP.

import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { expect, vi } from 'vitest'
import { createTokens } from '../../src/auth/tokens.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { verifyBooks } from '../../src/postgres/verify-books.ts'
import type { Caller } from './load-client.ts'

const patience = { timeout: 20_000, interval: 10 }

export type LoadActors = Awaited<ReturnType<typeof openLoadActors>>

/** The database must have its tables already. */
export async function openLoadActors(connectionString: string) {
  const pool = createPool({ connectionString, name: 'load', connectionsMax: 4 })
  const tokens = await createTokens({ pool, clock: () => Date.now(), outside: null })
  const rows = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows

  async function callers(role: Role, count: number): Promise<Caller[]> {
    const ids = Array.from({ length: count }, () => uuidv7())
    await pool.query(insertUsers, [ids, role])
    const signed = ids.map((id) => tokens.sign({ id, email: '', name: '', role }))
    return (await Promise.all(signed)).map(({ token }, index) => ({ userId: ids[index]!, token }))
  }

  async function shoppers(count: number, { won }: { won: number }): Promise<Caller[]> {
    const made = await callers('shopper', count)
    const ids = made.map(({ userId }) => userId)
    await pool.query(insertWallets, [ids, won])
    if (won > 0) await pool.query(insertCharges, [ids, won])
    return made
  }

  async function products(count: number, { price, stock }: ProductTerms): Promise<string[]> {
    const ids = Array.from({ length: count }, () => uuidv7())
    await pool.query(insertProducts, [ids, price])
    await pool.query('INSERT INTO stocks (product_id, on_hand) SELECT unnest($1::uuid[]), $2', [ids, stock])
    if (stock > 0) await pool.query(insertAdjustments, [ids, stock])
    return ids
  }

  return {
    rows,
    shoppers,
    products,
    shopper: async (money: { won: number }) => (await shoppers(1, money))[0]!,
    product: async (terms: ProductTerms) => (await products(1, terms))[0]!,
    async operator(): Promise<Caller> {
      const [operator] = await callers('admin', 1)
      await pool.query(insertWallets, [[operator!.userId], 0])
      return operator!
    },
    async coupon({ value, total }: { value: number; total: number }): Promise<string> {
      const id = uuidv7()
      await pool.query(insertCoupon, [id, value, total])
      return id
    },
    ...holding(pool),
    async expectBooksRight(): Promise<void> {
      const { checks } = await verifyBooks(pool)
      expect(checks.filter(({ ok }) => !ok)).toEqual([])
    },
    close: async () => {
      if (!pool.ended) await pool.end()
    },
  }
}

/** Ways to make the shops wait, and to see that they do. */
function holding(pool: pg.Pool) {
  return {
    /** Locks the stock of a product; resolves to the act of letting go. */
    async holdStock(productId: string): Promise<() => Promise<void>> {
      const client = await pool.connect()
      await client.query('BEGIN')
      await client.query('SELECT FROM stocks WHERE product_id = $1 FOR UPDATE', [productId])
      return async () => {
        await client.query('ROLLBACK')
        client.release()
      }
    },
    /** Resolves when so many sessions wait for a lock in such a statement. */
    async untilWaiting(statement: string, sessions = 1): Promise<void> {
      const text = `SELECT FROM pg_stat_activity WHERE datname = current_database()
        AND wait_event_type = 'Lock' AND query LIKE $1`
      await vi.waitFor(
        async () => expect((await pool.query(text, [statement])).rows).toHaveLength(sessions),
        patience,
      )
    },
  }
}

type ProductTerms = { readonly price: number; readonly stock: number }
type Role = 'shopper' | 'admin'

const insertUsers = `INSERT INTO users (id, email, name, role, password_hash, created_at)
  SELECT id, id || '@example.com', '손님', $2, 'none', now() FROM unnest($1::uuid[]) AS u (id)`

const insertWallets = `INSERT INTO wallets (user_id, balance, entry_count)
  SELECT id, $2::bigint, CASE WHEN $2::bigint > 0 THEN 1 ELSE 0 END FROM unnest($1::uuid[]) AS u (id)`

const insertCharges = `WITH charged AS (
    INSERT INTO balance_entries (user_id, seq, id, kind, amount, balance_after, created_at)
    SELECT id, 1, id, 'charge', $2::bigint, $2::bigint, now() FROM unnest($1::uuid[]) AS u (id) RETURNING *)
  INSERT INTO outbox (event_id, type, subject, data, occurred_at)
  SELECT id, 'balance.charged', user_id, json_build_object('entryId', id, 'userId', user_id, 'amount', amount,
    'balanceAfter', balance_after), created_at FROM charged`

const insertProducts = `INSERT INTO products (id, name, category, price, status, created_at)
  SELECT id, '한정판', '부하', $2, 'on-sale', now() FROM unnest($1::uuid[]) AS p (id)`

const insertAdjustments = `INSERT INTO stock_adjustments (id, product_id, change, reason, actor_id, created_at)
  SELECT id, id, $2, '입고', id, now() FROM unnest($1::uuid[]) AS p (id)`

const insertCoupon = `INSERT INTO coupons
    (id, name, discount_type, discount_value, total_count, issue_starts_at, valid_days, created_at)
  VALUES ($1, '선착순', 'amount', $2, $3, now() - interval '1 minute', 30, now())`
