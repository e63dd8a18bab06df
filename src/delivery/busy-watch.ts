// Whether orders need the machine, by how much of the time the event loop had work for.

import type { EventLoopUtilization } from 'node:perf_hooks'

/** Above this the shop is full. */
const fullPercent = 85
/** Below this it has time again: resting itself takes load away, so there is room between the two. */
const calmPercent = 70
/** What is watched at a time: a single batch fills a shorter one. */
const busyWindowMs = 500

type Clocks = {
  readonly nowMs: () => number
  /** Since the process began. */
  readonly utilization: () => EventLoopUtilization
}

const processClocks: Clocks = {
  nowMs: () => performance.now(),
  utilization: () => performance.eventLoopUtilization(),
}

/** `isWaitedFor` says that commands wait for a batch; without any, the shop is not busy. */
export function createBusyWatch(isWaitedFor: () => boolean, clocks = processClocks): () => boolean {
  let last = clocks.utilization()
  let lookedAt = clocks.nowMs()
  let isBusy = false
  return () => {
    if (clocks.nowMs() - lookedAt >= busyWindowMs) {
      const now = clocks.utilization()
      const [idleMs, activeMs] = [now.idle - last.idle, now.active - last.active]
      isBusy = activeMs * 100 >= (idleMs + activeMs) * (isBusy ? calmPercent : fullPercent)
      last = now
      lookedAt = clocks.nowMs()
    }
    return isBusy && isWaitedFor()
  }
}
