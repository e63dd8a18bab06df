// A platform that takes webhooks, on this machine and for one test: it answers as the test says and keeps what came.

import http from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { onTestFinished } from 'vitest'
import type { CloudEvent } from '../../src/delivery/cloud-event.ts'
import { createHttpSink } from '../../src/delivery/http-sink.ts'
import type { Sink } from '../../src/delivery/sink.ts'

export const secret = Buffer.alloc(32, 7)
/** Long enough for a busy machine. */
const timeoutMsUsual = 5_000

export type Respond = (response: http.ServerResponse, request: Request) => void
type Request = {
  readonly id: string
  readonly path: string
  readonly body: string
  readonly headers: http.IncomingHttpHeaders
}

export function eventsOf(count: number): CloudEvent[] {
  return Array.from({ length: count }, (_, index) => {
    const [id, subject] = [`event-${index + 1}`, `order ${index + 1}`]
    return { id, type: 'jangteo.order.paid.v1', subject, json: `{"id":"${id}","name":"백"}` }
  })
}

/** Answers with a status and no body. */
export const answer =
  (status: number, headers: http.OutgoingHttpHeaders = {}): Respond =>
  (response) =>
    response.writeHead(status, headers).end()

/** A platform, a sink for it, and what came. */
export async function given(respond: Respond, timeoutMs?: number) {
  const requests: Request[] = []
  const sockets = new Set<Socket>()
  let open = 0
  let openMost = 0
  const server = http.createServer(async (incoming, response) => {
    open += 1
    openMost = Math.max(openMost, open)
    response.on('close', () => {
      open -= 1
    })
    const chunks = await incoming.toArray()
    const { headers, url } = incoming
    const body = Buffer.concat(chunks).toString()
    const request = { id: String(headers['webhook-id']), path: url!, body, headers }
    requests.push(request)
    respond(response, request)
  })
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const sink = sinkOf(`http://127.0.0.1:${port}/events`, timeoutMs)
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { sink, requests, sockets, port, openMost: () => openMost }
}

/** Is closed once the test has finished. */
export function sinkOf(url: string, timeoutMs = timeoutMsUsual): Sink {
  const sink = createHttpSink(url, { name: 'http', timeoutMs, signingSecret: secret })
  onTestFinished(() => sink.close())
  return sink
}

export const idsOf = (events: readonly CloudEvent[]) => events.map(({ id }) => id)
