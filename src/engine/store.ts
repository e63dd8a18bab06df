// What the engine needs of a database of record: one transaction per batch. It knows no SQL; postgres/ has the
// real one, the tests have one in memory.

import type { Idempotency } from '../domain/command.ts'
import type { DomainEvent } from '../domain/event.ts'
import type { Footprint } from '../domain/footprint.ts'
import type { Outcome } from '../domain/outcome.ts'
import type { Snapshot } from '../domain/snapshot.ts'

export type NewOutcome = { readonly idempotency: Idempotency; readonly outcome: Outcome }

/** What a batch changed: its events in order, the rows after them, and the outcomes to remember. */
export type Changes = {
  readonly snapshot: Snapshot
  readonly events: readonly DomainEvent[]
  readonly outcomes: readonly NewOutcome[]
}

export interface Store {
  /**
   * Locks and loads the rows that `gather` names, lets `work` decide on them, stores what it returns together with
   * the mark `batchId`, and resolves after COMMIT. Throws what `work` threw, or a StoreFault. `gather` is called as
   * soon as the transaction may begin; where it has to wait for other instances, the batch may have grown by then.
   */
  transact(batchId: string, gather: () => Footprint, work: (snapshot: Snapshot) => Changes): Promise<void>
  /**
   * Whether a batch whose COMMIT was not answered was committed. When it answers false, that batch can never
   * commit any more. Throws a StoreFault while the database is away.
   */
  settle(batchId: string): Promise<boolean>
}

/**
 * `transient`: nothing was stored, the same batch may be tried again. `unknown`: the connection was lost while
 * COMMIT was under way. `permanent`: this batch will fail every time.
 */
export type StoreFaultKind = 'transient' | 'unknown' | 'permanent'

export class StoreFault extends Error {
  readonly kind: StoreFaultKind

  constructor(kind: StoreFaultKind, cause: unknown) {
    super(`store fault (${kind}): ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.name = 'StoreFault'
    this.kind = kind
  }
}
