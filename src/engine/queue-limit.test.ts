// The promises of the queue's limit: room for a crowd that comes at once, a short wait in one that stays.

import { expect, test } from 'vitest'
import { createQueueLimit } from './queue-limit.ts'

function limitAt() {
  const clock = { ms: 10_000 }
  const isFull = createQueueLimit({ queueDepthMax: 100, crowdedQueueDepthMax: 10 }, () => clock.ms)
  return { clock, isFull }
}

test('a crowd that comes at once may fill the whole queue', () => {
  const { isFull } = limitAt()
  expect([0, 10, 99, 100].map(isFull)).toEqual([false, false, false, true])
})

test('once somebody was turned away the queue is short', () => {
  const { isFull, clock } = limitAt()
  isFull(100)
  clock.ms += 1_999
  expect([9, 10, 99].map(isFull)).toEqual([false, true, true])
})

test('as long as people are turned away it stays short, and two seconds after the last of them it is long again', () => {
  const { isFull, clock } = limitAt()
  isFull(100)
  for (let second = 0; second < 20; second += 1) {
    clock.ms += 1_000
    expect(isFull(10)).toBe(true)
  }
  clock.ms += 1_999
  expect(isFull(9)).toBe(false)
  clock.ms += 1
  expect([10, 99, 100].map(isFull)).toEqual([false, false, true])
})

test('after half a minute a crowd that fits by now may fill the queue again, and one that does not makes it short again', () => {
  const { isFull, clock } = limitAt()
  isFull(100)
  for (let second = 0; second < 29; second += 1) {
    clock.ms += 1_000
    expect(isFull(50)).toBe(true)
  }
  clock.ms += 1_000
  expect(isFull(50)).toBe(false)
  expect(isFull(100)).toBe(true)
  expect(isFull(50)).toBe(true)
})
