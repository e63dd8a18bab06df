// What the engine promises its callers while the store is well: bounded queue, bounded batches, no neighbour
// harmed, no answer before COMMIT.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Command, CommandOf } from '../../src/domain/command.ts'
import { createEngine } from '../../src/engine/engine.ts'
import { Overloaded } from '../../src/engine/engine-error.ts'
import { type Store, StoreFault } from '../../src/engine/store.ts'
import { chargeBalance, createProduct, idempotency, placeOrder } from '../support/commands.ts'
import { closedGate, engineOnFake } from '../support/engine-on-fake.ts'
import { idOf } from '../support/ids.ts'

const userId = idOf('user')
/** Breaks the rules from inside: no route would send it. */
const poison = createProduct({ product: undefined as never })

test('answers only after COMMIT', async () => {
  const gate = closedGate()
  const { engine, store } = engineOnFake({ beforeCommit: gate.pass })
  let answered = false
  const answer = engine.submit(charge(1)).then((submitted) => {
    answered = true
    return submitted
  })
  await expect.poll(gate.arrived).toBe(1)
  await nextTurn()
  expect({ answered, entries: store.database.entries }).toEqual({ answered: false, entries: [] })
  gate.open()
  expect(await answer).toMatchObject({ outcome: { ok: true, result: { balance: 1_000 } }, replayed: false })
  expect(store.database.entries).toHaveLength(1)
})

test('a full queue refuses at once with Overloaded, and has room again after the commit', async () => {
  const gate = closedGate()
  const { engine, store } = engineOnFake({ queueDepthMax: 2, beforeCommit: gate.pass })
  const accepted = [engine.submit(charge(1))]
  await expect.poll(gate.arrived).toBe(1)
  accepted.push(engine.submit(charge(2)), engine.submit(charge(3)))
  await expect(engine.submit(charge(4))).rejects.toThrow(Overloaded)
  expect({ waiting: engine.queueDepth(), commits: store.database.entries.length }).toEqual({
    waiting: 2,
    commits: 0,
  })
  gate.open()
  await Promise.all(accepted)
  await engine.submit(charge(5))
  expect(store.database.entries.map((entry) => entry.entryId)).toEqual(
    [1, 2, 3, 5].map((n) => idOf('entry', n)),
  )
})

test('a batch never has more members than its limit', async () => {
  const { engine, sizes } = engineOnFake({ batchSizeMax: 4 })
  await submitAll(engine.submit, range(10).map(charge))
  expect(sizes).toEqual([4, 4, 2])
})

test('commands that arrive during a commit travel together in the next batch', async () => {
  const gate = closedGate()
  const { engine, sizes } = engineOnFake({ beforeCommit: gate.pass })
  const first = engine.submit(charge(1))
  await expect.poll(gate.arrived).toBe(1)
  const others = [engine.submit(charge(2))]
  await nextTurn()
  others.push(engine.submit(charge(3)), engine.submit(charge(4)))
  gate.open()
  await Promise.all([first, ...others])
  expect(sizes).toEqual([1, 3])
})

test('who comes before the store lets a batch begin travels along', async () => {
  const gate = closedGate()
  const { engine, sizes } = engineOnFake({ beforeGather: gate.pass })
  const answers = [engine.submit(charge(1))]
  await expect.poll(gate.arrived).toBe(1)
  answers.push(engine.submit(charge(2)), engine.submit(charge(3)))
  gate.open()
  await Promise.all(answers)
  expect(sizes).toEqual([3])
})

