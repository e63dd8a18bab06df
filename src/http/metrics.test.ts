// A scrape tells what is so when it is made, not when the last one was.

import { expect, test } from 'vitest'
import { createMetrics } from './metrics.ts'

const sink = {
  sink: 'lake',
  inUse: true,
  position: 7,
  pending: 3,
  oldestPendingAt: null,
  deliveredCount: 7,
  rate: 0,
  lastError: null,
  disabledAt: null,
  waiting: 2,
  deadLetters: 1,
}

test('the first scrape has what the database says by then, and the next what it says then', async () => {
  const metrics = createMetrics()
  let pending = 5
  metrics.observeShop({
    engine: { queueDepth: () => 4 },
    outboxLag: async () => ({ pending, oldestAgeSeconds: 60 }),
    sinks: async () => [{ ...sink, pending }],
  })
  const lines = async () => (await metrics.render()).split('\n')
  expect(await lines()).toEqual(
    expect.arrayContaining([
      'jangteo_queue_commands 4',
      'jangteo_outbox_pending 5',
      'jangteo_outbox_oldest_seconds 60',
      'jangteo_delivery_pending{sink="lake"} 5',
      'jangteo_delivery_dead_letters{sink="lake"} 1',
    ]),
  )
  pending = 0
  expect(await lines()).toContain('jangteo_delivery_pending{sink="lake"} 0')
})

test('while the database is away, the gauges keep what they last knew', async () => {
  const metrics = createMetrics()
  let isAway = false
  const answer = <Value>(value: Value) =>
    isAway ? Promise.reject(new Error('away')) : Promise.resolve(value)
  metrics.observeShop({
    engine: { queueDepth: () => 0 },
    outboxLag: () => answer({ pending: 5, oldestAgeSeconds: 60 }),
    sinks: () => answer([sink]),
  })
  await metrics.render()
  isAway = true
  const text = await metrics.render()
  expect(text).toContain('jangteo_outbox_pending 5')
  expect(text).toContain('jangteo_delivery_pending{sink="lake"} 3')
})
