// The tables, and how an event becomes a row. One row per event, in the order of arrival; those of orders carry the state
// of the order at that moment. Items stay JSON: as a nested column they made a commit of 32 rows cost 1.9 ms, not 1.4.

import {
  BIGINT,
  DuckDBDataChunk,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api'
import type { OrderState, ShopEvent } from './read-event.ts'

export const schema = `
  create table if not exists events (
    arrival bigint not null,
    id varchar primary key,
    type varchar not null,
    subject varchar not null,
    sequence bigint not null,
    status varchar,
    items json,
    subtotal bigint,
    discount bigint,
    total bigint,
    user_coupon_id varchar,
    paid_at timestamp
  );
  create table if not exists rejected (body varchar not null, reason varchar not null);
  create table if not exists dropped (duplicates bigint not null);
  -- An order is what its latest event says, in whatever order the events came.
  create view if not exists orders as
    select * from events where status is not null
    qualify row_number() over (partition by subject order by sequence desc) = 1;
`

const envelopeTypes: readonly DuckDBType[] = [BIGINT, VARCHAR, VARCHAR, VARCHAR, BIGINT]
const orderTypes: readonly DuckDBType[] = [VARCHAR, VARCHAR, BIGINT, BIGINT, BIGINT, VARCHAR, TIMESTAMP]

/** The rows follow `arrivals` earlier ones. */
export function chunkOf(events: readonly ShopEvent[], arrivals: number): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create([...envelopeTypes, ...orderTypes], events.length)
  chunk.setRows(
    events.map(({ id, type, subject, sequence, order }, index) => {
      const envelope = [BigInt(arrivals + index + 1), id, type, subject, BigInt(sequence)]
      return [...envelope, ...(order ? orderValues(order) : orderTypes.map(() => null))]
    }),
  )
  return chunk
}

function orderValues(order: OrderState): DuckDBValue[] {
  const amounts = [order.subtotal, order.discount, order.total].map(BigInt)
  const paidAt = new DuckDBTimestampValue(BigInt(Date.parse(order.paidAt)) * 1_000n)
  return [order.status, JSON.stringify(order.items), ...amounts, order.userCouponId, paidAt]
}
