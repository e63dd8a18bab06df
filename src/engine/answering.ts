// Gives the answers of a committed batch a few at a time, with the event loop turning in between. Writing all of them
// at once keeps the next batch, which the store has loaded by then, waiting for its decisions with its locks held
// (docs/adr/0021).

import type { Answer } from './run-batch.ts'

const answersPerTurn = 8

export type Answering = {
  /** From the next turn of the event loop on: what begins the next batch goes out first. */
  give(answers: Answer[]): void
  /** Answers that are still to be given. */
  pending(): number
}

/** `onDone` is called whenever the last pending answer was given. */
export function createAnswering(onDone: () => void): Answering {
  let pending = 0

  function giveSome(answers: Answer[]): void {
    const some = answers.splice(0, answersPerTurn)
    for (const answer of some) answer()
    pending -= some.length
    if (answers.length > 0) setImmediate(giveSome, answers)
    else if (pending === 0) onDone()
  }

  return {
    give(answers) {
      pending += answers.length
      setImmediate(giveSome, answers)
    },
    pending: () => pending,
  }
}
