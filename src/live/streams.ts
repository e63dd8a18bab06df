// All open streams of this instance: how many there may be, keeping them alive, and ending them in good order: when a
// token expires, when a reader is stuck, when the shop stops. It knows nothing of HTTP, nor of what is told.

import { Listener, type Outlet } from './listener.ts'
import { messageBytes } from './topic.ts'
import type { Watch } from './watch.ts'

export type StreamLimits = {
  /** Of this instance. */
  readonly streamsMax: number
  /** Different rows that the streams of one caller ask for: all share the room for rows. */
  readonly rowsPerCallerMax: number
  readonly heartbeatMs: number
  /** A connection that takes nothing for so long is given up. */
  readonly stuckMsMax: number
  /** What the longest stream lasts; the client connects again. */
  readonly streamMsMax: number
  readonly sweepMs: number
}

const streamsMax = 5_000
const rowsPerCallerMax = 500
const heartbeatMs = 15_000
const stuckMsMax = 30_000
const streamMsMax = 12 * 3_600_000
const sweepMs = 1_000
export const defaultStreamLimits: StreamLimits = {
  streamsMax,
  rowsPerCallerMax,
  heartbeatMs,
  stuckMsMax,
  streamMsMax,
  sweepMs,
}

/** Clients are asked to come back at different times, so that a restart is no stampede. */
const retryMsMin = 1_000
const retryMsMax = 4_000

type EndReason = 'shop-stopping' | 'token-expired' | 'stream-expired' | 'replaced'

export type StreamRequest = {
  /** Who asks, and how many streams they may have. Then the oldest gives way, or the new one is refused. */
  readonly caller: { readonly key: string; readonly streamsMax: number; readonly oldestGivesWay: boolean }
  /** Epoch milliseconds; null without a token. */
  readonly tokenEndsAt: number | null
  readonly interests: readonly Interest[]
}

type Interest = { readonly watch: Watch; readonly keys: readonly string[] }

export type Stream = {
  /** Begins to write. */
  open(outlet: Outlet): void
  drained(): void
  /** To be called when the connection is gone, at the latest. */
  leave(): void
}

/** Why there is no stream: the caller has too many, or the instance. */
export type StreamRefusal = 'caller-full' | 'full'

const heartbeat = Buffer.from(':\n\n')

export class Streams {
  readonly #clock: () => number
  readonly #limits: StreamLimits
  readonly #open = new Map<Listener, readonly Interest[]>()
  readonly #byCaller = new Map<string, Set<Listener>>()
  readonly #sweep: NodeJS.Timeout
  #isStopping = false

  /** `clock` in epoch milliseconds. */
  constructor(clock: () => number, limits: StreamLimits = defaultStreamLimits) {
    this.#clock = clock
    this.#limits = limits
    this.#sweep = setInterval(() => this.#sweepAll(), limits.sweepMs).unref()
  }

  get count(): number {
    return this.#open.size
  }

  /** Resolves when there is something to write: the state of everything asked for. */
  join(request: StreamRequest): Promise<Stream> | StreamRefusal {
    return this.#refusalOf(request) ?? this.#begin(request)
  }

  /** Ends all streams and takes no new ones. */
  stop(): void {
    this.#isStopping = true
    clearInterval(this.#sweep)
    for (const listener of [...this.#open.keys()]) this.#end(listener, 'shop-stopping')
  }

  /** Null when there is room, which may have been made. */
  #refusalOf({ caller, interests }: StreamRequest): StreamRefusal | null {
    const others = this.#byCaller.get(caller.key)
    const isCallerFull = (others?.size ?? 0) >= caller.streamsMax
    if (isCallerFull && !caller.oldestGivesWay) return 'caller-full'
    if (this.#rowsOf(others ?? [], interests) > this.#limits.rowsPerCallerMax) return 'caller-full'
    const hasRoom = isCallerFull || this.#open.size < this.#limits.streamsMax
    if (this.#isStopping || !hasRoom) return 'full'
    if (!interests.every(({ watch, keys }) => watch.hasRoomFor(keys))) return 'full'
    if (isCallerFull) this.#end(others!.values().next().value!, 'replaced')
    return null
  }

  #rowsOf(listeners: Iterable<Listener>, more: readonly Interest[]): number {
    const interests = [...more, ...[...listeners].flatMap((listener) => this.#open.get(listener) ?? [])]
    return new Set(interests.flatMap(({ keys }) => keys)).size
  }

  async #begin({ caller, tokenEndsAt, interests }: StreamRequest): Promise<Stream> {
    const endsAt = this.#clock() + this.#limits.streamMsMax
    const listener = new Listener(caller.key, { tokenEndsAt, endsAt })
    this.#open.set(listener, interests)
    this.#byCaller.set(caller.key, (this.#byCaller.get(caller.key) ?? new Set()).add(listener))
    try {
      await Promise.all(interests.map(({ watch, keys }) => watch.join(listener, keys)))
    } catch (error) {
      this.#remove(listener)
      throw error
    }
    return {
      open: (outlet) => listener.open(outlet, Buffer.from(`retry: ${someRetryMs()}\n\n`)),
      drained: () => listener.drained(),
      leave: () => this.#remove(listener),
    }
  }

  #sweepAll(): void {
    const now = this.#clock()
    const { heartbeatMs, stuckMsMax, sweepMs } = this.#limits
    const limits = { silentMax: heartbeatMs / sweepMs, stuckMax: stuckMsMax / sweepMs, heartbeat }
    for (const listener of this.#open.keys()) {
      const { tokenEndsAt, endsAt } = listener.times
      if (tokenEndsAt !== null && now >= tokenEndsAt) this.#end(listener, 'token-expired')
      else if (now >= endsAt || listener.sweep(limits)) this.#end(listener, 'stream-expired')
    }
  }

  #end(listener: Listener, reason: EndReason): void {
    listener.end(messageBytes({ event: 'end', json: JSON.stringify({ reason }) }))
    this.#remove(listener)
  }

  #remove(listener: Listener): void {
    const interests = this.#open.get(listener)
    if (!interests) return
    this.#open.delete(listener)
    listener.forget()
    for (const { watch, keys } of interests) watch.leave(listener, keys)
    const others = this.#byCaller.get(listener.caller)!
    others.delete(listener)
    if (others.size === 0) this.#byCaller.delete(listener.caller)
  }
}

function someRetryMs(): number {
  return Math.round(retryMsMin + Math.random() * (retryMsMax - retryMsMin))
}
