// Checks of the money: wallets against their histories, and histories against orders.

import type { BookCheck } from './book-check.ts'

const wallets: BookCheck = {
  name: 'wallets equal their entries',
  sql: `SELECT w.user_id AS id,
      w.balance = coalesce(e.amount, 0) AND w.entry_count = coalesce(e.entries, 0) AS ok
    FROM wallets w LEFT JOIN (
      SELECT user_id, sum(amount) AS amount, count(*) AS entries FROM balance_entries GROUP BY user_id) e
      ON e.user_id = w.user_id`,
}

const chains: BookCheck = {
  name: 'balance entries chain without gaps',
  sql: `SELECT user_id || '/' || seq AS id,
      seq = lag(seq, 1, 0::bigint) OVER history + 1
        AND balance_after = lag(balance_after, 1, 0::bigint) OVER history + amount AS ok
    FROM balance_entries WINDOW history AS (PARTITION BY user_id ORDER BY seq)`,
}

/** Each order that was paid moved its total once, out of its owner's balance; a free one moved nothing. */
function ordersInHistory(moved: { name: string; kind: string; orders: string; amount: string }): BookCheck {
  return {
    name: moved.name,
    sql: `SELECT coalesce(o.id, e.order_id) AS id,
        CASE WHEN o.total > 0 THEN e.entries = 1 AND e.amount = ${moved.amount}
          ELSE o.total = 0 AND e.entries IS NULL END AS ok
      FROM (SELECT id, user_id, total FROM orders WHERE ${moved.orders}) o
      FULL JOIN (
        SELECT order_id, user_id, count(*) AS entries, sum(amount) AS amount FROM balance_entries
        WHERE kind = '${moved.kind}' GROUP BY order_id, user_id) e
        ON e.order_id = o.id AND e.user_id = o.user_id`,
  }
}

export const moneyChecks: readonly BookCheck[] = [
  wallets,
  chains,
  ordersInHistory({
    name: 'paid orders are in the balance history',
    kind: 'use',
    orders: 'paid_at IS NOT NULL',
    amount: '-o.total',
  }),
  ordersInHistory({
    name: 'cancelled orders are in the balance history',
    kind: 'cancel',
    orders: "paid_at IS NOT NULL AND status = 'cancelled'",
    amount: 'o.total',
  }),
]
