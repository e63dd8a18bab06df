// Health, readiness and metrics: for load balancers and monitoring, outside the API's base path.

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Health } from '../../contract/operations.ts'
import type { Metrics } from '../metrics.ts'
import type { Shop } from '../shop.ts'

const readinessTimeoutMs = 2_000
const unlimited = { rateLimit: false } as const

export type Readiness = { draining: boolean }

export function operationsRoutes(
  shop: Shop,
  metrics: Metrics,
  readiness: Readiness,
): FastifyPluginAsyncTypebox {
  /** True while the database answers and this instance is not stopping. */
  async function isReady(): Promise<boolean> {
    if (readiness.draining) return false
    const answer = shop.pool.query('SELECT 1').then(
      () => true,
      () => false,
    )
    const late = new Promise<boolean>((resolve) => {
      setTimeout(resolve, readinessTimeoutMs, false).unref()
    })
    return Promise.race([answer, late])
  }

  return async (app) => {
    const live = { tags: ['operations'], summary: 'The process runs', response: { 200: Health } }
    app.get('/health/live', { schema: live, config: unlimited }, async () => ({ status: 'ok' }))

    const ready = {
      tags: ['operations'],
      summary: 'The shop can serve: the database answers',
      response: { 200: Health, 503: Health },
    }
    app.get('/health/ready', { schema: ready, config: unlimited }, async (_request, reply) => {
      if (await isReady()) return { status: 'ready' }
      return reply.code(503).header('retry-after', 1).send({ status: 'unavailable' })
    })

    const schema = { tags: ['operations'], summary: 'Prometheus metrics' }
    app.get('/metrics', { schema, config: unlimited }, async (_request, reply) =>
      reply.type(metrics.contentType).send(await metrics.render()),
    )
  }
}
