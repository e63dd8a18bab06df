// What is drawn of the figures of the last minutes.

import { expect, test } from 'vitest'
import { linePath, noSamples, type Samples, samplesMax, scaleMax, withSample } from './samples.ts'

test('keeps the newest samples and forgets the oldest', () => {
  let samples: Samples<number> = noSamples
  for (let second = 0; second < samplesMax + 5; second += 1) samples = withSample(samples, second, second)
  const { values, lastSecond } = samples
  expect([values.length, values[0], values.at(-1)]).toEqual([samplesMax, 5, samplesMax + 4])
  expect(lastSecond).toBe(samplesMax + 4)
})

test('counts the newest of a second, and leaves gaps where seconds were missed', () => {
  const first = withSample(withSample(noSamples as Samples<number>, 10, 1), 10, 2)
  expect(first.values).toEqual([2])
  expect(withSample(first, 13, 3).values).toEqual([2, null, null, 3])
  const late = withSample(first, 10 + 10 * samplesMax, 4).values
  expect([late.length, late[0], late.at(-1)]).toEqual([samplesMax, null, 4])
  expect(withSample(first, 9, 5).values).toEqual([5])
})

test.each([
  [[], 1],
  [[0, null], 1],
  [[0.4], 1],
  [[1.2], 2],
  [[17], 20],
  [[20], 20],
  [[4_321], 5_000],
  [[null, 9_999], 10_000],
])('ends the scale of %j at %d', (values, max) => {
  expect(scaleMax(values)).toBe(max)
})

test('draws the newest at the right edge and the highest at the top', () => {
  const box = { width: samplesMax - 1, height: 50, max: 10 }
  expect(linePath([0, 10, 5], box)).toBe(`M${samplesMax - 3} 50h0L${samplesMax - 2} 0L${samplesMax - 1} 25`)
})

test('leaves a gap where nothing was known', () => {
  const box = { width: samplesMax - 1, height: 10, max: 10 }
  const end = samplesMax - 1
  expect(linePath([10, null, 10, 0], box)).toBe(`M${end - 3} 0h0M${end - 1} 0h0L${end} 10`)
  expect(linePath([], box)).toBe('')
})
