// What the engine promises its callers while the store fails: it tries again within bounds, looks up a COMMIT
// whose answer was lost, and never does anything twice.

import { expect, test } from 'vitest'
import type { Command, CommandOf } from '../../src/domain/command.ts'
import { createEngine, defaultEngineLimits } from '../../src/engine/engine.ts'
import { OutcomeUnknown, Overloaded } from '../../src/engine/engine-error.ts'
import { StoreFault } from '../../src/engine/store.ts'
import { cancelOrder, chargeBalance, createProduct, idempotency, placeOrder } from '../support/commands.ts'
import { engineOnFake, retry } from '../support/engine-on-fake.ts'
import { type Failure, failures } from '../support/fake-store.ts'
import { idOf } from '../support/ids.ts'

test('transient faults are retried until the store is well again', async () => {
  const { engine, store } = engineOnFake({
    failAt: (call) => (call < retry.attemptsMax ? 'before-commit' : null),
  })
  expect(await engine.submit(charge(1))).toMatchObject({ outcome: { ok: true } })
  expect(store.calls).toEqual(['transact', 'transact', 'transact'])
  expect(store.database.entries).toHaveLength(1)
})

test('gives up with Overloaded after the last attempt, and nothing was done', async () => {
  const { engine, store } = engineOnFake({ failAt: () => 'before-work' })
  const answers = await Promise.allSettled([engine.submit(charge(1)), engine.submit(charge(2))])
  for (const answer of answers) expect(answer).toMatchObject({ reason: expect.any(Overloaded) })
  expect(store.calls).toHaveLength(retry.attemptsMax)
  expect(store.database.entries).toEqual([])
})

test('when no batch can even begin, all who wait are refused after the attempts of one', async () => {
  const away = () => Promise.reject(new StoreFault('transient', new Error('no connection')))
  let begun = 0
  const { store } = engineOnFake()
  const transact = () => {
    begun += 1
    return away()
  }
  const limits = { ...defaultEngineLimits, batchSizeMax: 2 }
  const engine = createEngine({ store: { ...store, transact }, newId: () => 'batch', retry, limits })
  const answers = await Promise.allSettled([1, 2, 3, 4, 5].map((count) => engine.submit(charge(count))))
  for (const answer of answers) expect(answer).toMatchObject({ reason: expect.any(Overloaded) })
  expect(begun).toBe(retry.attemptsMax)
  expect(engine.queueDepth()).toBe(0)
})

test('when the store goes away while a batch runs one by one, those not tried yet are refused at once', async () => {
  const failAt = (call: number) => (call === 1 ? 'refused' : call === 2 ? null : 'before-work')
  const { engine, store } = engineOnFake({ failAt })
  const answers = await Promise.allSettled([1, 2, 3, 4].map((count) => engine.submit(charge(count))))
  const [first, ...others] = answers
  expect(first).toMatchObject({ value: { outcome: { ok: true } } })
  for (const other of others) expect(other).toMatchObject({ reason: expect.any(Overloaded) })
  expect(store.calls).toHaveLength(2 + retry.attemptsMax)
  expect(store.database.entries).toHaveLength(1)
})

test('a commit whose answer was lost is found and not done again', async () => {
  const { engine, store } = engineOnFake({ failAt: (call) => (call === 1 ? 'lost-after-commit' : null) })
  expect(await engine.submit(charge(1))).toMatchObject({ outcome: { ok: true, result: { balance: 1_000 } } })
  expect(store.calls).toEqual(['transact', 'settle'])
  expect(store.database.entries).toHaveLength(1)
})

test('a commit that was lost on its way is done again, once', async () => {
  const { engine, store } = engineOnFake({ failAt: (call) => (call === 1 ? 'lost-before-commit' : null) })
  expect(await engine.submit(charge(1))).toMatchObject({ outcome: { ok: true, result: { balance: 1_000 } } })
  expect(store.calls).toEqual(['transact', 'settle', 'transact'])
  expect(store.database.entries).toHaveLength(1)
})

