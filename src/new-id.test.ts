// Ids sort by the order they were made in, whatever the clock does.

import { expect, test } from 'vitest'
import { createIdSource } from './new-id.ts'

test('ids rise strictly within a millisecond, over milliseconds and when the clock goes back', () => {
  const times = [1_000, 1_000, 1_000, 2_000, 1_500, 1_500, 3_000]
  let call = 0
  const newId = createIdSource(() => times[Math.floor(call++ / 300)] ?? 4_000)
  const ids = Array.from({ length: 3_000 }, () => newId())
  expect(ids).toEqual([...ids].sort())
  expect(new Set(ids).size).toBe(ids.length)
})

test('an id is a UUID of version 7 that carries its millisecond', () => {
  const id = createIdSource(() => 0x0123_4567_89ab)()
  expect(id).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
