// One command, start to end, on the rows of its batch: look for an earlier outcome under its idempotency key,
// decide, apply. Later commands of the batch see what it did; a refused one leaves nothing behind.

import { apply } from './apply.ts'
import type { Command } from './command.ts'
import { decide } from './decide.ts'
import type { DomainEvent } from './event.ts'
import { type Outcome, resultOf } from './outcome.ts'
import { pairKey, type Snapshot } from './snapshot.ts'

export type Executed = {
  readonly outcome: Outcome
  /** True when the outcome was committed earlier, under the same idempotency key. */
  readonly replayed: boolean
  readonly events: readonly DomainEvent[]
}

export function execute(snapshot: Snapshot, command: Command): Executed {
  const { idempotency } = command
  if (!idempotency) return decideAndApply(snapshot, command)
  const key = pairKey(idempotency.actorId, idempotency.key)
  const stored = snapshot.outcomes.get(key)
  if (stored && stored.requestHash !== idempotency.requestHash) {
    return {
      outcome: { ok: false, rejection: { code: 'idempotency-key-reused' } },
      replayed: false,
      events: [],
    }
  }
  if (stored) return { outcome: stored.outcome, replayed: true, events: [] }
  const executed = decideAndApply(snapshot, command)
  snapshot.outcomes.set(key, { requestHash: idempotency.requestHash, outcome: executed.outcome })
  return executed
}

function decideAndApply(snapshot: Snapshot, command: Command): Executed {
  const decision = decide(snapshot, command)
  for (const event of decision.events) apply(snapshot, event)
  const outcome: Outcome = decision.ok
    ? { ok: true, result: resultOf(snapshot, command) }
    : { ok: false, rejection: decision.rejection }
  return { outcome, replayed: false, events: decision.events }
}
