// The HTTP server: security headers, identity, limits, validation, problems, routes. It knows the engine and
// the reads only through the Shop it is given.

import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { identify, requireAdmin } from './authenticate.ts'
import { type Door, doorOf } from './close-door.ts'
import { sendError } from './error-handler.ts'
import { type Live, openLive } from './live-states.ts'
import type { Metrics } from './metrics.ts'
import { registerOpenApi } from './openapi.ts'
import { ProblemError, sendProblem, wantsPage } from './problem-error.ts'
import { refuseUnreadable } from './refuse-unreadable.ts'
import { refuseWhenFull } from './refuse-when-full.ts'
import { adminCouponRoutes } from './routes/admin-coupons.ts'
import { adminDeliveryRoutes } from './routes/admin-delivery.ts'
import { adminOperationsRoutes } from './routes/admin-operations.ts'
import { adminProductRoutes } from './routes/admin-products.ts'
import { authRoutes } from './routes/auth.ts'
import { balanceRoutes } from './routes/balance.ts'
import { cartRoutes } from './routes/cart.ts'
import { couponRoutes } from './routes/coupons.ts'
import { operationsRoutes, type Readiness } from './routes/operations.ts'
import { orderRoutes } from './routes/orders.ts'
import { productRoutes } from './routes/products.ts'
import { streamRoutes } from './routes/stream.ts'
import { registerRateLimit } from './security.ts'
import type { Shop } from './shop.ts'
import { ShopResponse } from './shop-response.ts'
import { findStorefront, type Storefront } from './storefront.ts'
import { parseJson, schemaValidators } from './validation.ts'

const bodyBytesMax = 65_536
/** As long as Node lets a header be, so that an id of any length is judged as an id. */
const pathPartLengthMax = 16_384
const requestIdPattern = /^[\w.:-]{1,64}$/
const basePath = '/api/v1'

type ServerOptions = {
  readonly shop: Shop
  readonly metrics: Metrics
  readonly readiness: Readiness
  readonly logger: FastifyBaseLogger
}

export async function buildServer(options: ServerOptions): Promise<{ app: FastifyInstance; door: Door }> {
  const { shop, metrics, readiness } = options
  const app = createApp(options)
  const live = openLive({ shop, log: options.logger, commandP99Ms: metrics.commandP99Ms })
  const door = doorOf(app)
  app.setValidatorCompiler(schemaValidators())
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, parseJson(app))
  app.setErrorHandler(sendError)
  app.decorateRequest('identity', null)
  app.decorateRequest('identityFault', null)
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
  app.addHook('onRequest', refuseWhenFull(shop.engine))
  app.addHook('onRequest', identify(shop.tokens))
  metrics.observeRequests(app)
  metrics.observeStreams(() => live.streams.count)
  const storefront = findStorefront(shop.config.storefront)
  await registerLimits(app, shop.config.rateLimitPerMinute, notFoundAnswer(storefront))
  await registerOpenApi(app)
  // Without pages there is nothing else to look at, and error pages lead back to the start.
  if (storefront) await storefront.register(app)
  else app.get('/', { schema: { hide: true } }, (_request, reply) => reply.redirect('/docs'))
  await app.register(operationsRoutes(shop, metrics, readiness))
  await app.register(apiRoutes(shop, live), { prefix: basePath })
  return { app, door: closingStreamsFirst(door, live) }
}

/** A stream never ends by itself, so the door would wait for it. */
function closingStreamsFirst(door: Door, { streams }: Live): Door {
  return {
    close() {
      streams.stop()
      return door.close()
    },
  }
}

function createApp({ shop, logger }: ServerOptions): FastifyInstance {
  return Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    // What is logged of a request names its id, so no request needs a logger of its own.
    childLoggerFactory: (log) => log,
    http: { ServerResponse: ShopResponse },
    bodyLimit: bodyBytesMax,
    routerOptions: { maxParamLength: pathPartLengthMax },
    trustProxy: shop.config.trustProxy,
    requestTimeout: 30_000,
    forceCloseConnections: 'idle',
    // While the door closes, what still comes in over open connections is served, not turned away.
    return503OnClosing: false,
    clientErrorHandler: refuseUnreadable(shop.newId),
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id)
      sendError(error, request, reply)
    },
    genReqId: ({ headers }) => {
      const given = headers['x-request-id']
      return typeof given === 'string' && requestIdPattern.test(given) ? given : shop.newId()
    },
  }).withTypeProvider<TypeBoxTypeProvider>()
}

type Answer = (request: FastifyRequest, reply: FastifyReply) => FastifyReply

/** People get the pages' own words where there are pages, except below the API. */
function notFoundAnswer(storefront: Storefront | null): Answer {
  return (request, reply) => {
    const isPage = storefront !== null && wantsPage(request) && !request.url.startsWith('/api/')
    if (isPage && ['GET', 'HEAD'].includes(request.method)) return storefront.sendNotFoundPage(reply)
    return sendProblem(request, reply, new ProblemError('not-found'))
  }
}

/** Addresses that are not there count too: asking for them is how a scan looks. */
async function registerLimits(app: FastifyInstance, perMinute: number, sendNotFound: Answer): Promise<void> {
  if (perMinute === 0) {
    app.setNotFoundHandler(sendNotFound)
    return
  }
  await registerRateLimit(app, perMinute)
  app.setNotFoundHandler({ preHandler: app.rateLimit() }, sendNotFound)
}

function apiRoutes(shop: Shop, live: Live) {
  return async (api: FastifyInstance): Promise<void> => {
    await api.register(authRoutes(shop))
    await api.register(productRoutes(shop))
    await api.register(streamRoutes(shop, live))
    await api.register(commandRoutes(shop))
  }
}

/** Everything that goes through the engine, with the reads beside it. */
function commandRoutes(shop: Shop) {
  return async (api: FastifyInstance): Promise<void> => {
    api.addHook('onRoute', (route) => {
      route.config = { ...route.config, isCommand: true }
    })
    await api.register(balanceRoutes(shop))
    await api.register(couponRoutes(shop))
    await api.register(cartRoutes(shop))
    await api.register(orderRoutes(shop))
    await api.register(async (admin) => {
      admin.addHook('preParsing', requireAdmin)
      await admin.register(adminProductRoutes(shop))
      await admin.register(adminCouponRoutes(shop))
      await admin.register(adminOperationsRoutes(shop))
      await admin.register(adminDeliveryRoutes(shop))
    })
  }
}
