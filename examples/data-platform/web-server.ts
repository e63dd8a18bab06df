// What people and programs read: the page, the reports and the books. The page has no inline script or style, so that the
// Content-Security-Policy can forbid both.

import { readFileSync } from 'node:fs'
import Fastify, { type FastifyInstance } from 'fastify'
import type { EventStore } from './event-store.ts'
import { readBooks, readReports } from './reports.ts'

const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-cache',
}

const files = [
  { path: '/', file: 'index.html', type: 'text/html; charset=utf-8' },
  { path: '/style.css', file: 'style.css', type: 'text/css; charset=utf-8' },
  { path: '/page.js', file: 'page.js', type: 'text/javascript; charset=utf-8' },
]

const hoursSchema = { type: 'integer', enum: [24, 48], default: 24 } as const

export function createWebServer({ reader }: EventStore): FastifyInstance {
  const app = Fastify({ logger: { level: 'warn' } })
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  for (const { path, file, type } of files) {
    const content = readFileSync(new URL(`web/${file}`, import.meta.url))
    app.get(path, (_request, reply) => reply.type(type).send(content))
  }
  app.get<{ Querystring: { hours: number } }>(
    '/api/reports',
    { schema: { querystring: { type: 'object', properties: { hours: hoursSchema } } } },
    ({ query }) => readReports(reader, query.hours),
  )
  app.get('/api/books', () => readBooks(reader))
  return app
}
