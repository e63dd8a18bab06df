// Checks of the ranking and of the figures of a day: the counted sales against the orders themselves. Days that left the live
// window are on their way out; of the closed ones, a day with any row must have them all.

import type { BookCheck } from './book-check.ts'

const soldOn = (days: string) => `SELECT o.paid_day AS day, i.product_id, sum(i.quantity) AS quantity
  FROM orders o JOIN order_items i ON i.order_id = o.id
  WHERE o.status = 'paid' AND o.paid_day IN (${days}) GROUP BY o.paid_day, i.product_id`

const sameSales = (table: string, days: string) => `SELECT
    coalesce(t.day, s.day) || '/' || coalesce(t.product_id, s.product_id) AS id,
    coalesce(t.quantity, 0) = coalesce(s.quantity, 0) AND coalesce(t.day, s.day) IN (${days}) AS ok
  FROM ${table} t FULL JOIN (${soldOn(days)}) s ON s.day = t.day AND s.product_id = t.product_id`

const isLive = (day: string) => `${day} >= (now() AT TIME ZONE $1)::date - 2`
const liveDays = `SELECT DISTINCT paid_day FROM orders WHERE ${isLive('paid_day')}`

export const salesChecks: readonly BookCheck[] = [
  {
    name: 'daily sales equal paid orders',
    sql: sameSales(`(SELECT * FROM sales WHERE ${isLive('day')})`, liveDays),
    values: ({ timeZone }) => [timeZone],
  },
  {
    name: 'figures of a day equal its orders',
    sql: `SELECT day AS id, coalesce(f.counted = o.counted, false) AS ok FROM (
        SELECT day, ARRAY[sum(paid_orders), sum(paid_amount), sum(cancelled_orders), sum(cancelled_amount)] AS counted
        FROM daily_figures GROUP BY day) f
      FULL JOIN (
        SELECT paid_day AS day, ARRAY[count(*), sum(total), count(*) FILTER (WHERE status = 'cancelled'),
          coalesce(sum(total) FILTER (WHERE status = 'cancelled'), 0)] AS counted
        FROM orders WHERE paid_day IS NOT NULL GROUP BY paid_day) o USING (day)`,
  },
  {
    name: 'closed days equal paid orders',
    sql: sameSales('popular_products', 'SELECT day FROM closed_days'),
  },
]
