// Tells thousands of listeners a few at a time: the event loop turns in between, so that an order never waits for all
// of them. One telling after the other, so that ids rise for every listener.

import { performance } from 'node:perf_hooks'
import { setImmediate as nextTurn } from 'node:timers/promises'

const writesPerTurn = 32

export type Telling = {
  /** To be called after each write; a promise when it is the others' turn. */
  step(): Promise<void> | undefined
}

export type Tellers = {
  /** Resolves to the milliseconds of the event loop that it took. */
  tell(work: (telling: Telling) => Promise<void>): Promise<number>
}

export function createTellers(): Tellers {
  let last: Promise<unknown> = Promise.resolve()

  async function run(work: (telling: Telling) => Promise<void>): Promise<number> {
    let busyMs = 0
    let begunAt = performance.now()
    let steps = 0
    async function pause(): Promise<void> {
      busyMs += performance.now() - begunAt
      await nextTurn()
      begunAt = performance.now()
    }
    await work({
      step() {
        steps += 1
        return steps % writesPerTurn === 0 ? pause() : undefined
      },
    })
    return busyMs + performance.now() - begunAt
  }

  return {
    tell(work) {
      const telling = last.then(() => run(work))
      last = telling.catch(() => undefined)
      return telling
    },
  }
}
