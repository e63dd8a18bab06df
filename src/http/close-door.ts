// Closes the HTTP server for good: every request it has begun is answered, and then no connection keeps it open, be it
// idle, silent or forgotten. Node alone looks for idle connections only once, at close: one that is busy at that moment
// and idle after it, or that never sent a byte, would hold the shop until the deadline of its stop.

import { performance } from 'node:perf_hooks'
import type { FastifyInstance } from 'fastify'

/** Longer than the engine goes on trying; a client that takes longer to send or to read is cut off. */
const answersMsMax = 22_000
const sweepMs = 20

export type Door = {
  /** Resolves once the server is closed. */
  close(): Promise<void>
}

/** To be asked for before the routes are added: every answer has to know when the door closes. */
export function doorOf(app: FastifyInstance, waitMsMax = answersMsMax): Door {
  // A count, not a set: the tables that a busy set outgrows kept every response alive until the next major GC.
  let unanswered = 0
  let closing = false
  const answered = () => {
    unanswered -= 1
  }
  app.server.prependListener('request', (_request, response) => {
    unanswered += 1
    response.on('close', answered)
  })
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close')
    done()
  })
  return {
    async close() {
      closing = true
      const endsAt = performance.now() + waitMsMax
      const sweep = setInterval(() => {
        if (unanswered === 0 || performance.now() > endsAt) app.server.closeAllConnections()
      }, sweepMs)
      await app.close().finally(() => clearInterval(sweep))
    },
  }
}
