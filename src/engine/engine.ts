// Group commit for commands. Commands that arrive while a batch commits wait in a bounded queue; as soon as a
// lane is free it takes up to `batchSizeMax` of them and runs them in one transaction (run-batch.ts): at once or, while
// other instances want the same rows, when it has its turn. There are no timers: a lone command is a batch of one on the
// same path. A caller is answered only after COMMIT.
//
//   submit ─► queue ─► (lane free) ─► runBatch ─► COMMIT ─► each caller's outcome
//               └ full: Overloaded at once

import { performance } from 'node:perf_hooks'
import type { Command, CommandOf } from '../domain/command.ts'
import type { Outcome, ResultOf } from '../domain/outcome.ts'
import { createAnswering } from './answering.ts'
import { Overloaded } from './engine-error.ts'
import { createQueueLimit } from './queue-limit.ts'
import { defaultRetryPolicy, type RetryPolicy } from './retry.ts'
import { type BatchFault, type Member, runBatch, type Waiting } from './run-batch.ts'
import type { Store } from './store.ts'

export type EngineLimits = {
  /** Commands that may wait. */
  readonly queueDepthMax: number
  /** While there is a crowd; see queue-limit.ts. */
  readonly crowdedQueueDepthMax: number
  /** Commands in one transaction. */
  readonly batchSizeMax: number
  /** Batches under way at once. */
  readonly lanes: number
}

export const defaultEngineLimits: EngineLimits = {
  queueDepthMax: 2_048,
  crowdedQueueDepthMax: 256,
  batchSizeMax: 256,
  lanes: 1,
}

export type BatchReport = { readonly size: number; readonly durationMs: number }

export type EngineOptions = {
  readonly store: Store
  readonly newId: () => string
  readonly limits?: EngineLimits
  readonly retry?: RetryPolicy
  /** Not told of a batch that found nobody left, as another lane was faster. */
  readonly onBatch?: (report: BatchReport) => void
  /** Told of every failure of the store, also of those that callers never notice. */
  readonly onFault?: (fault: BatchFault) => void
}

export type Submitted<C extends Command> = {
  readonly outcome: Outcome<ResultOf<C>>
  readonly replayed: boolean
}

export type Engine = {
  /** Rejects with Overloaded or OutcomeUnknown, or with the error of a command that is broken. */
  submit<Type extends Command['type']>(command: CommandOf<Type>): Promise<Submitted<CommandOf<Type>>>
  queueDepth(): number
  /** Whether `submit` would reject with Overloaded now; to be asked once per command, which is turned away then. */
  isFull(): boolean
  /** Refuses new commands, finishes the accepted ones, then resolves. */
  drain(): Promise<void>
}

export function createEngine(options: EngineOptions): Engine {
  const { onBatch, limits = defaultEngineLimits, retry = defaultRetryPolicy } = options
  const queue: Member[] = []
  const isQueueFull = createQueueLimit(limits)
  let busyLanes = 0
  let wakeScheduled = false
  let draining = false
  const drained = Promise.withResolvers<void>()
  const answering = createAnswering(resolveWhenDrained)

  /** One turn of the event loop later, so that requests that were read together travel together. */
  function wake(): void {
    if (wakeScheduled) return
    wakeScheduled = true
    setImmediate(() => {
      wakeScheduled = false
      fillLanes()
    })
  }

  function fillLanes(): void {
    while (busyLanes < limits.lanes && queue.length > 0) {
      busyLanes += 1
      void runLane()
    }
  }

  async function runLane(): Promise<void> {
    const startedAt = performance.now()
    const answers = await runBatch({ ...options, retry }, waitingIn(queue, limits.batchSizeMax))
    const size = answers.length
    const durationMs = performance.now() - startedAt
    busyLanes -= 1
    fillLanes()
    answering.give(answers)
    if (size > 0) onBatch?.({ size, durationMs })
  }

  function resolveWhenDrained(): void {
    if (draining && busyLanes === 0 && queue.length === 0 && answering.pending() === 0) drained.resolve()
  }

  return {
    submit(command) {
      if (draining) return Promise.reject(new Overloaded('the shop is stopping'))
      if (isQueueFull(queue.length)) return Promise.reject(new Overloaded('the order queue is full'))
      return new Promise((resolve, reject) => {
        queue.push({ command, resolve: resolve as Member['resolve'], reject })
        if (busyLanes < limits.lanes) wake()
      })
    },
    queueDepth: () => queue.length,
    isFull: () => draining || isQueueFull(queue.length),
    drain() {
      draining = true
      resolveWhenDrained()
      return drained.promise
    },
  }
}

function waitingIn(queue: Member[], batchSizeMax: number): Waiting {
  return { take: () => queue.splice(0, batchSizeMax), takeAll: () => queue.splice(0) }
}
