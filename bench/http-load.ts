// A lean closed-loop HTTP/1.1 load generator: every client keeps one connection and one request under way. It
// parses no more of an answer than its status, its length and, of a refusal, the code, so that the server is
// measured, not the tool.

import { connect } from 'node:net'
import { performance } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'

export type Quantiles = {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
}

export type LoadResult = {
  readonly perSecond: number
  readonly answers: number
  /** Of the answers that said no. */
  readonly refusalMs: Quantiles
  /** Of all answers; the load's own time is in it. */
  readonly latencyMs: Quantiles
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
  /** Requests a second of all clients together, sent at even distances; without it, each as soon as it can. */
  readonly perSecond?: number
  /** Gets every answer whole, as it comes. */
  readonly onAnswer?: (answer: string) => void
  /** How long a client waits after an answer with Retry-After, in seconds of that header; 0 asks again at once. */
  readonly patience?: number
  /** Clients send their first request one after the other over this time, which is not measured. */
  readonly arrivalSeconds?: number
}

export async function runLoad(options: LoadOptions): Promise<LoadResult> {
  const clients = await openClients(options)
  const latencies: number[] = []
  const refusals: number[] = []
  const outcomes: Record<string, number> = {}
  const record = (outcome: string, latencyMs: number) => {
    if (performance.now() < startedAt) return
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    latencies.push(latencyMs)
    if (outcome >= '400') refusals.push(latencyMs)
  }
  const { seconds, arrivalSeconds = 0 } = options
  const startedAt = performance.now() + arrivalSeconds * 1_000
  const endsAt = startedAt + seconds * 1_000
  await Promise.all(
    clients.map(async (client, index) => {
      if (arrivalSeconds > 0) await sleep((index / clients.length) * arrivalSeconds * 1_000)
      await client.run(endsAt, record)
    }),
  )
  const tookSeconds = (performance.now() - startedAt) / 1_000
  return {
    perSecond: latencies.length / tookSeconds,
    answers: latencies.length,
    latencyMs: quantiles(latencies),
    refusalMs: quantiles(refusals),
    outcomes,
  }
}

/** Each has had an answer before the load begins: how fast a server takes new connections is no part of it. */
async function openClients(options: LoadOptions): Promise<Client[]> {
  const clients: Client[] = []
  while (clients.length < options.clients) {
    const some = Math.min(connectsAtOnce, options.clients - clients.length)
    const opened = Array.from({ length: some }, (_, index) => openClient(options, clients.length + index))
    clients.push(...(await Promise.all(opened)))
  }
  return clients
}

function quantiles(values: readonly number[]): Quantiles {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) }
}

type Client = {
  /** Sends one request after the other until `endsAt`, then closes the connection. */
  run(endsAt: number, record: (outcome: string, latencyMs: number) => void): Promise<void>
}

const connectsAtOnce = 256
const firstRequest = 'GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n'
/** One buffer for all clients: an answer is turned into text before the next one is read. */
const sharedBuffer = Buffer.alloc(1_048_576)

function openClient(options: LoadOptions, client: number): Promise<Client> {
  const everyMs = options.perSecond === undefined ? 0 : (options.clients / options.perSecond) * 1_000
  return new Promise((resolve, reject) => {
    let received = ''
    let onAnswer = (_answer: string): void => resolve({ run })
    let fail = reject
    const take = (bytes: number) => {
      received += sharedBuffer.toString('latin1', 0, bytes)
      const length = answerLength(received)
      if (length === null || received.length < length) return true
      const answer = received
      received = ''
      onAnswer(answer)
      return true
    }
    const socket = connect({
      port: options.ports[client % options.ports.length]!,
      host: '127.0.0.1',
      noDelay: true,
      onread: { buffer: sharedBuffer, callback: take },
    })
    socket.on('connect', () => socket.write(firstRequest))
    socket.on('error', (error) => fail(error))
    socket.on('end', () => fail(new Error('the server closed a connection')))

    function run(endsAt: number, record: (outcome: string, latencyMs: number) => void): Promise<void> {
      return new Promise((done, failed) => {
        fail = failed
        let sentAt = 0
        let dueAt = performance.now() + Math.random() * everyMs
        const send = () => {
          if (performance.now() >= endsAt) {
            socket.destroy()
            done()
            return
          }
          sentAt = performance.now()
          socket.write(options.nextRequest(client), 'latin1')
        }
        onAnswer = (answer) => {
          options.onAnswer?.(answer)
          const outcome = outcomeOf(answer)
          record(outcome, performance.now() - sentAt)
          dueAt += everyMs
          const dueInMs = everyMs === 0 ? 0 : Math.max(0, dueAt - performance.now())
          const waitMs = outcome.startsWith('503') ? retryAfterMs(answer) * (options.patience ?? 0) : dueInMs
          if (waitMs === 0) send()
          else if (everyMs > 0) setTimeout(send, waitMs)
          else
            setTimeout(
              send,
              Math.max(1, Math.min(waitMs * (0.5 + Math.random()), endsAt - performance.now())),
            )
        }
        send()
      })
    }
  })
}

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
