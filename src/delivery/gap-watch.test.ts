// When a missing position is waited for, and when it is skipped.

import { expect, test } from 'vitest'
import { createGapWatch } from './gap-watch.ts'

type Read = {
  readonly after?: number
  readonly positions: readonly number[]
  /** Id of the reading transaction, and the lowest one that still ran. */
  readonly id: number
  readonly oldest?: number
}

function watching() {
  const gaps = createGapWatch()
  return ({ after = 0, positions, id, oldest = id }: Read) => {
    const base = { eventId: '', type: '', subject: '', data: 'null', occurredAt: 0 }
    const events = positions.map((position) => ({ ...base, position }))
    const read = { after, events, transactionId: BigInt(id), oldestRunningId: BigInt(oldest) }
    return gaps.contiguous(read).map(({ position }) => position)
  }
}

test('delivers a run without a gap as it is', () => {
  const read = watching()
  expect(read({ positions: [], id: 10 })).toEqual([])
  expect(read({ positions: [1, 2, 3], id: 10 })).toEqual([1, 2, 3])
})

test('delivers up to a gap, also one right after the cursor', () => {
  const read = watching()
  expect(read({ positions: [1, 2, 4], id: 10 })).toEqual([1, 2])
  expect(read({ after: 2, positions: [4], id: 11, oldest: 5 })).toEqual([])
})

test('goes on when the gap is filled', () => {
  const read = watching()
  read({ positions: [1, 3], id: 10 })
  expect(read({ after: 1, positions: [2, 3], id: 11, oldest: 5 })).toEqual([2, 3])
})

test('never skips by the read that found the gap, however quiet it was', () => {
  const read = watching()
  expect(read({ positions: [2], id: 10, oldest: 10 })).toEqual([])
})

test('skips once every transaction older than the read after the gap has ended', () => {
  const read = watching()
  read({ positions: [2], id: 10 })
  expect(read({ positions: [2], id: 12, oldest: 11 }), 'a holder may have the id 11').toEqual([])
  expect(read({ positions: [2, 3], id: 13, oldest: 11 })).toEqual([])
  expect(read({ positions: [2, 3], id: 14, oldest: 12 })).toEqual([2, 3])
})

test('skips gaps it has settled, and waits for one above them', () => {
  const read = watching()
  read({ positions: [2, 5], id: 10 })
  expect(read({ positions: [2, 5, 7], id: 11 })).toEqual([2, 5])
  expect(read({ after: 5, positions: [7], id: 12 })).toEqual([7])
})

test('keeps watching the first gap under a load that opens new ones', () => {
  const read = watching()
  read({ positions: [2, 4], id: 10 })
  read({ positions: [2, 4, 6], id: 12, oldest: 11 })
  read({ positions: [2, 4, 6, 8], id: 14, oldest: 11 })
  expect(read({ positions: [2, 4, 6, 8], id: 16, oldest: 13 })).toEqual([2, 4])
})
