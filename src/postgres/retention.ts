// How long rows that are not books are kept. The purge deletes by these, and the verification of the books only
// expects rows that cannot have been purged yet.

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Repeats of a request find its outcome for this long. */
export const idempotencyKeyRetentionMs = 24 * hourMs

/** Far longer than the engine asks for a batch whose COMMIT was not answered. */
export const batchCommitRetentionMs = hourMs

/**
 * Facts younger than this still have their events in the outbox: a day less than DELIVERY_KEEP_DAYS may be, for clocks
 * that differ and for the purge.
 */
export const outboxVerifiedMs = 6 * dayMs

/** Closed days kept before today, for the ranking of closed days (docs/requirements.md, 4). */
export const closedDaysKept = 3
