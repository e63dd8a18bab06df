// The pauses between tries.

import { expect, test } from 'vitest'
import { backoffMs } from './backoff.ts'

test.each([
  [1, 50, 100],
  [2, 100, 200],
  [3, 200, 400],
  [9, 500, 1_000],
  [2_000, 500, 1_000],
])('after %i failures it is from %i to %i ms', (failures, from, to) => {
  for (let draw = 0; draw < 100; draw += 1) {
    const pauseMs = backoffMs(failures, { min: 100, max: 1_000 })
    expect(pauseMs).toBeGreaterThanOrEqual(from)
    expect(pauseMs).toBeLessThanOrEqual(to)
  }
})
