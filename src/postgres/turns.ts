// When several instances want the same rows, each batch waits for the one of another instance to commit. A batch that
// waits with its rows chosen cannot grow meanwhile, so everybody's batches are half as large, and twice as many have to be
// paid for. So they take turns: who waits for a turn has not gathered yet, and takes all who came meanwhile along
// (docs/adr/0028). Row locks alone keep the books right; a turn only says when to gather.

import { performance } from 'node:perf_hooks'

/** After this a batch does not wait for its turn, to see whether anybody is still in the way. */
const turnsMs = 1_000
/** As long as PostgreSQL leaves a batch idle before it ends its transaction, and with it the turn. */
const givenUpMs = 5_000
/** A shorter wait is that of a small batch for another small one: there is nothing to gain. */
const waitMsMin = 2

/** A batch from its begin to its commit. */
export type MetOnTheWay = {
  /** It had the turn: no batch of another instance was under way when it began. */
  readonly wasAlone: boolean
  /** For locks and rows; a batch alone spends less than a third of its time on that. */
  readonly loadMs: number
  readonly totalMs: number
}

export class Turns {
  readonly #nowMs: () => number
  #takenUntilMs = Number.NEGATIVE_INFINITY
  #givenUpUntilMs = Number.NEGATIVE_INFINITY

  constructor(nowMs = () => performance.now()) {
    this.#nowMs = nowMs
  }

  /** Whether the next batch waits for its turn. */
  areTaken(): boolean {
    return this.#nowMs() < this.#takenUntilMs
  }

  /** Somebody has the turn and does not come on: for a while nobody waits for it, whatever they meet. */
  giveUp(): void {
    this.#takenUntilMs = Number.NEGATIVE_INFINITY
    this.#givenUpUntilMs = this.#nowMs() + givenUpMs
  }

  note({ wasAlone, loadMs, totalMs }: MetOnTheWay): void {
    const hasWaited = !wasAlone && loadMs >= waitMsMin && loadMs * 3 > totalMs
    if (hasWaited && this.#nowMs() >= this.#givenUpUntilMs) this.#takenUntilMs = this.#nowMs() + turnsMs
  }
}
