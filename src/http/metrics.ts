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
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const batchSize = new Histogram({
    name: 'jangteo_batch_commands',
    help: 'Commands in one committed batch',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256, 512],
    registers,
  })
  const batchSeconds = new Histogram({
    name: 'jangteo_batch_seconds',
    help: 'Time from taking a batch from the queue to its commit',
    buckets: [0.001, 0.002, 0.004, 0.008, 0.016, 0.032, 0.064, 0.128, 0.256, 1, 4],
    registers,
  })
  const requests = new Counter({
    name: 'jangteo_http_requests_total',
    help: 'Answered requests',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const requestSeconds = new Histogram({
    name: 'jangteo_http_request_seconds',
    help: 'Time to answer a request',
    buckets: [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5],
    registers,
  })

  return {
    contentType: registry.contentType,
    render: () => registry.metrics(),
    observeBatch({ size, durationMs }) {
      batchSize.observe(size)
      batchSeconds.observe(durationMs / 1_000)
    },
    observeRequests(app) {
      app.addHook('onResponse', (request, reply, done) => {
        const route = request.routeOptions.url ?? 'unknown'
        requests.inc({ method: request.method, route, status: reply.statusCode })
        requestSeconds.observe(reply.elapsedTime / 1_000)
        done()
      })
    },
    observeShop({ engine, outboxLag }) {
      new Gauge({
        name: 'jangteo_queue_commands',
        help: 'Commands that wait for a batch',
        registers,
        collect() {
          this.set(engine.queueDepth())
        },
      })
      const pending = new Gauge({
        name: 'jangteo_outbox_pending',
        help: 'Events not delivered yet',
        registers,
      })
      new Gauge({
        name: 'jangteo_outbox_oldest_seconds',
        help: 'Age of the oldest event not delivered yet',
        registers,
        async collect() {
          const lag = await outboxLag().catch(() => null)
          if (lag === null) return
          this.set(lag.oldestAgeSeconds)
          pending.set(lag.pending)
        },
      })
    },
  }
}
