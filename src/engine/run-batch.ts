// Runs one batch until every member has an answer: commits it, retries it, looks up a COMMIT whose answer was
// lost, or splits it so that a broken member fails alone. It never guesses and never rejects.

import type { Command } from '../domain/command.ts'
import type { DomainEvent } from '../domain/event.ts'
import { type Executed, execute } from '../domain/execute.ts'
import { footprintOf } from '../domain/footprint.ts'
import type { Outcome } from '../domain/outcome.ts'
import type { Snapshot } from '../domain/snapshot.ts'
import { OutcomeUnknown, Overloaded } from './engine-error.ts'
import { backoff, type RetryPolicy, startAttempts } from './retry.ts'
import { type Changes, type NewOutcome, type Store, StoreFault } from './store.ts'

export type Member = {
  readonly command: Command
  readonly resolve: (submitted: { outcome: Outcome; replayed: boolean }) => void
  readonly reject: (error: unknown) => void
}

export type Answer = () => void

export type BatchContext = {
  readonly store: Store
  readonly newId: () => string
  readonly retry: RetryPolicy
  readonly onFault?: (fault: BatchFault) => void
}

/** An attempt at a batch, or at looking one up, that the store failed; what follows may well heal it. */
export type BatchFault = {
  readonly error: StoreFault
  /** Members; 0 where it failed before any were gathered. */
  readonly size: number
  readonly attempt: number
}

export type Waiting = {
  /** The next members; called once, as late as the store allows. */
  readonly take: () => readonly Member[]
  /** All who wait. */
  readonly takeAll: () => readonly Member[]
}

/**
 * Resolves to one act of answering per member, so that the lane can start its next batch first. When the store is away for so
 * long that the batch cannot even begin, everybody who waits is refused: each further batch would take as long.
 */
export async function runBatch(context: BatchContext, waiting: Waiting): Promise<Answer[]> {
  let members: readonly Member[] | null = null
  try {
    const executed = await commitBatch(context, () => {
      members ??= waiting.take()
      return members.map(({ command }) => command)
    })
    return members!.map((member, index) => () => member.resolve(executed[index]!))
  } catch (error) {
    const isAway = isStoreAway(error)
    members ??= isAway ? waiting.takeAll() : waiting.take()
    if (members.length > 1 && !isAway) return runAlone(context, members)
    return members.map((member) => () => member.reject(error))
  }
}

/**
 * One poison command harms nobody else: each member gets a transaction of its own. When the store goes away in the
 * middle, the members that were not tried are refused at once, instead of each waiting for it in turn.
 */
async function runAlone(context: BatchContext, members: readonly Member[]): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const [index, member] of members.entries()) {
    try {
      const [executed] = await commitBatch(context, () => [member.command])
      answers.push(() => member.resolve(executed!))
    } catch (error) {
      answers.push(() => member.reject(error))
      if (!isStoreAway(error)) continue
      const untried = new Overloaded('the database is not answering', { cause: error })
      for (const other of members.slice(index + 1)) answers.push(() => other.reject(untried))
      break
    }
  }
  return answers
}

function isStoreAway(error: unknown): boolean {
  return error instanceof Overloaded || error instanceof OutcomeUnknown
}

async function commitBatch(context: BatchContext, gather: () => readonly Command[]): Promise<Executed[]> {
  const { store, newId, retry } = context
  let commands: readonly Command[] = []
  const footprint = once(() => {
    commands = gather()
    return footprintOf(commands)
  })
  const attempts = startAttempts(retry)
  for (let attempt = 1; ; attempt += 1) {
    const batchId = newId()
    let executed: Executed[] = []
    try {
      await store.transact(batchId, footprint, (snapshot) => {
        executed = commands.map((command) => execute(snapshot, command))
        return changesOf(snapshot, commands, executed)
      })
      return executed
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error
      context.onFault?.({ error, size: commands.length, attempt })
      if (error.kind === 'permanent') throw error
      if (error.kind === 'unknown' && (await settle(context, batchId, commands.length))) return executed
      if (attempts.isLast(attempt)) throw new Overloaded('the database is not answering', { cause: error })
      await backoff(retry, attempt)
    }
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

function changesOf(snapshot: Snapshot, commands: readonly Command[], executed: readonly Executed[]): Changes {
  const events: DomainEvent[] = []
  const outcomes: NewOutcome[] = []
  for (const [index, one] of executed.entries()) {
    for (const event of one.events) events.push(event)
    const { idempotency } = commands[index]!
    const reused = !one.outcome.ok && one.outcome.rejection.code === 'idempotency-key-reused'
    if (idempotency && !one.replayed && !reused) outcomes.push({ idempotency, outcome: one.outcome })
  }
  return { snapshot, events, outcomes }
}

/** Asks until the database answers whether the batch was committed. */
async function settle(context: BatchContext, batchId: string, size: number): Promise<boolean> {
  const { store, retry, onFault } = context
  const attempts = startAttempts(retry)
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await store.settle(batchId)
    } catch (error) {
      const broken = !(error instanceof StoreFault)
      if (!broken) onFault?.({ error, size, attempt })
      if (broken || attempts.isLast(attempt)) throw new OutcomeUnknown({ cause: error })
      await backoff(retry, attempt)
    }
  }
}
