// What the relay needs of a platform outside: take events, say which ones it will never take. A sink knows nothing of
// the database.

import type { CloudEvent } from './cloud-event.ts'

/** An event the sink answered no to; the others of the same call were taken. */
export type Refusal = { readonly eventId: string; readonly reason: string }

export interface Sink {
  /** Names the row of delivery_cursors: the same for the same platform at every start, and without secrets. */
  readonly name: string
  /**
   * Resolves once the platform holds the events durably, in this order, but for the refused ones. Throws on an outage:
   * then nothing is known, and all of them are published again. Settles within its own time limit, below a minute.
   */
  publish(events: readonly CloudEvent[]): Promise<readonly Refusal[]>
  /** May be called twice. */
  close(): Promise<void>
}
