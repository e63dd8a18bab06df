// Why a command got no outcome. None of these is a refusal by a rule.

/** The queue is full, the engine is stopping, or the database stayed away: nothing was done, try again. */
export class Overloaded extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(reason, options)
    this.name = 'Overloaded'
  }
}

/** The database went away during COMMIT and did not come back in time: the command may have been done. */
export class OutcomeUnknown extends Error {
  constructor(options?: ErrorOptions) {
    super('the outcome is not known yet; repeat the request with the same Idempotency-Key', options)
    this.name = 'OutcomeUnknown'
  }
}
