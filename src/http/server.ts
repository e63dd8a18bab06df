// The HTTP server: security headers, identity, limits, validation, problems, routes. It knows the engine and
// the reads only through the Shop it is given.

import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { identify, requireAdmin } from './authenticate.ts'
import { sendError } from './error-handler.ts'
import type { Metrics } from './metrics.ts'
import { registerOpenApi } from './openapi.ts'
import { ProblemError, sendProblem } from './problem-error.ts'
import { adminCatalogueRoutes } from './routes/admin-catalogue.ts'
import { adminOperationsRoutes } from './routes/admin-operations.ts'
import { authRoutes } from './routes/auth.ts'
import { balanceRoutes } from './routes/balance.ts'
import { cartRoutes } from './routes/cart.ts'
import { couponRoutes } from './routes/coupons.ts'
import { operationsRoutes, type Readiness } from './routes/operations.ts'
import { orderRoutes } from './routes/orders.ts'
import { productRoutes } from './routes/products.ts'
import type { Shop } from './shop.ts'
import { parseJson, schemaValidators } from './validation.ts'

export const bodyBytesMax = 65_536
const rememberedCallersMax = 100_000
const requestIdPattern = /^[\w.:-]{1,64}$/
const basePath = '/api/v1'

type ServerOptions = {
  readonly shop: Shop
  readonly metrics: Metrics
  readonly readiness: Readiness
  readonly logger: FastifyBaseLogger
}

export async function buildServer(options: ServerOptions): Promise<FastifyInstance> {
  const { shop, metrics, readiness, logger } = options
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyBytesMax,
    trustProxy: shop.config.trustProxy,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    genReqId: ({ headers }) => {
      const given = headers['x-request-id']
      return typeof given === 'string' && requestIdPattern.test(given) ? given : shop.newId()
    },
  }).withTypeProvider<TypeBoxTypeProvider>()

  app.setValidatorCompiler(schemaValidators())
  app.addContentTypeParser('application/json', { parseAs: 'string' }, parseJson(app))
  app.setErrorHandler(sendError)
  app.decorateRequest('identity', null)
  app.addHook('onRequest', identify(shop.tokens))
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    reply.header('cache-control', 'no-store')
    done()
  })
  metrics.observeRequests(app)
  await registerSecurity(app, shop)
  app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new ProblemError('not-found')))
  await registerOpenApi(app)
  await app.register(operationsRoutes(shop, metrics, readiness))
  await app.register(apiRoutes(shop), { prefix: basePath })
  return app
}

async function registerSecurity(app: FastifyInstance, shop: Shop): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
  const { rateLimitPerMinute } = shop.config
  if (rateLimitPerMinute === 0) return
  await app.register(rateLimit, {
    max: rateLimitPerMinute,
    timeWindow: '1 minute',
    cache: rememberedCallersMax,
    keyGenerator: (request) => request.identity?.userId ?? request.ip,
    addHeadersOnExceeding: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
    },
    addHeaders: {
      'x-ratelimit-limit': false,
      'x-ratelimit-remaining': false,
      'x-ratelimit-reset': false,
      'retry-after': true,
    },
    errorResponseBuilder: (_request, { ttl }) =>
      new ProblemError('too-many-requests', { retryAfterSeconds: Math.max(1, ttl / 1_000) }),
  })
}

function apiRoutes(shop: Shop) {
  return async (api: FastifyInstance): Promise<void> => {
    await api.register(authRoutes(shop))
    await api.register(productRoutes(shop))
    await api.register(balanceRoutes(shop))
    await api.register(couponRoutes(shop))
    await api.register(cartRoutes(shop))
    await api.register(orderRoutes(shop))
    await api.register(async (admin) => {
      admin.addHook('preParsing', requireAdmin)
      await admin.register(adminCatalogueRoutes(shop))
      await admin.register(adminOperationsRoutes(shop))
    })
  }
}
