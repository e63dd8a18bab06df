// In which order events are sent, against a sink that says no as scripted.

import { expect, onTestFinished, test, vi } from 'vitest'
import { publishInOrder } from './publish.ts'
import type { Refusal, Sink } from './sink.ts'

/** `a1` is the event at position 1 about `a`. */
function eventsOf(...names: string[]) {
  return names.map((name) => ({
    position: Number(name.slice(1)),
    eventId: name,
    type: 'order.paid',
    subject: name[0]!,
    data: '{}',
    occurredAt: 0,
  }))
}

function sinkRefusing(...refused: string[]) {
  const published: string[][] = []
  const sink: Sink = {
    name: 'refusing',
    async publish(events): Promise<Refusal[]> {
      published.push(events.map(({ id }) => id))
      return refused.map((eventId) => ({ eventId, reason: 'no' }))
    },
    close: () => Promise.resolve(),
  }
  return { sink, published }
}

const idsOf = (events: readonly { eventId: string }[]) => events.map(({ eventId }) => eventId)

test('sends events of different subjects in one call', async () => {
  const { sink, published } = sinkRefusing()
  const { taken, refused, behind } = await publishInOrder(sink, eventsOf('a1', 'b2', 'c3'))
  expect(published).toEqual([['a1', 'b2', 'c3']])
  expect([idsOf(taken), refused, behind]).toEqual([['a1', 'b2', 'c3'], [], []])
})

test('sends the next event of a subject when the one before was taken', async () => {
  const { sink, published } = sinkRefusing()
  await publishInOrder(sink, eventsOf('a1', 'b2', 'a3', 'a4', 'b5'))
  expect(published).toEqual([['a1', 'b2'], ['a3', 'b5'], ['a4']])
})

test('keeps back what comes behind a refused event, and only that', async () => {
  const { sink, published } = sinkRefusing('a1')
  const { taken, refused, behind } = await publishInOrder(sink, eventsOf('a1', 'b2', 'a3', 'b4', 'a5'))
  expect(published).toEqual([['a1', 'b2'], ['b4']])
  expect(idsOf(taken)).toEqual(['b2', 'b4'])
  expect(refused).toEqual([{ event: eventsOf('a1')[0], reason: 'no', isOverload: false }])
  expect(idsOf(behind)).toEqual(['a3', 'a5'])
})

test('ignores the refusal of an event that was not sent', async () => {
  const { sink } = sinkRefusing('z9')
  expect(idsOf((await publishInOrder(sink, eventsOf('a1'))).taken)).toEqual(['a1'])
})

test('sends at most eight events of a subject, and keeps back its others alone', async () => {
  const { sink, published } = sinkRefusing()
  const crowd = Array.from({ length: 10 }, (_, index) => `a${index + 1}`)
  const { taken, behind } = await publishInOrder(sink, eventsOf(...crowd, 'b11'))
  expect(published).toHaveLength(8)
  expect(idsOf(taken)).toEqual(['a1', 'b11', ...crowd.slice(1, 8)])
  expect(idsOf(behind)).toEqual(['a9', 'a10'])
})

test('begins no call when the time is over, and keeps back what was not sent', async () => {
  let aheadMs = 0
  const { now } = performance
  vi.spyOn(performance, 'now').mockImplementation(() => now.call(performance) + aheadMs)
  onTestFinished(() => void vi.restoreAllMocks())
  const { sink, published } = sinkRefusing()
  const slow: Sink = {
    ...sink,
    async publish(events) {
      aheadMs += 13_000
      return sink.publish(events)
    },
  }
  const { taken, behind } = await publishInOrder(slow, eventsOf('a1', 'a2', 'a3', 'a4'))
  expect(published).toEqual([['a1'], ['a2']])
  expect([idsOf(taken), idsOf(behind)]).toEqual([
    ['a1', 'a2'],
    ['a3', 'a4'],
  ])
})

test('keeps what was taken before an outage, and the rest for later', async () => {
  const { sink, published } = sinkRefusing()
  const fails: Sink = {
    ...sink,
    publish: (events) => (published.length === 0 ? sink.publish(events) : Promise.reject(new Error('away'))),
  }
  const { taken, refused, behind } = await publishInOrder(fails, eventsOf('a1', 'a2', 'b3', 'a4'))
  expect([idsOf(taken), refused, idsOf(behind)]).toEqual([['a1', 'b3'], [], ['a2', 'a4']])
  await expect(publishInOrder(fails, eventsOf('a5'))).rejects.toThrow('away')
})
