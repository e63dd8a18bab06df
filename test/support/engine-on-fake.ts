// An engine on the store in memory, with a record of its batches, retries that do not wait, and a gate that can
// hold every COMMIT back.

import { createEngine, type Engine, type EngineLimits } from '../../src/engine/engine.ts'
import { createFakeStore, type FakeStore, type FakeStoreOptions } from './fake-store.ts'
import { databaseOf } from './given.ts'
import { idOf } from './ids.ts'
import { product, stock, wallet } from './rows.ts'

export const retry = { attemptsMax: 3, delayMsMin: 0, delayMsMax: 0 }

export type EngineOnFake = {
  readonly engine: Engine
  readonly store: FakeStore
  /** Sizes of the batches that were answered. */
  readonly sizes: readonly number[]
}

/** The shop has users 1 to 3 without a won, and ten units of a product at 10,000 won. */
export function engineOnFake(options: FakeStoreOptions & Partial<EngineLimits> = {}): EngineOnFake {
  const { queueDepthMax = 100, batchSizeMax = 100, lanes = 1, ...more } = options
  const { crowdedQueueDepthMax = queueDepthMax, ...storeOptions } = more
  const wallets = [1, 2, 3].map((count) => wallet({ userId: idOf('user', count) }))
  const database = databaseOf({ wallets, products: [product()], stocks: [stock()] })
  const store = createFakeStore({ database, ...storeOptions })
  const sizes: number[] = []
  let batches = 0
  const engine = createEngine({
    store,
    newId: () => `batch ${batches++}`,
    limits: { queueDepthMax, crowdedQueueDepthMax, batchSizeMax, lanes },
    retry,
    onBatch: ({ size }) => sizes.push(size),
  })
  return { engine, store, sizes }
}

export type Gate = {
  /** Resolves when the gate is open. */
  readonly pass: () => Promise<void>
  /** How many came to the gate so far. */
  readonly arrived: () => number
  readonly open: () => void
}

export function closedGate(): Gate {
  const { promise, resolve } = Promise.withResolvers<void>()
  let arrived = 0
  return {
    pass: () => {
      arrived += 1
      return promise
    },
    arrived: () => arrived,
    open: () => resolve(),
  }
}
