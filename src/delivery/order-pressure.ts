// How much orders need the machine for themselves: the event loop hardly pauses, and batches are large. A full event loop
// alone says little: a batch begins as soon as the one before is saved, so a few orders in small batches fill it too, and
// more of them would only make the batches larger.

import type { EventLoopUtilization } from 'node:perf_hooks'

/** Above this the event loop is full. */
const fullPercent = 85
/** Below this it has time again: resting itself takes load away, so there is room between the two. */
const calmPercent = 70
/** Commands in a batch, on average, up to which there is room. On two full cores it is half of the clients: 55 of 128. */
const calmBatchSize = 24
const pressingBatchSize = 48
/** What is watched at a time: a single batch fills a shorter one. */
const windowMs = 500

/** Since the process began. */
export type BatchTotals = { readonly batches: number; readonly commands: number }

type Clocks = {
  readonly nowMs: () => number
  /** Since the process began. */
  readonly utilization: () => EventLoopUtilization
}

const processClocks: Clocks = {
  nowMs: () => performance.now(),
  utilization: () => performance.eventLoopUtilization(),
}

/** From 0, there is room, to 1, orders take all there is. */
export function createOrderPressure(batchTotals: () => BatchTotals, clocks = processClocks): () => number {
  const look = () => ({ ...clocks.utilization(), ...batchTotals(), atMs: clocks.nowMs() })
  let last = look()
  let isFull = false
  let pressure = 0
  return () => {
    if (clocks.nowMs() - last.atMs < windowMs) return pressure
    const now = look()
    const [idleMs, activeMs] = [now.idle - last.idle, now.active - last.active]
    const [batches, commands] = [now.batches - last.batches, now.commands - last.commands]
    isFull = activeMs * 100 >= (idleMs + activeMs) * (isFull ? calmPercent : fullPercent)
    pressure = isFull && batches > 0 ? pressureOf(commands / batches) : 0
    last = now
    return pressure
  }
}

function pressureOf(size: number): number {
  return Math.min(1, Math.max(0, (size - calmBatchSize) / (pressingBatchSize - calmBatchSize)))
}
