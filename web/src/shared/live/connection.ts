// The one connection of a tab to the shop's stream. It carries what anybody on the page asks for and is made anew when that
// changes; lost, it comes back by itself, ever more slowly while it is refused. Every connection begins with all states, so
// nothing is missed by being away.
//
//   idle ─somebody asks─► connecting ─► open ─lost, refused─► waiting ─► connecting
//                             ▲  └──────── not for us, or another tab took our place ──► resting ─restart()─┐
//                             └─────────────────────────────────────────────────────────────────────────────┘

import { createEventText, type EventMessage } from './event-text.ts'
import { createTopicCounts, type Topics } from './topics.ts'

/** Pages change their mind in one go when they are left and the next is shown. */
const settleMs = 40
const firstDelayMs = 500
const delayMsMax = 30_000
/** The shop says something at least every 15 seconds. */
const silentMsMax = 40_000

/** Asks for the stream; the query is without its question mark. */
type Ask = (query: string, signal: AbortSignal) => Promise<Response>

type Attempt = { readonly query: string; readonly abort: AbortController }

/** What became of a connection: when to try again, or null for not before `restart`. */
type End = { readonly delayMs: number } | null

type Listener = (message: EventMessage) => void

export class Connection {
  readonly #ask: Ask
  readonly #topics = createTopicCounts()
  readonly #listeners = new Set<Listener>()
  #attempt: Attempt | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #isOpen = false
  #isPaused = false
  #failures = 0

  constructor(ask: Ask) {
    this.#ask = ask
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  get isWanted(): boolean {
    return !this.#isPaused && this.#topics.query() !== null
  }

  /** Returns how to take it back. */
  watch(topics: Topics): () => void {
    const takeBack = this.#topics.add(topics)
    const soon = () => void setTimeout(() => this.#settle(), settleMs)
    soon()
    return () => {
      takeBack()
      soon()
    }
  }

  /** Of every message; returns how to stop. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Tries at once, whatever happened before: somebody signed in, came back to the tab, is online again. */
  restart(): void {
    this.#isPaused = false
    this.#hangUp()
    this.#settle()
  }

  /** Hangs up until `restart`. */
  pause(): void {
    this.#isPaused = true
    this.#hangUp()
  }

  #hangUp(): void {
    clearTimeout(this.#timer)
    this.#attempt?.abort.abort()
    this.#attempt = null
    this.#isOpen = false
  }

  #settle(): void {
    const query = this.#isPaused ? null : this.#topics.query()
    if (query === (this.#attempt?.query ?? null)) return
    this.#hangUp()
    this.#failures = 0
    if (query !== null) void this.#run(query)
  }

  async #run(query: string): Promise<void> {
    const mine: Attempt = { query, abort: new AbortController() }
    this.#attempt = mine
    const end = await this.#stay(mine).catch(() => ({ delayMs: backoffMs(this.#failures) }))
    if (this.#attempt !== mine) return
    this.#isOpen = false
    this.#failures += 1
    if (end !== null) this.#timer = setTimeout(() => void this.#run(query), end.delayMs)
  }

  async #stay({ query, abort }: Attempt): Promise<End> {
    const response = await this.#ask(query, abort.signal)
    if (!response.ok || response.body === null) return endOfRefusal(response, this.#failures)
    const [text, decoder, reader] = [createEventText(), new TextDecoder(), response.body.getReader()]
    for (;;) {
      const { done, value } = await withinSilence(reader, abort.signal)
      if (abort.signal.aborted) return null
      if (done) return { delayMs: text.retryMs ?? backoffMs(this.#failures) }
      this.#isOpen = true
      this.#failures = 0
      for (const message of text.read(decoder.decode(value, { stream: true }))) {
        if (isEndForUs(message)) return null
        for (const listener of this.#listeners) listener(message)
      }
    }
  }
}

/** Who is told to go would only push somebody else out by coming back: a sixth tab, or a token that is over. */
function isEndForUs({ event, data }: EventMessage): boolean {
  const { reason } = data as { readonly reason?: string }
  return event === 'end' && (reason === 'replaced' || reason === 'token-expired')
}

function endOfRefusal({ status, headers }: Response, failures: number): End {
  const isForLater = status === 429 || status >= 500
  if (!isForLater) return null
  const askedMs = Number(headers.get('retry-after') ?? 0) * 1_000
  return { delayMs: Math.max(askedMs, backoffMs(failures)) }
}

/** Never the same for everybody: all come back after a restart of the shop. */
function backoffMs(failures: number): number {
  return Math.min(firstDelayMs * 2 ** failures, delayMsMax) * (1 + Math.random() / 2)
}

async function withinSilence(reader: ReadableStreamDefaultReader<Uint8Array>, signal: AbortSignal) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the stream fell silent')), silentMsMax)
  })
  try {
    return await Promise.race([reader.read(), silence])
  } catch (error) {
    if (!signal.aborted) void reader.cancel().catch(() => undefined)
    throw error
  } finally {
    clearTimeout(timer)
  }
}
