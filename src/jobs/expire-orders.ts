// Releases the stock and the coupons of pending orders whose time is over. Orders that another instance, or their
// owner, ended meanwhile are left as they are: the decision is made under the engine's locks, not here.

import type pg from 'pg'
import type { Engine } from '../engine/engine.ts'
import { readOverdueOrders } from '../postgres/read-overdue-orders.ts'

export type ExpiryContext = {
  readonly pool: pg.Pool
  readonly engine: Pick<Engine, 'submit'>
  readonly now: () => number
}

/** Orders read, and submitted together, at a time: far below the engine's queue. */
const ordersMax = 200
/** After this many rounds the next run of the job goes on. */
const roundsMax = 100

/** Rejects when an order could not be expired; the others of its round are. */
export async function expireOrders({ pool, engine, now }: ExpiryContext): Promise<void> {
  for (let round = 0; round < roundsMax; round += 1) {
    const at = now()
    const orderIds = await readOverdueOrders(pool, { now: at, limit: ordersMax })
    const commands = orderIds.map((orderId) => engine.submit({ type: 'ExpireOrder', orderId, now: at }))
    const failed = (await Promise.allSettled(commands)).find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
    if (orderIds.length < ordersMax) return
  }
}