test('asks again about a lost commit while the store is away', async () => {
  const failAt = (call: number) => (call <= 2 ? 'lost-after-commit' : null)
  const { engine, store } = engineOnFake({ failAt })
  expect(await engine.submit(charge(1))).toMatchObject({ outcome: { ok: true } })
  expect(store.calls).toEqual(['transact', 'settle', 'settle'])
})

test('says OutcomeUnknown when nobody can tell, and does not try again', async () => {
  const { engine, store } = engineOnFake({ failAt: () => 'lost-after-commit' })
  const answers = await Promise.allSettled([engine.submit(charge(1)), engine.submit(charge(2))])
  for (const answer of answers) expect(answer).toMatchObject({ reason: expect.any(OutcomeUnknown) })
  expect(store.calls).toEqual(['transact', 'settle', 'settle', 'settle'])
})

test('says OutcomeUnknown when the look-up itself is broken, and does not try again', async () => {
  const { store } = engineOnFake({ failAt: (call) => (call === 1 ? 'lost-after-commit' : null) })
  const settle = () => Promise.reject(new TypeError('a bug'))
  const engine = createEngine({ store: { ...store, settle }, newId: () => 'batch', retry })
  const answers = await Promise.allSettled([engine.submit(charge(1)), engine.submit(charge(2))])
  for (const answer of answers) expect(answer).toMatchObject({ reason: expect.any(OutcomeUnknown) })
  expect(store.database.entries).toHaveLength(2)
})

test.each(failures.filter((failure) => failure !== 'refused'))(
  'fails at the 1st, 2nd, … nth call (%s) and still does everything once',
  async (failure) => {
    const expected = await runWorkload(null)
    for (let call = 1; call <= expected.calls; call += 1) {
      const { outcomes, database } = await runWorkload({ call, failure })
      expect({ call, outcomes, database }).toEqual({ call, ...pick(expected) })
    }
  },
)

test('refused at the 1st, 2nd, … nth call, the books hold exactly what was answered', async () => {
  for (let call = 1; ; call += 1) {
    const { engine, store } = engineOnFake({
      failAt: failOnce({ call, failure: 'refused' }),
      batchSizeMax: 3,
    })
    const commands = [1, 2, 3, 4, 5].map(charge)
    const answers = await Promise.allSettled(commands.map((command) => engine.submit(command)))
    const done = commands.filter((_, index) => answers[index]!.status === 'fulfilled')
    expect(store.database.entries.map((entry) => entry.entryId)).toEqual(done.map((one) => one.entryId))
    if (store.calls.length < call) return
  }
})

type OneFailure = { readonly call: number; readonly failure: Failure }

function failOnce(one: OneFailure | null): (call: number) => Failure | null {
  return (call) => (one?.call === call ? one.failure : null)
}

/** Three rounds of commands that depend on each other; the second holds a poison command, so it is split. */
async function runWorkload(one: OneFailure | null) {
  const { engine, store } = engineOnFake({ failAt: failOnce(one) })
  const order = placeOrder({ idempotency: idempotency() })
  const rounds: Command[][] = [
    [chargeBalance({ amount: 25_000 }), order, order],
    [createProduct({ product: undefined as never }), placeOrder({ orderId: idOf('order', 2) }), order],
    [cancelOrder(), charge(7), placeOrder({ orderId: idOf('order', 3) }), cancelOrder()],
  ]
  const outcomes: unknown[] = []
  for (const round of rounds) {
    const answers = await Promise.allSettled(round.map((command) => engine.submit(command)))
    outcomes.push(...answers.map((answer) => (answer.status === 'fulfilled' ? answer.value : 'rejected')))
  }
  return { outcomes, database: store.database, calls: store.calls.length }
}

function pick({ outcomes, database }: { outcomes: unknown; database: unknown }) {
  return { outcomes, database }
}

function charge(n: number): CommandOf<'ChargeBalance'> {
  return chargeBalance({ amount: 1_000, entryId: idOf('entry', n) })
}
