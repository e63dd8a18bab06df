// What reaches a real broker on this machine, how fast, and what it costs the orders: a backlog, the time from an order to
// its arrival, and orders on a hot product with delivery on, off, and with the broker away. The queue is new each time.

import { setTimeout as sleep } from 'node:timers/promises'
import type { BrokerKind, BrokerServer } from '../test/servers/broker-server.ts'
import { kafka } from '../test/servers/kafka.ts'
import { rabbitmq } from '../test/servers/rabbitmq.ts'
import { collectArrivals } from './arrivals.ts'
import type { DatabaseServer } from './database-server.ts'
import { untilDelivered, untilPosition } from './delivered.ts'
import { atLeast, atMost, type Figure, milliseconds, shareAtLeast } from './figure.ts'
import type { Effort } from './growth.ts'
import { median, whole } from './report.ts'
import { scenarios } from './scenarios.ts'
import { openSite, type Site } from './site.ts'

const backlogEvents = 200_000
const arrivalOrdersPerSecond = 2_000
const warmUpSeconds = 8

const perSecond = (value: number) => `${Math.round(value).toLocaleString('en-US')}/s`

export async function measureDelivery(database: DatabaseServer, effort: Effort): Promise<Figure[]> {
  const kinds = [rabbitmq, kafka]
  // Before any is measured: minutes of figures would be lost for the second one.
  const missing = kinds.map((kind) => kind.whyMissing()).filter((why) => why !== null)
  if (missing.length > 0) throw new Error(missing.join('\n'))
  const backlogs: [name: string, rate: number][] = []
  const figures: Figure[] = []
  for (const kind of kinds) {
    const run = { database, effort, kind }
    backlogs.push([kind.name, await measureBacklog(run)])
    figures.push(await measureArrival(run), ...(await measureOrders(run)))
  }
  const rates = backlogs.map(([name, rate]) => `${perSecond(rate)} (${name})`).join(', ')
  const fastest = Math.max(...backlogs.map(([, rate]) => rate))
  const backlog = atLeast('events a second from a backlog, with one of them', fastest, 20_000, perSecond)
  return [{ ...backlog, measured: rates }, ...figures]
}

type Run = { readonly database: DatabaseServer; readonly effort: Effort; readonly kind: BrokerKind }

/** Events a second. */
async function measureBacklog(run: Run): Promise<number> {
  const { database, effort, kind } = run
  effort.progress(`delivery, ${kind.name}: a backlog of ${backlogEvents.toLocaleString('en-US')} events`)
  return withBroker(kind, async (broker) => {
    const site = await openSite({ ...siteOptions(database), name: 'backlog', instances: 0 })
    await site.pool.query(fillOutbox, [backlogEvents])
    await site.pool.query('VACUUM (ANALYZE) outbox')
    await site.startServer({ DELIVERY_URL: broker.url })
    const from = await untilPosition(site, 1)
    const startedAt = performance.now()
    const to = await untilPosition(site, backlogEvents)
    const rate = (to - from) / ((performance.now() - startedAt) / 1_000)
    await site.close()
    return rate
  })
}

/** Like the events of orders, also in size. */
const fillOutbox = `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
  SELECT gen_random_uuid(), 'order.paid', gen_random_uuid(), json_build_object(
    'orderId', gen_random_uuid(), 'userId', gen_random_uuid(), 'status', 'paid', 'items', json_build_array(json_build_object(
      'productId', gen_random_uuid(), 'name', '한정판 텀블러', 'unitPrice', 12000, 'quantity', 1, 'amount', 12000)),
    'subtotal', 12000, 'discount', 0, 'total', 12000, 'userCouponId', null,
    'createdAt', '2026-01-31T03:00:00.000Z', 'paidAt', '2026-01-31T03:00:00.000Z'), now()
  FROM generate_series(1, $1::int)`

type Arrived = {
  readonly p50: number
  readonly p99: number
  readonly total: number
  readonly perSecond: number
}

