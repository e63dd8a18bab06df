// What the events amount to, worked out at the moment somebody asks. Cancelled orders are no sales: they are in `gross` and
// `cancelled`, and nowhere else.

import {
  type DuckDBConnection,
  DuckDBMapValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api'

type Row = Record<string, unknown>

const hourMs = 3_600_000
const topProductsMax = 10

/** An hour of Seoul begins with an hour of UTC, so hours need no time zone until somebody reads them. */
export async function readReports(connection: DuckDBConnection, hours: number) {
  const firstHour = (Math.floor(Date.now() / hourMs) - hours + 1) * hourMs
  const since = new DuckDBTimestampValue(BigInt(firstHour) * 1_000n)
  const read = (sql: string) => readRows(connection, sql, [since])
  const [sales, topProducts, coupons, [revenue]] = await Promise.all([
    read(salesPerHour),
    read(topProductsOf),
    read(couponEffect),
    read(revenueOf),
  ])
  const salesByHour = new Map(sales.map((row) => [row.hour, row]))
  const effectOf = (withCoupon: boolean) => {
    const found = coupons.find((row) => row.withCoupon === withCoupon)
    return {
      orders: found?.orders ?? 0,
      averageOrderValue: found?.averageOrderValue ?? 0,
      discountGiven: found?.discountGiven ?? 0,
    }
  }
  return {
    salesPerHour: Array.from({ length: hours }, (_, index) => {
      const hour = firstHour + index * hourMs
      const { orders = 0, total = 0 } = salesByHour.get(hour) ?? {}
      return { hour: new Date(hour).toISOString(), orders, total }
    }),
    topProducts,
    couponEffect: { withCoupon: effectOf(true), withoutCoupon: effectOf(false) },
    revenue,
  }
}

const salesPerHour = `
  select epoch_ms(date_trunc('hour', paid_at)) as "hour", count(*) as orders, sum(total) as total
  from orders where status = 'paid' and paid_at >= $1
  group by "hour"`

const topProductsOf = `
  select item."productId", any_value(item.name) as name,
    sum(item.quantity) as quantity, sum(item.amount) as amount
  from (
    select unnest(from_json(items,
      '[{"productId":"VARCHAR","name":"VARCHAR","quantity":"BIGINT","amount":"BIGINT"}]')) as item
    from orders where status = 'paid' and paid_at >= $1)
  group by item."productId"
  order by quantity desc, amount desc, item."productId" limit ${topProductsMax}`

const couponEffect = `
  select user_coupon_id is not null as "withCoupon", count(*) as orders,
    avg(total) as "averageOrderValue", sum(discount) as "discountGiven"
  from orders where status = 'paid' and paid_at >= $1
  group by "withCoupon"`

const revenueOf = `
  select count(*) as orders, count(*) filter (status = 'cancelled') as "cancelledOrders",
    coalesce(sum(subtotal), 0) as gross, coalesce(sum(discount), 0) as discounts,
    coalesce(sum(total) filter (status = 'cancelled'), 0) as cancelled,
    coalesce(sum(total) filter (status = 'paid'), 0) as net
  from orders where paid_at >= $1`

/** Everything there is, for a comparison with the books of the shop. One statement, so it is one moment. */
export async function readBooks(connection: DuckDBConnection) {
  const [books] = await readRows(connection, booksOf)
  return books
}

/** `outOfOrder`: events that came after a later one of the same subject. */
const booksOf = `
  select
    (select count(*) from orders) as orders,
    (select count(*) from orders where status = 'cancelled') as cancelled,
    (select coalesce(sum(total), 0) from orders where status = 'paid') as revenue,
    (select count(*) from events) as events,
    (select coalesce(sum(duplicates), 0) from dropped) as duplicates,
    (select count(*) from rejected) as rejected,
    (select count(*) from (
      select sequence < max(sequence) over (
        partition by subject order by arrival rows between unbounded preceding and 1 preceding) as late
      from events) where late) as "outOfOrder",
    coalesce((select histogram(status) from orders), map {}) as "byStatus",
    coalesce((select histogram(type) from events), map {}) as "byType"`

async function readRows(
  connection: DuckDBConnection,
  sql: string,
  values: DuckDBValue[] = [],
): Promise<Row[]> {
  const rows = await connection.runAndReadAll(sql, values)
  return rows.getRowObjects().map(plainRow)
}

function plainRow(row: Record<string, DuckDBValue>): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, plain(value)]))
}

/** As JSON can say it: amounts are far below the largest safe integer. */
function plain(value: DuckDBValue): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof DuckDBMapValue)
    return Object.fromEntries(value.entries.map(({ key, value }) => [key, plain(value)]))
  return value
}
