// When a relay goes on, rests and waits.

import { expect, test } from 'vitest'
import { createPace } from './pace.ts'

const paceOf = (pressure = 0) =>
  createPace({ batchSizeMax: 2_000, pollMs: 500, orderPressure: () => pressure })
const delivered = { kind: 'delivered', more: false, ageMs: 10 } as const
const full = { ...delivered, more: true } as const
const outage = { kind: 'outage', error: new Error('away') } as const

test('goes on at once while there is more', () => {
  expect(paceOf().after(full, 50)).toEqual({ restMs: 0, waitMs: null })
})

test('gathers, then waits to be woken or for the next poll', () => {
  expect(paceOf().after(delivered, 50)).toEqual({ restMs: 25, waitMs: 500 })
  expect(paceOf().after({ kind: 'nothing-to-do' }, 1)).toEqual({ restMs: 25, waitMs: 500 })
})

test('rests fourteen times as long as the delivery took while orders press most, two seconds at most', () => {
  expect(paceOf(1).after(full, 50)).toEqual({ restMs: 700, waitMs: null })
  expect(paceOf(1).after(delivered, 50)).toEqual({ restMs: 725, waitMs: 500 })
  expect(paceOf(1).after(full, 9_000)).toEqual({ restMs: 2_000, waitMs: null })
})

test('rests less while orders press less', () => {
  expect(paceOf(0.5).after(full, 50)).toEqual({ restMs: 350, waitMs: null })
  expect(paceOf(1 / 56).after({ ...full, ageMs: 30_000 }, 40)).toEqual({ restMs: 10, waitMs: null })
})

test('sends fewer at a time while orders press', () => {
  const pace = paceOf(1)
  pace.after(full, 1)
  expect(pace.batchSize()).toBe(500)
})

test('rests less when events are late', () => {
  expect(paceOf(1).after({ ...full, ageMs: 30_000 }, 50)).toEqual({ restMs: 50, waitMs: null })
})

test('sends half as many after each outage, all again after one alone, and twice as many after each success', () => {
  const pace = paceOf()
  const sizes = Array.from({ length: 12 }, () => {
    pace.after(outage, 1)
    return pace.batchSize()
  })
  expect(sizes).toEqual([1_000, 500, 250, 125, 62, 31, 15, 7, 3, 1, 2_000, 1_000])
  for (let times = 0; times < 12; times += 1) pace.after(full, 1)
  expect(pace.batchSize()).toBe(2_000)
})

test('waits longer after each outage, and shortly again after a success', () => {
  const pace = paceOf()
  const pauses = Array.from({ length: 8 }, () => pace.after(outage, 1).restMs)
  expect(pauses[0]).toBeLessThanOrEqual(250)
  expect(pauses[7]).toBeGreaterThanOrEqual(2_500)
  expect(pauses[7]).toBeLessThanOrEqual(5_000)
  pace.after(delivered, 1)
  expect(pace.after(outage, 1).restMs).toBeLessThanOrEqual(250)
})

test('looks again soon, then more rarely, when something blocks the way', () => {
  const pace = paceOf()
  const waits = Array.from({ length: 6 }, () => pace.after({ kind: 'held-elsewhere' }, 1).waitMs)
  expect(waits).toEqual([40, 80, 160, 320, 500, 500])
  expect(pace.after({ kind: 'gap', moved: true }, 1).waitMs).toBe(500)
  expect(pace.after({ kind: 'gap', moved: false }, 1).waitMs).toBe(40)
})
