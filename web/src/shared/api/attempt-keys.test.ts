// One key for each attempt, whatever happens to its answer.

import { expect, test } from 'vitest'
import { createAttemptKeys, randomKey } from './attempt-keys.ts'

function attempts() {
  const kept = new Map<string, string>()
  const storage = {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, text: string) => void kept.set(name, text),
    removeItem: (name: string) => void kept.delete(name),
  }
  const clock = { now: 0 }
  let made = 0
  const newPage = () => createAttemptKeys({ storage, now: () => clock.now, newKey: () => `key-${++made}` })
  return { kept, clock, newPage, keys: newPage() }
}

test('keeps the key of an attempt until its answer came, also over a reload', () => {
  const { keys, newPage } = attempts()
  const first = keys.keyFor('order', { productId: 'a' })
  expect(keys.keyFor('order', { productId: 'a' })).toBe(first)
  expect(newPage().keyFor('order', { productId: 'a' })).toBe(first)
  keys.answered('order')
  expect(keys.keyFor('order', { productId: 'a' })).not.toBe(first)
})

test('gives an attempt at something else a key of its own', () => {
  const { keys } = attempts()
  const first = keys.keyFor('order', { productId: 'a' })
  expect(keys.keyFor('order', { productId: 'b' })).not.toBe(first)
  expect(keys.keyFor('charge', { productId: 'b' })).not.toBe(first)
})

test('forgets an attempt that the shop may have forgotten', () => {
  const { keys, clock } = attempts()
  const first = keys.keyFor('order', null)
  clock.now = 3_600_000
  expect(keys.keyFor('order', null)).not.toBe(first)
})

test('makes a new key of what it cannot read', () => {
  const { keys, kept } = attempts()
  kept.set('jangteo.attempt.order', '{')
  expect(keys.keyFor('order', null)).toBe('key-1')
})

test('makes keys nobody guesses', () => {
  expect(randomKey()).toMatch(/^[0-9a-f]{32}$/)
  expect(randomKey()).not.toBe(randomKey())
})
