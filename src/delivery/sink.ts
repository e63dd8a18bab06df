// What the relay needs of a platform outside: take events, say which ones it will not take. A sink knows nothing of the
// database and keeps nothing between two calls but its connection.

import type { CloudEvent } from './cloud-event.ts'

/** An event the sink answered no to; the others of the same call were taken. */
export type Refusal = {
  readonly eventId: string
  readonly reason: string
  /** The platform has no room now: it says nothing about the event, and does not count against it. */
  readonly isOverload?: true
}

export interface Sink {
  /** Events it can send in the time of one call, if that is fewer than the relay's own limit. */
  readonly batchSizeMax?: number
  /** Names the row of delivery_cursors: the same for the same platform at every start, and without secrets. */
  readonly name: string
  /**
   * Resolves once the platform holds the events durably, but for the refused ones. No two events of a call have one
   * subject, so it may send them in any order and at once; the next call begins after this one has settled. Throws on an
   * outage: then nothing is known, and all of them are published again. Settles within its own time limit, below a
   * minute.
   */
  publish(events: readonly CloudEvent[]): Promise<readonly Refusal[]>
  /** May be called twice. */
  close(): Promise<void>
}

/** Thrown by `publish` when the platform asks not to be called again: nothing is sent until an operator resumes it. */
export class SinkDisabledError extends Error {
  override readonly name = 'SinkDisabledError'
}