test('when the store lets none begin, whoever waits is refused', async () => {
  const beforeGather = () => Promise.reject(new StoreFault('transient', new Error('away')))
  const { engine } = engineOnFake({ beforeGather })
  const answers = await submitAll(engine.submit, range(3).map(charge))
  expect(answers.map(okOf)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(engine.queueDepth()).toBe(0)
})

test('the next batch begins before the last one is answered', async () => {
  const gate = closedGate()
  const happened: string[] = []
  /** A pool hands out a connection a tick later. */
  const beforeGather = async () => {
    await new Promise((resolve) => process.nextTick(resolve))
    happened.push('begun')
  }
  const { engine } = engineOnFake({ beforeGather, beforeCommit: gate.pass })
  const submit = (count: number) => engine.submit(charge(count)).then(() => happened.push('answered'))
  const first = submit(1)
  await expect.poll(gate.arrived).toBe(1)
  const second = submit(2)
  gate.open()
  await Promise.all([first, second])
  expect(happened).toEqual(['begun', 'begun', 'answered', 'answered'])
})

test('as many batches are under way at once as there are lanes', async () => {
  const gate = closedGate()
  const { store } = engineOnFake()
  const transact: Store['transact'] = async (batchId, gather, work) => {
    const footprint = gather()
    await gate.pass()
    await store.transact(batchId, () => footprint, work)
  }
  const limits = { queueDepthMax: 9, crowdedQueueDepthMax: 9, batchSizeMax: 1, lanes: 2 }
  const engine = createEngine({ store: { ...store, transact }, newId: () => crypto.randomUUID(), limits })
  const answers = submitAll(engine.submit, range(3).map(charge))
  await expect.poll(gate.arrived).toBe(2)
  expect(engine.queueDepth()).toBe(1)
  gate.open()
  expect((await answers).map(okOf)).toEqual([true, true, true])
})

test('a lone command takes the same path, as a batch of one', async () => {
  const { engine, store, sizes } = engineOnFake()
  await engine.submit(charge(1))
  expect({ calls: store.calls, sizes }).toEqual({ calls: ['transact'], sizes: [1] })
})

test('commands of one batch are decided in the order they came, each seeing those before', async () => {
  const { engine, sizes } = engineOnFake()
  const order = placeOrder({ orderId: idOf('order') })
  const commands = [order, chargeBalance({ amount: 15_000 }), { ...order, orderId: idOf('order', 2) }, order]
  const answers = await submitAll(engine.submit, commands)
  expect(answers).toMatchObject([
    { value: { outcome: { rejection: { code: 'insufficient-balance', balance: 0 } } } },
    { value: { outcome: { ok: true } } },
    { value: { outcome: { ok: true, result: { status: 'paid' } } } },
    { value: { outcome: { rejection: { code: 'insufficient-balance', balance: 5_000 } } } },
  ])
  expect(sizes).toEqual([4])
})

test('a refusal does not touch its neighbours', async () => {
  const { engine, store, sizes } = engineOnFake()
  const stranger = chargeBalance({ userId: idOf('user', 9) })
  const answers = await submitAll(engine.submit, [charge(1), stranger, charge(2)])
  expect(answers.map(okOf)).toEqual([true, false, true])
  expect(store.database.wallets.get(userId)?.balance).toBe(2_000)
  expect(sizes).toEqual([3])
})

test('a poison command fails alone and its neighbours are done once', async () => {
  const { engine, store } = engineOnFake()
  const answers = await submitAll(engine.submit, [charge(1), poison, charge(2)])
  expect(answers.map(okOf)).toEqual([true, 'rejected', true])
  expect(answers[1]).toMatchObject({ reason: expect.any(TypeError) })
  expect(store.database.entries).toHaveLength(2)
  expect(store.database.products.size).toBe(1)
})

test('a command of a kind nobody knows fails alone too', async () => {
  const { engine, store } = engineOnFake()
  const unknown = { type: 'GiveAway', now: 0 } as unknown as Command
  const answers = await submitAll(engine.submit, [charge(1), unknown, charge(2)])
  expect(answers.map(okOf)).toEqual([true, 'rejected', true])
  expect(store.database.entries).toHaveLength(2)
})

test('a command the database refuses every time fails alone and its neighbours are done once', async () => {
  const failAt = (call: number) => (call === 1 || call === 3 ? 'refused' : null)
  const { engine, store } = engineOnFake({ failAt })
  const answers = await submitAll(engine.submit, range(3).map(charge))
  expect(answers.map(okOf)).toEqual([true, 'rejected', true])
  expect(answers[1]).toMatchObject({ reason: expect.any(StoreFault) })
  expect(store.database.entries.map((entry) => entry.entryId)).toEqual([idOf('entry', 1), idOf('entry', 3)])
})

test('two requests with one idempotency key in one batch are done once and told the same', async () => {
  const { engine, store } = engineOnFake()
  const repeated = range(2).map((n) => ({ ...charge(n), idempotency: idempotency() }))
  const [first, second] = await submitAll(engine.submit, repeated)
  expect(first).toMatchObject({ value: { replayed: false } })
  expect(second).toMatchObject({ value: { replayed: true } })
  expect(store.database.entries).toHaveLength(1)
  const later = await engine.submit({ ...charge(3), idempotency: idempotency() })
  expect(later).toMatchObject({ outcome: outcomeOf(first!), replayed: true })
})

test('an idempotency key keeps its first outcome when another request reuses it', async () => {
  const { engine, store } = engineOnFake()
  const once = { ...charge(1), idempotency: idempotency() }
  const other = { ...charge(2), idempotency: idempotency({ requestHash: 'another-body' }) }
  const answers = await submitAll(engine.submit, [once, other, once])
  expect(answers.map(okOf)).toEqual([true, false, true])
  expect([...store.database.outcomes.values()]).toMatchObject([{ requestHash: 'hash-of-the-body' }])
})

test('drain finishes what was accepted and refuses what comes after', async () => {
  const gate = closedGate()
  const { engine, store } = engineOnFake({ batchSizeMax: 1, beforeCommit: gate.pass })
  const accepted = range(3).map((n) => engine.submit(charge(n)))
  await expect.poll(gate.arrived).toBe(1)
  const drained = engine.drain()
  await expect(engine.submit(charge(4))).rejects.toThrow(Overloaded)
  gate.open()
  await drained
  expect(store.database.entries).toHaveLength(3)
  expect((await Promise.all(accepted)).map(({ outcome }) => outcome.ok)).toEqual([true, true, true])
})

test('everybody who asks to drain is told when it is done, after those who wait for an answer', async () => {
  const { engine } = engineOnFake()
  const told: string[] = []
  const answer = engine.submit(charge(1)).then(() => told.push('answer'))
  const drains = [engine.drain(), engine.drain()].map((drained) => drained.then(() => told.push('drained')))
  await Promise.all([...drains, answer])
  expect(told).toEqual(['answer', 'drained', 'drained'])
  await engine.drain()
})

function charge(n: number): CommandOf<'ChargeBalance'> {
  return chargeBalance({ amount: 1_000, entryId: idOf('entry', n) })
}

function range(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1)
}

type Settled = PromiseSettledResult<{ outcome: { ok: boolean } }>

function submitAll(
  submit: (command: Command) => Promise<{ outcome: { ok: boolean } }>,
  commands: readonly Command[],
): Promise<Settled[]> {
  return Promise.allSettled(commands.map((command) => submit(command)))
}

function okOf(answer: Settled): boolean | 'rejected' {
  return answer.status === 'fulfilled' ? answer.value.outcome.ok : 'rejected'
}

function outcomeOf(answer: Settled): object {
  return answer.status === 'fulfilled' ? answer.value.outcome : {}
}
