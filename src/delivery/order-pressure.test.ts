// When orders press so much that deliveries wait.

import { expect, test } from 'vitest'
import { createOrderPressure } from './order-pressure.ts'

/** Lets time go by, with a batch every ten milliseconds, and says how much orders press then. */
function shop() {
  let now = 0
  let active = 0
  const totals = { batches: 0, commands: 0 }
  const pressure = createOrderPressure(() => totals, {
    nowMs: () => now,
    utilization: () => ({ active, idle: now - active, utilization: active / now }),
  })
  return (ms: number, percent: number, batchSize = 50): number => {
    now += ms
    active += (ms * percent) / 100
    const batches = batchSize === 0 ? 0 : ms / 10
    totals.batches += batches
    totals.commands += batches * batchSize
    return pressure()
  }
}

test('orders press once the event loop had hardly a pause for half a second', () => {
  const pass = shop()
  expect([pass(490, 100), pass(10, 100)]).toEqual([0, 1])
})

test('a load that leaves a quarter of the time does not', () => {
  const pass = shop()
  expect(new Set(Array.from({ length: 20 }, () => pass(500, 75)))).toEqual(new Set([0]))
})

test('they go on pressing while the rests of deliveries lighten the load, and not when the load is over', () => {
  const pass = shop()
  expect([pass(500, 95), pass(500, 75), pass(500, 75), pass(500, 60), pass(500, 75)]).toEqual([1, 1, 1, 0, 0])
})

test('they press by the size of their batches: small ones would only grow', () => {
  const pass = shop()
  expect([9, 24, 30, 36, 48, 256].map((size) => pass(500, 100, size))).toEqual([0, 0, 0.25, 0.5, 1, 1])
})

test('an event loop that is full of other work keeps no order waiting', () => {
  const pass = shop()
  expect(pass(500, 100, 0)).toBe(0)
})
