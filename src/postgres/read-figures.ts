// What a day brought: orders and won, counted in the commits that paid and cancelled them (save-statements.ts).

import type pg from 'pg'

export type DayFigures = {
  readonly day: string
  /** Paid on that day, cancelled or not. */
  readonly paidOrders: number
  readonly paidAmount: number
  /** Of those, cancelled since. */
  readonly cancelledOrders: number
  readonly cancelledAmount: number
}

/** Newest first; a day without orders is missing. */
export async function readDailyFigures(
  pool: pg.Pool,
  days: { readonly from: string; readonly to: string },
): Promise<DayFigures[]> {
  const text = `SELECT day, sum(paid_orders) AS "paidOrders", sum(paid_amount) AS "paidAmount",
      sum(cancelled_orders) AS "cancelledOrders", sum(cancelled_amount) AS "cancelledAmount"
    FROM daily_figures WHERE day BETWEEN $1 AND $2 GROUP BY day ORDER BY day DESC`
  const values = [days.from, days.to]
  const { rows } = await pool.query<DayFigures>({ name: 'read-daily-figures', text, values })
  return rows
}
