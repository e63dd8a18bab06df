// Prometheus metrics of this instance: requests, the engine's queue and batches, the outbox.

import { performance } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { BatchReport, Engine } from '../engine/engine.ts'
import type { SinkState } from '../postgres/read-delivery.ts'
import { createRecentLatency, type RecentLatency } from './recent-latency.ts'

export type Metrics = {
  readonly contentType: string
  render(): Promise<string>
  observeBatch(report: BatchReport): void
  /** Adds the request counters to a server. */
  observeRequests(app: FastifyInstance): void
  /** Reads the queue and the outbox when metrics are asked for. */
  observeShop(sources: MetricSources): void
  observeStreams(count: () => number): void
  /** Of answers to commands within the last ten seconds; null without any. */
  commandP99Ms(): number | null
}

export type OutboxLag = { readonly pending: number; readonly oldestAgeSeconds: number }

type MetricSources = {
  readonly engine: Pick<Engine, 'queueDepth'>
  readonly outboxLag: () => Promise<OutboxLag>
  readonly sinks: () => Promise<readonly SinkState[]>
}

const streamPath = '/stream'

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const recent = createRecentLatency()
  const looks: (() => Promise<void>)[] = []
  return {
    contentType: registry.contentType,
    async render() {
      // Before any gauge is read: the registry reads them all at once, those that wait for nothing first.
      await Promise.all(looks.map((look) => look()))
      return registry.metrics()
    },
    observeBatch: batchObserver(registry),
    observeRequests: requestObserver(registry, recent),
    observeShop: ({ engine, outboxLag, sinks }) => {
      watchQueue(registry, engine)
      looks.push(watchOutbox(registry, outboxLag), watchSinks(registry, sinks))
    },
    observeStreams: (count) => watchStreams(registry, count),
    commandP99Ms: () => recent.quantile(0.99, performance.now()),
  }
}

function batchObserver(registry: Registry): Metrics['observeBatch'] {
  const size = new Histogram({
    name: 'jangteo_batch_commands',
    help: 'Commands in one committed batch',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'jangteo_batch_seconds',
    help: 'Time from when a batch may begin, its wait for a turn included, to its commit',
    buckets: [0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 1, 4],
    registers: [registry],
  })
  return (report) => {
    size.observe(report.size)
    seconds.observe(report.durationMs / 1_000)
  }
}

function requestObserver(registry: Registry, recent: RecentLatency): Metrics['observeRequests'] {
  const requests = new Counter({
    name: 'jangteo_http_requests_total',
    help: 'Answered requests',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'jangteo_http_request_seconds',
    help: 'Time to answer a request',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
    registers: [registry],
  })
  return (app) => {
    app.addHook('onResponse', (request, reply, done) => {
      const route = request.routeOptions.url ?? 'unknown'
      requests.inc({ method: request.method, route, status: reply.statusCode })
      // A stream lasts as long as somebody listens, which says nothing of how fast the shop is.
      if (reply.statusCode !== 200 || !route.endsWith(streamPath)) seconds.observe(reply.elapsedTime / 1_000)
      if (request.method !== 'GET') recent.observe(reply.elapsedTime, performance.now())
      done()
    })
  }
}

function watchQueue(registry: Registry, engine: MetricSources['engine']): void {
  new Gauge({
    name: 'jangteo_queue_commands',
    help: 'Commands that wait for a batch',
    registers: [registry],
    collect() {
      this.set(engine.queueDepth())
    },
  })
}

function watchStreams(registry: Registry, count: () => number): void {
  new Gauge({
    name: 'jangteo_streams',
    help: 'Open streams of live states',
    registers: [registry],
    collect() {
      this.set(count())
    },
  })
}

/** To be looked at for each scrape; while the database is away, the gauges keep what they last knew. */
function watchOutbox(registry: Registry, outboxLag: MetricSources['outboxLag']): () => Promise<void> {
  const pending = new Gauge({
    name: 'jangteo_outbox_pending',
    help: 'Events not delivered yet; above 10,000 an upper bound',
    registers: [registry],
  })
  const oldest = new Gauge({
    name: 'jangteo_outbox_oldest_seconds',
    help: 'Age of the oldest event not delivered yet',
    registers: [registry],
  })
  return async () => {
    const lag = await outboxLag().catch(() => null)
    if (lag === null) return
    oldest.set(lag.oldestAgeSeconds)
    pending.set(lag.pending)
  }
}

type SinkNumber = { readonly name: string; readonly help: string; readonly of: (sink: SinkState) => number }

const sinkNumbers: readonly SinkNumber[] = [
  {
    name: 'jangteo_delivery_pending',
    help: 'Events this platform was not offered yet; above 10,000 an upper bound',
    of: ({ pending }) => pending,
  },
  {
    name: 'jangteo_delivery_oldest_seconds',
    help: 'Age of the oldest event this platform was not offered yet',
    of: ({ oldestPendingAt }) =>
      oldestPendingAt === null ? 0 : Math.max(0, (Date.now() - oldestPendingAt) / 1_000),
  },
  {
    name: 'jangteo_delivery_events_per_second',
    help: 'Events delivered a second, about the last ten seconds, by all instances',
    of: ({ rate }) => rate,
  },
  {
    name: 'jangteo_delivery_delivered',
    help: 'Events delivered to this platform, repeated ones counted again, by all instances',
    of: ({ deliveredCount }) => deliveredCount,
  },
  {
    name: 'jangteo_delivery_waiting',
    help: 'Refused events that are tried again, and those of the same subject behind them',
    of: ({ waiting }) => waiting,
  },
  {
    name: 'jangteo_delivery_dead_letters',
    help: 'Events that were refused too often and given up',
    of: ({ deadLetters }) => deadLetters,
  },
  {
    name: 'jangteo_delivery_disabled',
    help: '1 when the platform asked for nothing more to be sent',
    of: ({ disabledAt }) => (disabledAt === null ? 0 : 1),
  },
]

/** As `watchOutbox`. */
function watchSinks(registry: Registry, sinks: MetricSources['sinks']): () => Promise<void> {
  const gauges = sinkNumbers.map(({ name, help, of }) => {
    const gauge = new Gauge({ name, help, labelNames: ['sink'], registers: [registry] })
    return { gauge, of }
  })
  return async () => {
    const states = await sinks().catch(() => null)
    if (states === null) return
    for (const { gauge, of } of gauges) {
      gauge.reset()
      for (const state of states) gauge.set({ sink: state.sink }, of(state))
    }
  }
}
