// Balance and its history as they are now. No cache: the balance is one look-up by primary key.

import type pg from 'pg'
import type { BalanceEntryKind } from '../domain/model.ts'
import { refundableAmount } from '../domain/wallet.ts'

export type BalanceView = { readonly userId: string; readonly balance: number; readonly refundable: number }

/** Null for an unknown user; `since` starts the refund window. */
export async function readBalance(pool: pg.Pool, userId: string, since: number): Promise<BalanceView | null> {
  const text = `SELECT w.balance, f.charged, f.refunded FROM wallets w, LATERAL (
      SELECT coalesce(sum(amount) FILTER (WHERE kind = 'charge'), 0) AS charged,
        coalesce(-sum(amount) FILTER (WHERE kind = 'refund'), 0) AS refunded
      FROM balance_entries e
      WHERE e.user_id = w.user_id AND e.created_at >= $2 AND e.kind IN ('charge', 'refund')) f
    WHERE w.user_id = $1`
  const { rows } = await pool.query({ name: 'read-balance', text, values: [userId, new Date(since)] })
  if (!rows[0]) return null
  const { balance, charged, refunded } = rows[0]
  return { userId, balance, refundable: refundableAmount(balance, { charged, refunded }) }
}

export type BalanceEntryView = {
  readonly id: string
  readonly seq: number
  readonly kind: BalanceEntryKind
  readonly amount: number
  readonly balanceAfter: number
  readonly orderId: string | null
  readonly createdAt: number
}

/** Newest first, below `beforeSeq`. */
export async function readBalanceHistory(
  pool: pg.Pool,
  userId: string,
  page: { readonly limit: number; readonly beforeSeq: number | null },
): Promise<BalanceEntryView[]> {
  const text = `SELECT id, seq, kind, amount, balance_after AS "balanceAfter", order_id AS "orderId",
      created_at AS "createdAt"
    FROM balance_entries WHERE user_id = $1 AND seq < $3 ORDER BY seq DESC LIMIT $2`
  const values = [userId, page.limit, page.beforeSeq ?? Number.MAX_SAFE_INTEGER]
  const { rows } = await pool.query<BalanceEntryView>({ name: 'read-balance-history', text, values })
  return rows
}
