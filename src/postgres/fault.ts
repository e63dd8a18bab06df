// Sorts what PostgreSQL and the driver throw: worth another try, or the database is away.

import pg from 'pg'

const lockNotAvailable = '55P03'

const retryableCodes = new Set([
  '40001', // serialization failure
  '40P01', // deadlock
  lockNotAvailable,
  '57014', // statement took too long
  '53100', // disk full
  '53200', // out of memory
  '53300', // too many connections
  '25006', // read-only: a standby that is being promoted
  '0A000', // a cached plan met a changed table: a new connection prepares it again
])

/** A lock did not come within `lock_timeout`. */
export function isLockLate(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === lockNotAvailable
}

/** PostgreSQL gave up on the transaction; nothing was stored and the same work may succeed now. */
export function isRetryable(error: unknown): boolean {
  return error instanceof pg.DatabaseError && retryableCodes.has(error.code ?? '')
}

/** No answer from PostgreSQL, or one that says the session is over (shutdown, crash, connection failure, idle too long). */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) {
    const code = error.code ?? ''
    return code.startsWith('57P') || code.startsWith('08') || code === idleInTransaction
  }
  if (!(error instanceof Error)) return false
  // A name with several addresses fails with the errors of all of them.
  return 'syscall' in error || error instanceof AggregateError || lostConnectionMessage.test(error.message)
}

const idleInTransaction = '25P03'

/** What the driver says when the stream ended under it, or nothing came; it gives these errors no code. */
const lostConnectionMessage =
  /connection terminated|timeout exceeded when trying to connect|connection error and is not queryable|client was closed/i
