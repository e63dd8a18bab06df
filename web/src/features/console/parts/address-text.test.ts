// What is made of an address that anybody can type.

import { expect, test } from 'vitest'
import { idIn, oneOf, pageIn, present, textIn } from './address-text.ts'

test('makes a text of a number, and nothing of what is no text', () => {
  expect([textIn(2024), textIn('  a\0b '), textIn(' '), textIn({}), textIn(undefined)]).toEqual([
    '2024',
    'ab',
    undefined,
    undefined,
    undefined,
  ])
  expect(textIn('x'.repeat(500))).toHaveLength(100)
})

test('knows pages after the first, up to the last that can be asked for', () => {
  expect([2, '3', 1, 0, -1, 1.5, 10_001, 'x'].map(pageIn)).toEqual([2, 3, ...Array(6).fill(undefined)])
})

test('takes an id as the shop writes it, in any case', () => {
  const id = '0199b0a0-0000-7000-8000-00000000000a'
  expect([idIn(id), idIn(` ${id.toUpperCase()} `), idIn('0199b0a0')]).toEqual([id, id, undefined])
})

test('leaves out what is not there', () => {
  expect(present({ a: 1, b: undefined, c: null, d: '' })).toEqual({ a: 1, d: '' })
  expect([oneOf(['a', 'b'], 'b'), oneOf(['a', 'b'], 'c')]).toEqual(['b', undefined])
})
