// What protects the server before any route runs: headers that tell browsers what answers may do, and limits on
// how often a user or an address may ask.

import type { IncomingMessage, ServerResponse } from 'node:http'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import helmet from 'helmet'
import { ProblemError } from './problem-error.ts'

const rememberedCallersMax = 100_000

/** What helmet says, asked once: it is the same for every answer. */
function securityHeaders(): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  const recorder = {
    setHeader(name: string, value: string) {
      headers[name.toLowerCase()] = value
    },
    removeHeader: () => undefined,
  }
  const protect = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    frameguard: { action: 'deny' },
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })
  protect({} as IncomingMessage, recorder as unknown as ServerResponse, () => undefined)
  return Object.freeze(headers)
}

/** What every answer carries, unless its route says something else under the same name. */
export const commonHeaders = Object.freeze({ ...securityHeaders(), 'cache-control': 'no-store' })

/** Counts by user where a token says who it is, else by address; so it runs after the identity is known. */
export async function registerRateLimit(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    max: perMinute,
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
