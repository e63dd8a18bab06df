// When batches wait for their turn.

import { expect, test } from 'vitest'
import { Turns } from './turns.ts'

function turnsAt() {
  let now = 0
  const turns = new Turns(() => now)
  return {
    turns,
    pass(ms: number) {
      now += ms
    },
  }
}

const waited = { wasAlone: false, loadMs: 6, totalMs: 10 }

test('a batch that waited for another one makes the next ones take turns for a second', () => {
  const { turns, pass } = turnsAt()
  const before = turns.areTaken()
  turns.note(waited)
  pass(999)
  const within = turns.areTaken()
  pass(1)
  expect([before, within, turns.areTaken()]).toEqual([false, true, false])
})

test('when a turn does not come, nobody waits for one for five seconds', () => {
  const { turns, pass } = turnsAt()
  turns.note(waited)
  turns.giveUp()
  const taken = [turns.areTaken()]
  for (const ms of [0, 4_999, 1]) {
    pass(ms)
    turns.note(waited)
    taken.push(turns.areTaken())
  }
  expect(taken).toEqual([false, false, false, true])
})

test.each([
  ['a batch alone that was slow', { ...waited, wasAlone: true }],
  ['a batch that waited for a small one', { ...waited, loadMs: 1.5, totalMs: 2 }],
  ['a batch beside another one whose rows it did not want', { ...waited, loadMs: 3 }],
])('%s changes nothing', (_what, batch) => {
  const { turns } = turnsAt()
  turns.note(batch)
  expect(turns.areTaken()).toBe(false)
})
