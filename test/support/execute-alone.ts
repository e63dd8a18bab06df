// One command in a transaction of its own on the tables in memory: what every batch must be indistinguishable from.

import type { Command } from '../../src/domain/command.ts'
import { type Executed, execute } from '../../src/domain/execute.ts'
import { footprintOf } from '../../src/domain/footprint.ts'
import type { Outcome } from '../../src/domain/outcome.ts'
import { type Database, loadSnapshot, saveChanges } from './fake-database.ts'

export function executeAlone(database: Database, command: Command): Executed {
  const snapshot = loadSnapshot(database, footprintOf([command]))
  const executed = execute(snapshot, command)
  const { outcome, events, replayed } = executed
  const { idempotency } = command
  const outcomes = idempotency && !replayed && !isReuse(outcome) ? [{ idempotency, outcome }] : []
  saveChanges(database, { snapshot, events, outcomes })
  return executed
}

function isReuse(outcome: Outcome): boolean {
  return !outcome.ok && outcome.rejection.code === 'idempotency-key-reused'
}
