// Health, readiness and metrics: for load balancers and monitoring, outside the API's base path.

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Health } from '../../contract/operations.ts'
import type { Api } from '../api.ts'
import type { Metrics } from '../metrics.ts'
import type { Shop } from '../shop.ts'

const readinessTimeoutMs = 2_000
const unlimited = { rateLimit: false } as const
const tags = ['operations']

export type Readiness = { draining: boolean }

export function operationsRoutes(
  shop: Shop,
  metrics: Metrics,
  readiness: Readiness,
): FastifyPluginAsyncTypebox {
  return async (api) => {
    addHealth(api, () => isReady(shop, readiness))
    addMetrics(api, metrics)
  }
}

/** True while the database answers and this instance is not stopping. */
async function isReady({ pool }: Shop, readiness: Readiness): Promise<boolean> {
  if (readiness.draining) return false
  const answer = pool.query('SELECT 1').then(
    () => true,
    () => false,
  )
  const late = new Promise<boolean>((resolve) => {
    setTimeout(resolve, readinessTimeoutMs, false).unref()
  })
  return Promise.race([answer, late])
}

const live = { tags, summary: 'The process runs', response: { 200: Health } }

const ready = {
  tags,
  summary: 'The shop can serve: the database answers',
  response: { 200: Health, 503: Health },
}

function addHealth(api: Api, askReady: () => Promise<boolean>): void {
  api.get('/health/live', { schema: live, config: unlimited }, async () => ({ status: 'ok' }))
  api.get('/health/ready', { schema: ready, config: unlimited }, async (_request, reply) => {
    if (await askReady()) return { status: 'ready' }
    return reply.code(503).header('retry-after', 1).send({ status: 'unavailable' })
  })
}

const metricsText = {
  tags,
  summary: 'Prometheus metrics',
  produces: ['text/plain'],
  response: { 200: Type.String() },
}

function addMetrics(api: Api, metrics: Metrics): void {
  api.get('/metrics', { schema: metricsText, config: unlimited }, async (_request, reply) =>
    reply.type(metrics.contentType).send(await metrics.render()),
  )
}
