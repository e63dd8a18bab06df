// The promises of taking turns.

import { expect, test } from 'vitest'
import { createTurns } from './in-turn.ts'

test('work under one key runs one after another, in the order it came', async () => {
  const inTurn = createTurns()
  const steps: string[] = []
  const work = (name: string) => async () => {
    steps.push(`${name} begins`)
    await new Promise((resolve) => setImmediate(resolve))
    steps.push(`${name} ends`)
    return name
  }
  const results = await Promise.all(['a', 'b', 'c'].map((name) => inTurn('key', work(name))))
  expect(results).toEqual(['a', 'b', 'c'])
  expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends'])
})

test('work under another key does not wait', async () => {
  const inTurn = createTurns()
  const gate = Promise.withResolvers<string>()
  const slow = inTurn('one', () => gate.promise)
  expect(await inTurn('two', async () => 'done')).toBe('done')
  gate.resolve('late')
  expect(await slow).toBe('late')
})

test('work that fails tells its caller, and holds up nobody', async () => {
  const inTurn = createTurns()
  const failing = inTurn('key', () => Promise.reject(new Error('broken')))
  const next = inTurn('key', async () => 'done')
  await expect(failing).rejects.toThrow('broken')
  expect(await next).toBe('done')
  expect(await inTurn('key', async () => 'later')).toBe('later')
})
