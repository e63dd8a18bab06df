// Prometheus metrics of this instance: requests, the engine's queue and batches, the outbox.

import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { BatchReport, Engine } from '../engine/engine.ts'

export type Metrics = {
  readonly contentType: string
  render(): Promise<string>
  observeBatch(report: BatchReport): void
  /** Adds the request counters to a server. */
  observeRequests(app: FastifyInstance): void
  /** Reads the queue and the outbox when metrics are asked for. */
  observeShop(sources: MetricSources): void
}

export type OutboxLag = { readonly pending: number; readonly oldestAgeSeconds: number }

type MetricSources = {
  readonly engine: Pick<Engine, 'queueDepth'>
  readonly outboxLag: () => Promise<OutboxLag>
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    observeBatch: batchObserver(registry),
    observeRequests: requestObserver(registry),
    observeShop: ({ engine, outboxLag }) => {
      watchQueue(registry, engine)
      watchOutbox(registry, outboxLag)
    },
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
    help: 'Time from taking a batch from the queue to its commit',
    buckets: [0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 1, 4],
    registers: [registry],
  })
  return (report) => {
    size.observe(report.size)
    seconds.observe(report.durationMs / 1_000)
  }
}

function requestObserver(registry: Registry): Metrics['observeRequests'] {
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
      seconds.observe(reply.elapsedTime / 1_000)
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

/** While the database is away, the gauges keep what they last knew. */
function watchOutbox(registry: Registry, outboxLag: MetricSources['outboxLag']): void {
  const pending = new Gauge({
    name: 'jangteo_outbox_pending',
    help: 'Events not delivered yet; above 10,000 an upper bound',
    registers: [registry],
  })
  new Gauge({
    name: 'jangteo_outbox_oldest_seconds',
    help: 'Age of the oldest event not delivered yet',
    registers: [registry],
    async collect() {
      const lag = await outboxLag().catch(() => null)
      if (lag === null) return
      this.set(lag.oldestAgeSeconds)
      pending.set(lag.pending)
    },
  })
}
