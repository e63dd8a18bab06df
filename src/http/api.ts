// The server as the routes see it: handlers are typed by the schemas of their route.

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'

export type Api = Parameters<FastifyPluginAsyncTypebox>[0]
