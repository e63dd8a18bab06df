// A lean closed-loop HTTP/1.1 load generator: every client keeps one connection and one request under way. It
// parses no more of an answer than its status and its length, so that the server is measured, not the tool.

import { connect, type Socket } from 'node:net'
import { performance } from 'node:perf_hooks'

export type LoadResult = {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p95Ms: number
  readonly p99Ms: number
  /** Answers by HTTP status. */
  readonly statuses: Readonly<Record<string, number>>
}

type LoadOptions = {
  readonly port: number
  readonly clients: number
  readonly seconds: number
  /** The bytes of the next request of a client. */
  readonly nextRequest: (client: number) => string
}

export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { clients, seconds } = options
  const latencies: number[] = []
  const statuses: Record<string, number> = {}
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1_000
  const record = (status: string, latencyMs: number) => {
    statuses[status] = (statuses[status] ?? 0) + 1
    latencies.push(latencyMs)
  }
  const runs = Array.from({ length: clients }, (_, client) => runClient(options, { client, endsAt, record }))
  await Promise.all(runs)
  const tookSeconds = (performance.now() - startedAt) / 1_000
  latencies.sort((a, b) => a - b)
  const quantile = (share: number) => latencies[Math.floor(latencies.length * share)] ?? Number.NaN
  return {
    perSecond: latencies.length / tookSeconds,
    p50Ms: quantile(0.5),
    p95Ms: quantile(0.95),
    p99Ms: quantile(0.99),
    statuses,
  }
}

type ClientRun = {
  readonly client: number
  readonly endsAt: number
  readonly record: (status: string, latencyMs: number) => void
}

function runClient(options: LoadOptions, { client, endsAt, record }: ClientRun): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port: options.port, host: '127.0.0.1', noDelay: true })
    let sentAt = 0
    let received = ''
    const send = () => {
      sentAt = performance.now()
      socket.write(options.nextRequest(client))
    }
    socket.setEncoding('latin1')
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk: string) => {
      received += chunk
      const length = answerLength(received)
      if (length === null || received.length < length) return
      record(received.slice(9, 12), performance.now() - sentAt)
      received = received.slice(length)
      if (performance.now() < endsAt) send()
      else finish(socket, resolve)
    })
  })
}

function finish(socket: Socket, resolve: () => void): void {
  socket.end()
  resolve()
}

/** Bytes of the first answer in `text`, or null while its head is not complete. */
function answerLength(text: string): number | null {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const name = 'content-length: '
  const at = text.toLowerCase().indexOf(name)
  const bodyLength = at < 0 || at > headEnd ? 0 : Number.parseInt(text.slice(at + name.length), 10)
  return headEnd + 4 + bodyLength
}
