// The engine's Store in memory. Transactions run one after the other; each works on copies, so what is not
// committed leaves nothing behind. A test can make any call fail, at each moment a real database could.

import type { Footprint } from '../../src/domain/footprint.ts'
import type { Snapshot } from '../../src/domain/snapshot.ts'
import { type Changes, type Store, StoreFault } from '../../src/engine/store.ts'
import { type Database, emptyDatabase, loadSnapshot, saveChanges } from './fake-database.ts'

/**
 * `before-work` and `before-commit`: rolled back, may be tried again. `refused`: a statement of the batch fails,
 * and would every time. `lost-after-commit` and `lost-before-commit`: the connection went away during COMMIT. A
 * settle that fails, in whatever way, is not answered.
 */
export const failures = [
  'before-work',
  'before-commit',
  'refused',
  'lost-after-commit',
  'lost-before-commit',
] as const

export type Failure = (typeof failures)[number]

export type FakeStoreOptions = {
  readonly database?: Database
  /** How the `call`-th call fails, from 1, counting transactions and settles together. */
  readonly failAt?: (call: number) => Failure | null
  /** Holds a batch back, until it resolves, before it gathers. */
  readonly beforeGather?: () => Promise<void>
  /** Holds a commit back until it resolves. */
  readonly beforeCommit?: () => Promise<void>
}

export type FakeStore = Store & {
  readonly database: Database
  /** What was called, in order. */
  readonly calls: readonly ('transact' | 'settle')[]
}

export function createFakeStore(options: FakeStoreOptions = {}): FakeStore {
  const { database = emptyDatabase(), failAt = () => null, beforeGather, beforeCommit } = options
  const calls: ('transact' | 'settle')[] = []
  const marks = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()

  function count(call: 'transact' | 'settle'): Failure | null {
    calls.push(call)
    return failAt(calls.length)
  }

  async function transact(
    batchId: string,
    footprint: Footprint,
    work: (snapshot: Snapshot) => Changes,
  ): Promise<void> {
    const failure = count('transact')
    failIf(failure === 'before-work', 'transient')
    const changes = work(loadSnapshot(database, footprint))
    await beforeCommit?.()
    failIf(failure === 'before-commit', 'transient')
    failIf(failure === 'refused', 'permanent')
    failIf(failure === 'lost-before-commit', 'unknown')
    saveChanges(database, changes)
    marks.add(batchId)
    failIf(failure === 'lost-after-commit', 'unknown')
  }

  return {
    database,
    calls,
    transact(batchId, gather, work) {
      const footprint = beforeGather ? beforeGather().then(gather) : gather()
      const result = last.then(async () => transact(batchId, await footprint, work))
      last = result.catch(() => undefined)
      return result
    },
    async settle(batchId) {
      failIf(count('settle') !== null, 'transient')
      return marks.has(batchId)
    },
  }
}

function failIf(failed: boolean, kind: StoreFault['kind']): void {
  if (failed) throw new StoreFault(kind, new Error('the test asked for it'))
}
