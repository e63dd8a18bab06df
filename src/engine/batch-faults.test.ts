// That whoever runs the shop hears of every fault of the store, also of those that callers never notice.

import { expect, test } from 'vitest'
import { chargeBalance } from '../../test/support/commands.ts'
import { engineOnFake, retry } from '../../test/support/engine-on-fake.ts'
import type { Failure } from '../../test/support/fake-store.ts'
import { idOf } from '../../test/support/ids.ts'
import { createEngine } from './engine.ts'
import type { BatchFault } from './run-batch.ts'

/** What is heard while the first calls of the store fail like this, and two charges come in one batch. */
async function heardWhile(...failures: (Failure | null)[]) {
  const { store } = engineOnFake({ failAt: (call) => failures[call - 1] ?? null })
  const faults: BatchFault[] = []
  const engine = createEngine({ store, newId: newIds(), retry, onFault: (fault) => faults.push(fault) })
  const charges = [1, 2].map((count) => ({ userId: idOf('user', count), entryId: idOf('entry', count) }))
  const answers = await Promise.all(charges.map((charge) => engine.submit(chargeBalance(charge))))
  expect(answers).toMatchObject([{ outcome: { ok: true } }, { outcome: { ok: true } }])
  return faults.map(({ error, size, attempt }) => ({ kind: error.kind, size, attempt }))
}

function newIds(): () => string {
  let count = 0
  return () => `batch ${count++}`
}

test('nothing is heard of batches that went well', async () => {
  expect(await heardWhile()).toEqual([])
})

test('every attempt that failed is heard of', async () => {
  expect(await heardWhile('before-work', 'before-commit')).toEqual([
    { kind: 'transient', size: 2, attempt: 1 },
    { kind: 'transient', size: 2, attempt: 2 },
  ])
})

test('a lost COMMIT is heard of, and so is a question for it that was not answered', async () => {
  expect(await heardWhile('lost-after-commit', 'before-work')).toEqual([
    { kind: 'unknown', size: 2, attempt: 1 },
    { kind: 'transient', size: 2, attempt: 1 },
  ])
})

test('a batch that will always fail is heard of, though its members go through alone', async () => {
  expect(await heardWhile('refused')).toEqual([{ kind: 'permanent', size: 2, attempt: 1 }])
})
