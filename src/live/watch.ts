// Looks at all rows of one kind that anybody listens to, together, at even distances and only while somebody listens;
// tells each change once to all who want it. Who comes in between is served by a look of their own that begins after
// they came, shared with everybody who came at the same time.
//
//   join ─► arrivals ─look at theirs─► every state, then listening ─tick: look at all─► what changed

import { performance } from 'node:perf_hooks'
import type { Listener } from './listener.ts'
import { type Looked, Topic } from './topic.ts'
import type { Tellers, Telling } from './turns.ts'

/** Between two looks for those who just came. */
const arrivalsEveryMs = 20
/** After a look that failed. */
const faultPauseMs = 1_000
/** The share of the event loop that telling may take, and that of a connection that looking may take. */
const tellingShareMax = 0.04
const lookingShareMax = 0.25

export type WatchOptions = {
  /** The rows that exist of these keys. */
  readonly look: (keys: readonly string[]) => Promise<ReadonlyMap<string, Looked>>
  /** At most so often; less often when looking or telling takes long. */
  readonly everyMs: number
  /** Different rows at once. */
  readonly topicsMax: number
  readonly tellers: Tellers
  readonly nextId: () => number
  readonly onFault: (error: Error) => void
}

type Arrival = {
  readonly listener: Listener
  readonly keys: readonly string[]
  readonly resolve: () => void
  readonly reject: (error: Error) => void
}

export class Watch {
  readonly #options: WatchOptions
  readonly #topics = new Map<string, Topic>()
  #arrivals: Arrival[] = []
  #timer: NodeJS.Timeout | undefined
  #isLooking = false
  #lastLookAt = Number.NEGATIVE_INFINITY
  #nextTickAt = Number.NEGATIVE_INFINITY

  constructor(options: WatchOptions) {
    this.#options = options
  }

  /** Rows that are looked at. */
  get size(): number {
    return this.#topics.size
  }

  hasRoomFor(keys: readonly string[]): boolean {
    const more = keys.filter((key) => !this.#topics.has(key)).length
    return this.#topics.size + more <= this.#options.topicsMax
  }

  /** Resolves when the listener has been given every state of the keys; rejects when they could not be looked at. */
  join(listener: Listener, keys: readonly string[]): Promise<void> {
    for (const key of keys) this.#topicOf(key).audience += 1
    return new Promise((resolve, reject) => {
      this.#arrivals.push({ listener, keys, resolve, reject })
      this.#schedule()
    })
  }

  /** For everybody who joined, once; who is not looked for yet needs to wait no longer. */
  leave(listener: Listener, keys: readonly string[]): void {
    for (const key of keys) {
      const topic = this.#topics.get(key)!
      topic.listeners.delete(listener)
      topic.audience -= 1
      if (topic.audience === 0) this.#topics.delete(key)
    }
    if (this.#topics.size === 0) clearTimeout(this.#timer)
    const gone = this.#arrivals.filter((arrival) => arrival.listener === listener)
    if (gone.length === 0) return
    this.#arrivals = this.#arrivals.filter((arrival) => arrival.listener !== listener)
    for (const { resolve } of gone) resolve()
  }

  #topicOf(key: string): Topic {
    let topic = this.#topics.get(key)
    if (!topic) {
      topic = new Topic(key)
      this.#topics.set(key, topic)
    }
    return topic
  }

  #schedule(): void {
    clearTimeout(this.#timer)
    if (this.#isLooking || this.#topics.size === 0) return
    const soon = this.#arrivals.length > 0 ? this.#lastLookAt + arrivalsEveryMs : Number.POSITIVE_INFINITY
    const delayMs = Math.min(soon, this.#nextTickAt) - performance.now()
    this.#timer = setTimeout(() => void this.#turn(), Math.max(0, delayMs))
  }

  async #turn(): Promise<void> {
    this.#isLooking = true
    this.#lastLookAt = performance.now()
    const arrivals = this.#arrivals.splice(0)
    const isTick = this.#lastLookAt >= this.#nextTickAt
    const keys = isTick ? [...this.#topics.keys()] : [...new Set(arrivals.flatMap((arrival) => arrival.keys))]
    let pauseMs = faultPauseMs
    try {
      pauseMs = await this.#lookAndTell(keys, arrivals)
      for (const { resolve } of arrivals) resolve()
    } catch (error) {
      this.#options.onFault(error as Error)
      for (const { reject } of arrivals) reject(error as Error)
    }
    if (isTick) this.#nextTickAt = this.#lastLookAt + pauseMs
    this.#isLooking = false
    this.#schedule()
  }

  /** Resolves to the distance that the next look at these rows should keep. */
  async #lookAndTell(keys: readonly string[], arrivals: readonly Arrival[]): Promise<number> {
    const { look, tellers, everyMs } = this.#options
    const startedAt = performance.now()
    const found = await look(keys)
    const lookMs = performance.now() - startedAt
    const tellMs = await tellers.tell(async (telling) => {
      await this.#tellChanges(found, telling)
      await this.#welcome(arrivals, telling)
    })
    return Math.max(everyMs, lookMs / lookingShareMax, tellMs / tellingShareMax)
  }

  async #tellChanges(found: ReadonlyMap<string, Looked>, telling: Telling): Promise<void> {
    for (const [key, looked] of found) {
      const topic = this.#topics.get(key)
      const frames = topic?.update(looked, this.#options.nextId) ?? []
      for (const frame of frames) {
        for (const listener of topic!.listeners) {
          listener.give(frame)
          const pause = telling.step()
          if (pause) await pause
        }
      }
    }
  }

  async #welcome(arrivals: readonly Arrival[], telling: Telling): Promise<void> {
    for (const { listener, keys } of arrivals) {
      for (const key of keys) {
        if (listener.ended) break
        const topic = this.#topics.get(key)!
        for (const frame of topic.all()) listener.give(frame)
        topic.listeners.add(listener)
      }
      await telling.step()
    }
  }
}
