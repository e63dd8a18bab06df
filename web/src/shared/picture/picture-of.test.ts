// The choice of a drawing.

import { expect, test } from 'vitest'
import { motifs, pictureOf } from './picture-of.ts'

const keyboard = {
  id: '0190a000-0000-7000-8000-000000000001',
  name: '무선 기계식 키보드',
  category: '디지털',
}

test('chooses the same drawing and colours for a product every time', () => {
  expect(pictureOf(keyboard)).toEqual(pictureOf({ ...keyboard }))
})

test.each([
  ['무선 기계식 키보드', '디지털', 'keyboard'],
  ['캔버스 에코백', '패션', 'bag'],
  ['Something new', '식품', 'dish'],
  ['Something new', 'something else', 'parcel'],
] as const)('draws %s of %s as %s', (name, category, motif) => {
  expect(motifs).toContain(motif)
  expect(pictureOf({ ...keyboard, name, category }).motif).toBe(motif)
})
