// A lean closed-loop HTTP/1.1 load generator: every client keeps one connection and one request under way. It
// parses no more of an answer than its status, its length and, of a refusal, the code, so that the server is
// measured, not the tool.

import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'

export type LoadResult = {
  readonly perSecond: number
  readonly answers: number
  /** Of all answers; the load's own time is in it. */
  readonly latencyMs: {
    readonly p50: number
    readonly p95: number
    readonly p99: number
    readonly max: number
  }
  /** Answers by HTTP status; refusals by status and code. */
  readonly outcomes: Readonly<Record<string, number>>
}

export type LoadOptions = {
  /** One or several servers; clients are dealt out over them. */
  readonly ports: readonly number[]
  readonly clients: number
  readonly seconds: number
  /** The next request of a client, as latin1 text. */
  readonly nextRequest: (client: number) => string
  /** How long a client waits after an answer with Retry-After, in seconds of that header; 0 asks again at once. */
  readonly patience?: number
}

export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const { clients, seconds } = options
  const latencies: number[] = []
  const outcomes: Record<string, number> = {}
  const startedAt = performance.now()
  const endsAt = startedAt + seconds * 1_000
  const record = (outcome: string, latencyMs: number) => {
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    latencies.push(latencyMs)
  }
  await Promise.all(
    Array.from({ length: clients }, (_, client) => runClient(options, { client, endsAt, record })),
  )
  const tookSeconds = (performance.now() - startedAt) / 1_000
  return {
    perSecond: latencies.length / tookSeconds,
    answers: latencies.length,
    latencyMs: quantiles(latencies),
    outcomes,
  }
}

export function quantiles(values: readonly number[]) {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

type ClientRun = {
  readonly client: number
  readonly endsAt: number
  readonly record: (outcome: string, latencyMs: number) => void
}

const answerBytesMax = 1_048_576

function runClient(options: LoadOptions, { client, endsAt, record }: ClientRun): Promise<void> {
  return new Promise((resolve, reject) => {
    let sentAt = 0
    let received = ''
    const send = () => {
      if (performance.now() >= endsAt) {
        socket.destroy()
        resolve()
        return
      }
      sentAt = performance.now()
      socket.write(options.nextRequest(client), 'latin1')
    }
    const take = (bytes: number) => {
      received += sharedBuffer.toString('latin1', 0, bytes)
      const length = answerLength(received)
      if (length === null || received.length < length) return true
      const outcome = outcomeOf(received)
      record(outcome, performance.now() - sentAt)
      const waitMs = outcome.startsWith('503') ? retryAfterMs(received) * (options.patience ?? 0) : 0
      received = ''
      if (waitMs > 0) setTimeout(send, waitMs * (0.5 + Math.random()))
      else send()
      return true
    }
    const socket = connect({
      port: options.ports[client % options.ports.length]!,
      host: '127.0.0.1',
      noDelay: true,
      // One buffer for all clients: an answer is turned into text before the next one is read.
      onread: { buffer: sharedBuffer, callback: take },
    })
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('end', () => reject(new Error('the server closed a connection')))
  })
}

const sharedBuffer = Buffer.alloc(answerBytesMax)

function outcomeOf(answer: string): string {
  const status = answer.slice(9, 12)
  if (status < '400') return status
  const code = /"code":"([^"]+)"/.exec(answer)?.[1]
  return code ? `${status} ${code}` : status
}

function retryAfterMs(answer: string): number {
  return Number(/^retry-after: (\d+)/im.exec(answer)?.[1] ?? 0) * 1_000
}

/** Bytes of the first answer in `text`, or null while its head is not complete. */
function answerLength(text: string): number | null {
  const headEnd = text.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const name = 'content-length: '
  const at = text.indexOf(name)
  const bodyLength = at < 0 || at > headEnd ? 0 : Number.parseInt(text.slice(at + name.length, at + 30), 10)
  return headEnd + 4 + bodyLength
}