async function measureArrival(run: Run): Promise<Figure> {
  const { database, effort, kind } = run
  effort.progress(`delivery, ${kind.name}: from an order to its arrival`)
  return withBroker(kind, async (broker) => {
    const site = await openSite({ ...siteOptions(database), settings: { DELIVERY_URL: broker.url } })
    const load = { clients: 64, perSecond: arrivalOrdersPerSecond }
    await site.measure({ ...load, seconds: warmUpSeconds })
    await untilDelivered(site)
    const rounds: Arrived[] = []
    while (rounds.length < effort.rounds) {
      const arrivals = await collectArrivals(broker.url)
      const onAnswer = arrivals.noteAnswer
      const { perSecond, latencyMs } = await site.measure({ ...load, onAnswer, seconds: effort.seconds * 2 })
      await untilDelivered(site)
      // What was delivered last is still on its way to the consumer.
      await sleep(1_000)
      const arrived = { ...(await arrivals.stop()), perSecond }
      rounds.push(arrived)
      const orders = `the orders themselves took ${milliseconds(latencyMs.p99)}`
      effort.progress(`  p99 of round ${rounds.length}: ${milliseconds(arrived.p99)}; ${orders}`)
    }
    await site.verify()
    await site.close()
    const of = (value: keyof Arrived) => median(rounds.map((round) => round[value]))
    const what = `${whole(of('total'))} orders at ${whole(of('perSecond'))}/s`
    const name = `${kind.name}: from the answer to an order to its arrival, p99 of ${what} (p50 ${milliseconds(of('p50'))})`
    return atMost(name, of('p99'), 100, milliseconds)
  })
}

/**
 * Rounds on three sites alternate, and so does their order; a backlog is delivered before the next round begins. They are
 * long, as the relay takes half a second to see that the shop is full.
 */
async function measureOrders({ database, effort, kind }: Run): Promise<Figure[]> {
  return withBroker(kind, (up) =>
    withBroker(kind, async (away) => {
      await away.stop()
      const urls = { off: 'off', up: up.url, away: away.url }
      const sites: [name: keyof typeof urls, site: Site][] = []
      for (const name of ['off', 'up', 'away'] as const) {
        const settings = { DELIVERY_URL: urls[name] }
        sites.push([name, await openSite({ ...siteOptions(database), name: `delivery_${name}`, settings })])
      }
      const rates = { off: [] as number[], up: [] as number[], away: [] as number[] }
      const { clients } = scenarios.hot!
      for (const [, site] of sites) await site.measure({ clients, seconds: warmUpSeconds })
      await untilDelivered(sites[1]![1])
      for (let round = 1; round <= effort.rounds; round += 1) {
        for (const [name, site] of round % 2 === 1 ? sites : sites.toReversed()) {
          effort.progress(
            `delivery, ${kind.name}: orders with delivery ${name}, round ${round} of ${effort.rounds}`,
          )
          rates[name].push((await site.measure({ clients, seconds: effort.seconds * 2 })).perSecond)
          if (name !== 'up') continue
          const pending = await pendingOf(site)
          const settled = await timed(() => untilDelivered(site))
          effort.progress(
            `  ${pending.toLocaleString('en-US')} events still to come took ${settled.toFixed(1)} s`,
          )
        }
      }
      const [, , [, late]] = sites as [unknown, unknown, [string, Site]]
      const backlog = await pendingOf(late)
      await away.start()
      const drain = await timed(() => untilDelivered(late))
      effort.progress(
        `  ${backlog.toLocaleString('en-US')} events came ${drain.toFixed(1)} s after the broker was back`,
      )
      for (const [, site] of sites) {
        await site.verify()
        await site.close()
      }
      const { off, up: on, away: gone } = rates
      return [
        shareAtLeast(
          `${kind.name}: orders with delivery on, of those with it off`,
          { rates: on, of: off },
          0.9,
        ),
        shareAtLeast(
          `${kind.name}: orders with the broker away, of those with it up`,
          { rates: gone, of: on },
          0.95,
        ),
      ]
    }),
  )
}

function siteOptions(database: DatabaseServer) {
  return { kind: 'shop', database, scenario: scenarios.hot!, requestsMax: 0 } as const
}

async function withBroker<Result>(
  kind: BrokerKind,
  work: (broker: BrokerServer) => Promise<Result>,
): Promise<Result> {
  const broker = await kind.startBroker()
  try {
    return await work(broker)
  } finally {
    await broker.remove()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return (performance.now() - startedAt) / 1_000
}

async function pendingOf(site: Site): Promise<number> {
  const text =
    'SELECT count(*) FROM outbox WHERE position > (SELECT coalesce(max(position), 0) FROM delivery_cursors)'
  return (await site.pool.query(text)).rows[0].count
}
