// Clients who order, and sometimes cancel, with an Idempotency-Key, and repeat what was not answered until it is: the
// ones a shop must serve exactly once whatever breaks under it. What they were told is kept, to be held against the rows.

import { randomUUID } from 'node:crypto'
import { expect, vi } from 'vitest'
import type { LoadActors } from './load-actors.ts'
import { type Caller, insist } from './load-client.ts'
import type { Random } from './seed.ts'

export type Told = { readonly key: string; readonly orderId: string; cancelled: boolean }

export type CarefulClients = {
  /** Orders that were acknowledged, oldest first. */
  readonly told: readonly Told[]
  /** Resolves when so many more orders were acknowledged than now. */
  untilMore(orders: number): Promise<void>
  /** Resolves when everybody has an answer to everything; rejects when somebody was refused. */
  stop(): Promise<void>
}

export type CarefulLoad = {
  readonly url: () => string
  readonly shoppers: readonly Caller[]
  readonly productIds: readonly string[]
  readonly random: Random
}

const patience = { timeout: 45_000, interval: 10 }

export function startCarefulClients({ url, shoppers, productIds, random }: CarefulLoad): CarefulClients {
  const told: Told[] = []
  let isStopping = false

  async function orderAndPerhapsCancel(shopper: Caller): Promise<void> {
    const key = randomUUID()
    const items = [{ productId: random.pick(productIds), quantity: 1 }]
    const placed = await insist(url, shopper, { path: '/orders', body: { items }, key })
    if (placed.status !== 201) throw new Error(`an order was refused: ${placed.code}`)
    const order = { key, orderId: placed.body.id as string, cancelled: false }
    told.push(order)
    if (!random.chance(0.25)) return
    const path = `/orders/${order.orderId}/cancel`
    const cancelled = await insist(url, shopper, { path, key: randomUUID() })
    if (cancelled.status !== 200) throw new Error(`a cancel was refused: ${cancelled.code}`)
    order.cancelled = true
  }

  const running = Promise.all(
    shoppers.map(async (shopper) => {
      while (!isStopping) await orderAndPerhapsCancel(shopper)
    }),
  )
  // Looked at in stop(), and until then by whoever waits for more orders in vain.
  running.catch(() => undefined)
  return {
    told,
    async untilMore(orders) {
      const goal = told.length + orders
      const enough = vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(goal), patience)
      await Promise.race([enough, running])
    },
    async stop() {
      isStopping = true
      await running
    },
  }
}

/** Every key has the one order its client was told of, in the state the client was told of; and there is no other order. */
export async function expectToldOrders(actors: LoadActors, told: readonly Told[]): Promise<void> {
  const rows = await actors.rows(
    `SELECT o.id AS "orderId", o.status, k.key FROM orders o
     LEFT JOIN idempotency_keys k ON k.outcome->'result'->>'id' = o.id::text AND k.key = ANY ($1) ORDER BY o.id`,
    [told.map(({ key }) => key)],
  )
  const expected = told.map(({ key, orderId, cancelled }) => ({
    orderId,
    status: cancelled ? 'cancelled' : 'paid',
    key,
  }))
  expect(rows).toEqual(expected.toSorted((a, b) => (a.orderId < b.orderId ? -1 : 1)))
}
