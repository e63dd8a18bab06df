// What streams tell, and where it is looked up: stock, coupon events, users and the running shop. One statement a look
// for all listeners together.

import { performance } from 'node:perf_hooks'
import type { FastifyBaseLogger } from 'fastify'
import type { Static } from 'typebox'
import type { StreamEvent, streamEvents } from '../contract/stream.ts'
import { Streams } from '../live/streams.ts'
import type { Looked, State } from '../live/topic.ts'
import { createTellers } from '../live/turns.ts'
import { Watch } from '../live/watch.ts'
import { readOutboxLag } from '../postgres/read-delivery.ts'
import { readDailyFigures } from '../postgres/read-figures.ts'
import { readCouponStates, readStockStates, readUserStates } from '../postgres/read-live.ts'
import { createOrderRate } from './order-rate.ts'
import type { Shop } from './shop.ts'
import { figuresView } from './views.ts'

const stockEveryMs = 250
const couponsEveryMs = 250
const usersEveryMs = 1_000
const operationsEveryMs = 1_000
/** Different rows that streams of one instance ask for. */
const productsWatchedMax = 5_000
const couponsWatchedMax = 1_000
const usersWatchedMax = 5_000
/** Of each user, the newest. */
const ordersToldMax = 10

export const operationsKey = 'operations'

export type Live = {
  readonly streams: Streams
  readonly stock: Watch
  readonly coupons: Watch
  readonly users: Watch
  readonly operations: Watch
}

export type LiveSources = {
  readonly shop: Shop
  readonly log: Pick<FastifyBaseLogger, 'warn'>
  /** Of answers to commands; null when there was none lately. */
  readonly commandP99Ms: () => number | null
}

type Look = (keys: readonly string[]) => Promise<ReadonlyMap<string, Looked>>

export function openLive(sources: LiveSources): Live {
  const { shop, log } = sources
  const streams = new Streams(shop.clock)
  const tellers = createTellers()
  // Rises for every client, also of a shop that was started again.
  let lastId = shop.clock() * 1_000
  const nextId = () => {
    lastId += 1
    return lastId
  }
  const onFault = ({ message }: Error) =>
    log.warn({ reason: message }, 'streams could not be told anything new')
  const watch = (look: Look, limits: { everyMs: number; topicsMax: number }) =>
    new Watch({ look, ...limits, tellers, nextId, onFault })
  return {
    streams,
    stock: watch(lookAtStock(shop), { everyMs: stockEveryMs, topicsMax: productsWatchedMax }),
    coupons: watch(lookAtCoupons(shop), { everyMs: couponsEveryMs, topicsMax: couponsWatchedMax }),
    users: watch(lookAtUsers(shop), { everyMs: usersEveryMs, topicsMax: usersWatchedMax }),
    operations: watch(lookAtOperations(sources, streams), { everyMs: operationsEveryMs, topicsMax: 1 }),
  }
}

function lookAtStock({ pool }: Shop): Look {
  return async (productIds) => {
    const rows = await readStockStates(pool, productIds)
    return new Map(
      rows.map((row) => [
        row.productId,
        { version: `${row.stock} ${row.status}`, states: () => [state('stock', row)] },
      ]),
    )
  }
}

function lookAtCoupons({ pool }: Shop): Look {
  return async (couponIds) => {
    const rows = await readCouponStates(pool, couponIds)
    return new Map(
      rows.map((row) => [
        row.couponId,
        { version: `${row.issuedCount} ${row.totalCount}`, states: () => [state('coupon', row)] },
      ]),
    )
  }
}

function lookAtUsers({ pool, clock }: Shop): Look {
  return async (userIds) => {
    const rows = await readUserStates(pool, userIds, { now: clock(), ordersMax: ordersToldMax })
    return new Map(
      rows.map(({ userId, balance, version, orders }) => {
        const states = () => [
          state('balance', { balance }),
          ...orders().map((order) => state('order', order, order.orderId)),
        ]
        return [userId, { version, states }]
      }),
    )
  }
}

function lookAtOperations({ shop, commandP99Ms }: LiveSources, streams: Streams): Look {
  const { pool, engine, clock, dayOf } = shop
  const orderRate = createOrderRate()
  return async () => {
    const today = dayOf(clock())
    const [lag, [figures]] = await Promise.all([
      readOutboxLag(pool),
      readDailyFigures(pool, { from: today, to: today }),
    ])
    const { orders, revenue } = figuresView(today, figures)
    const perSecond = orderRate.observe(today, figures?.paidOrders ?? 0, performance.now())
    const data = {
      ordersPerSecond: tenth(perSecond),
      ordersToday: orders,
      revenueToday: revenue,
      queueDepth: engine.queueDepth(),
      p99Ms: tenth(commandP99Ms()),
      streams: streams.count,
      outboxPending: lag.pending,
      outboxOldestSeconds: Math.round(lag.oldestAgeSeconds),
    }
    const looked = { version: JSON.stringify(data), states: () => [state('operations', data)] }
    return new Map([[operationsKey, looked]])
  }
}

function tenth(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10
}

function state<Event extends StreamEvent>(
  event: Event,
  data: Static<(typeof streamEvents)[Event]>,
  name: string = event,
): State {
  return { name, event, data }
}
