// Closes the HTTP server for good: every request it has begun is answered, and then no connection keeps it open, be it
// idle, silent or forgotten. Node alone looks for idle connections only once, at close: one that is busy at that moment
// and idle after it, or that never sent a byte, would hold the shop until the deadline of its stop.

import type { ServerResponse } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'

/** Longer than the engine retries a batch; a client that takes longer to send or to read is cut off. */
const answersMsMax = 12_000
const sweepMs = 20

/** To be asked for before the server listens; resolves, when called, once it is closed. */
export function doorOf(app: FastifyInstance, waitMsMax = answersMsMax): { close(): Promise<void> } {
  const unanswered = new Set<ServerResponse>()
  app.server.prependListener('request', (_request, response) => {
    unanswered.add(response)
    response.once('close', () => unanswered.delete(response))
  })
  return {
    async close() {
      for (const response of unanswered) {
        if (!response.headersSent) response.setHeader('connection', 'close')
      }
      const endsAt = performance.now() + waitMsMax
      const sweep = setInterval(() => {
        if (unanswered.size === 0 || performance.now() > endsAt) app.server.closeAllConnections()
      }, sweepMs)
      await app.close().finally(() => clearInterval(sweep))
    },
  }
}
