// How often a refused event is sent, against a sink that says no as scripted.

import { expect, test } from 'vitest'
import { publishesMax, publishPersistently } from './publish.ts'
import type { Refusal, Sink } from './sink.ts'

const eventOf = (position: number) => ({
  position,
  eventId: `event ${position}`,
  type: 'order.paid',
  subject: 'an order',
  data: '{}',
  occurredAt: 0,
})

/** Answers each publish with the next list of refused ids, and then with none. */
function sinkRefusing(...answers: (readonly string[])[]) {
  const published: string[][] = []
  const sink: Sink = {
    name: 'refusing',
    async publish(events): Promise<Refusal[]> {
      published.push(events.map(({ id }) => id))
      return (answers.shift() ?? []).map((eventId) => ({ eventId, reason: 'no' }))
    },
    close: () => Promise.resolve(),
  }
  return { sink, published }
}

test('publishes once what is not refused', async () => {
  const { sink, published } = sinkRefusing()
  expect(await publishPersistently(sink, [eventOf(1), eventOf(2)])).toEqual([])
  expect(published).toEqual([['event 1', 'event 2']])
})

test('publishes a refused event again alone, until it is taken', async () => {
  const { sink, published } = sinkRefusing(['event 2'], ['event 2'])
  expect(await publishPersistently(sink, [eventOf(1), eventOf(2)])).toEqual([])
  expect(published).toEqual([['event 1', 'event 2'], ['event 2'], ['event 2']])
})

test('gives a refused event up after five publishes, with the reason', async () => {
  const { sink, published } = sinkRefusing(...Array.from({ length: 9 }, () => ['event 1']))
  expect(await publishPersistently(sink, [eventOf(1)])).toEqual([{ event: eventOf(1), reason: 'no' }])
  expect(published).toHaveLength(publishesMax)
})

test('ignores the refusal of an event that was not sent', async () => {
  const { sink, published } = sinkRefusing(['another'])
  expect(await publishPersistently(sink, [eventOf(1)])).toEqual([])
  expect(published).toHaveLength(1)
})
