// How it stands with a platform.

import { expect, test } from 'vitest'
import { isUpperBound, sinkState } from './sink-state.ts'

test('tells platforms that want nothing from those that nothing is sent to', () => {
  const disabledAt = '2026-05-01T00:00:00Z'
  expect(sinkState({ inUse: true, disabledAt: null })).toBe('live')
  expect(sinkState({ inUse: true, disabledAt })).toBe('disabled')
  expect(sinkState({ inUse: false, disabledAt: null })).toBe('unused')
})

test('knows from when on a number is an upper bound', () => {
  expect([isUpperBound(10_000), isUpperBound(10_001)]).toEqual([false, true])
})
