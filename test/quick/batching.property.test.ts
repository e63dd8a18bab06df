// The promise group commit rests on: however a history of commands is cut into batches, everybody is told the
// same and the books end the same as one by one. And whatever is asked, the books stay true.

import { isDeepStrictEqual } from 'node:util'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import { runBatch } from '../../src/engine/run-batch.ts'
import {
  type Answer,
  expectCouponsCounted,
  expectHistoriesChain,
  expectMoneyConserved,
  expectStockConserved,
} from '../support/books.ts'
import type { Database } from '../support/fake-database.ts'
import { createFakeStore } from '../support/fake-store.ts'
import { databaseOf } from '../support/given.ts'
import { type History, histories, userIds } from '../support/history.ts'
import { wallet } from '../support/rows.ts'

const runs = { numRuns: 2_000 }
const length = { min: 1, max: 50 }

type Run = { readonly database: Database; readonly answers: readonly Answer[] }

test('any split of a history into batches gives the outcomes and the rows of one by one', async () => {
  await fc.assert(
    fc.asyncProperty(histories(length), async ({ commands, batches }: History) => {
      const oneByOne = await run(commands.map((command) => [command]))
      const batched = await run(batches)
      if (isDeepStrictEqual(batched, oneByOne)) return
      expect(batched).toEqual(oneByOne)
    }),
    runs,
  )
})

test('money, units and coupons are conserved through any history', async () => {
  await fc.assert(
    fc.asyncProperty(histories(length), async ({ commands, batches }: History) => {
      const { database, answers } = await run(batches)
      expectMoneyConserved(database, commands, answers)
      expectHistoriesChain(database)
      expectStockConserved(database)
      expectCouponsCounted(database)
    }),
    runs,
  )
})

async function run(batches: readonly Command[][]): Promise<Run> {
  const database = databaseOf({ wallets: userIds.map((userId) => wallet({ userId })) })
  const store = createFakeStore({ database })
  const retry = { attemptsMax: 1, delayMsMin: 0, delayMsMax: 0 }
  let count = 0
  const newId = () => `batch ${count++}`
  const answers: Answer[] = []
  for (const batch of batches) {
    const failed = (error: unknown) => {
      throw error
    }
    const members = batch.map((command) => ({
      command,
      resolve: (answer: Answer) => answers.push(answer),
      reject: failed,
    }))
    for (const answer of await runBatch(
      { store, newId, retry },
      { take: () => members, takeAll: () => members },
    ))
      answer()
  }
  // A batch that fails is run again one by one, which would hide what is broken about it.
  expect(store.calls).toHaveLength(batches.length)
  return { database, answers }
}
