// How long rows that are not books are kept. The purge deletes by these, and the verification of the books only
// expects rows that cannot have been purged yet.

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** Repeats of a request find its outcome for this long. */
export const idempotencyKeyRetentionMs = 24 * hourMs

/** Far longer than the engine asks for a batch whose COMMIT was not answered. */
export const batchCommitRetentionMs = hourMs

/** Delivered events stay readable for this long; undelivered ones and dead letters stay until they are settled. */
export const outboxRetentionMs = 7 * dayMs

/** Orders younger than this still have their events in the outbox: a day of room for clocks and for the purge. */
export const outboxVerifiedMs = outboxRetentionMs - dayMs

/** Closed days kept before today, for the ranking of closed days (requirements, Resolved 4). */
export const closedDaysKept = 3
