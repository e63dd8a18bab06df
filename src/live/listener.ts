// Somebody who listens, and what still waits for them. While their connection takes no more, the latest state of each
// key waits, so a slow reader costs at most one message per thing they asked for, and gets the newest when they are back.
//
//   closed ─open─► flowing ─the connection is full─► stuck ─drained─► flowing
//      └───────────────┴──────── ended ◄──────────────┘ (stuck for too long)

import type { Buffer } from 'node:buffer'
import type { Frame } from './topic.ts'

/** The way to the client. */
export type Outlet = {
  /** False when it is full: nothing more until `drained` is called. */
  write(bytes: Buffer): boolean
  end(bytes: Buffer): void
  destroy(): void
}

/** Epoch milliseconds. */
type ListenerTimes = { readonly tokenEndsAt: number | null; readonly endsAt: number }

export class Listener {
  readonly caller: string
  readonly times: ListenerTimes
  readonly #waiting = new Map<string, Frame>()
  #outlet: Outlet | null = null
  #isFlowing = false
  #ended = false
  #sweepsStuck = 0
  #sweepsSilent = 0

  constructor(caller: string, times: ListenerTimes) {
    this.caller = caller
    this.times = times
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Messages that wait for the connection. */
  get waiting(): number {
    return this.#waiting.size
  }

  give(frame: Frame): void {
    if (this.#isFlowing) this.#write(frame.bytes)
    else if (!this.#ended) this.#waiting.set(frame.key, frame)
  }

  /** Begins to write, with what came before. */
  open(outlet: Outlet, greeting: Buffer): void {
    if (this.#ended) return outlet.destroy()
    this.#outlet = outlet
    this.#isFlowing = true
    this.#write(greeting)
    this.#flush()
  }

  drained(): void {
    if (this.#ended || this.#isFlowing) return
    this.#isFlowing = true
    this.#sweepsStuck = 0
    this.#flush()
  }

  /** Says good-bye, unless the connection takes nothing any more. */
  end(lastWords: Buffer): void {
    if (this.#isFlowing) this.#outlet?.end(lastWords)
    else this.#outlet?.destroy()
    this.forget()
  }

  /** The connection is gone. */
  forget(): void {
    this.#ended = true
    this.#isFlowing = false
    this.#waiting.clear()
  }

  /** To be called at even distances: keeps the connection from falling silent. True for one stuck for too long. */
  sweep(limits: {
    readonly silentMax: number
    readonly stuckMax: number
    readonly heartbeat: Buffer
  }): boolean {
    if (this.#outlet === null) return false
    if (!this.#isFlowing) {
      this.#sweepsStuck += 1
      return this.#sweepsStuck > limits.stuckMax
    }
    this.#sweepsSilent += 1
    if (this.#sweepsSilent >= limits.silentMax) this.#write(limits.heartbeat)
    return false
  }

  #write(bytes: Buffer): void {
    this.#sweepsSilent = 0
    if (!this.#outlet!.write(bytes)) this.#isFlowing = false
  }

  /** In the order of their ids, as far as the connection takes them. */
  #flush(): void {
    const frames = [...this.#waiting.values()].sort((a, b) => a.id - b.id)
    for (const { key, bytes } of frames) {
      if (!this.#isFlowing) return
      this.#waiting.delete(key)
      this.#write(bytes)
    }
  }
}
