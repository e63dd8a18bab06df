// A platform in memory that a test can take away, make refuse events, or hold up. `taken` is what it holds, duplicates
// and all, in the order it came.

import type { CloudEvent } from '../../src/delivery/cloud-event.ts'
import { type Refusal, type Sink, SinkDisabledError } from '../../src/delivery/sink.ts'

export class MemorySink implements Sink {
  readonly name: string
  readonly taken: CloudEvent[] = []
  /** Events of every publish, also of those that failed. */
  readonly publishes: (readonly CloudEvent[])[] = []
  readonly refusedIds = new Set<string>()
  isAway = false
  /** Asks for nothing more to be sent. */
  isGone = false
  closes = 0
  /** Runs when the events are taken, before the relay is told. */
  beforeAnswer: (events: readonly CloudEvent[]) => Promise<void> = () => Promise.resolve()

  constructor(name = 'memory') {
    this.name = name
  }

  get takenIds(): string[] {
    return this.taken.map(({ id }) => id)
  }

  async publish(events: readonly CloudEvent[]): Promise<Refusal[]> {
    this.publishes.push(events)
    if (this.isGone) throw new SinkDisabledError('the platform is gone')
    if (this.isAway) throw new Error('the platform is away')
    this.taken.push(...events.filter(({ id }) => !this.refusedIds.has(id)))
    await this.beforeAnswer(events)
    const refused = events.filter(({ id }) => this.refusedIds.has(id))
    return refused.map(({ id }) => ({ eventId: id, reason: 'a poisoned event' }))
  }

  async close(): Promise<void> {
    this.closes += 1
  }
}
