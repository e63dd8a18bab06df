// A shop with something of everything: a small one that is the same every time, and random traffic that may be refused
// but must leave the books right.

import { v7 as uuidv7 } from 'uuid'
import type { Command, RequestedLine } from '../../src/domain/command.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { closeDays } from '../../src/jobs/close-days.ts'
import { expireOrders } from '../../src/jobs/expire-orders.ts'
import { dayOf, type LiveShop, termsAt } from './live-shop.ts'
import type { Random } from './seed.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** Orders paid yesterday and today, cancelled, pending, expired and free; coupons unused, held and used; a cart; a refund. */
export async function openForADay(shop: LiveShop, now: number): Promise<void> {
  const yesterday = now - dayMs
  const userId = await shop.addUser({ balance: 1_500_000, at: yesterday })
  const productId = await shop.addProduct({ price: 10_000, stock: 100, at: yesterday })
  const order = { userId, productId, quantity: 2 }
  await shop.order({ ...order, at: yesterday })
  const couponId = await shop.addCoupon({ value: 20_000, at: yesterday })
  const coupons = [1, 2, 3].map(() => shop.issue(userId, couponId, yesterday))
  const [used, held] = await Promise.all(coupons)
  const free = { ...order, at: now, userCouponId: used! }
  await shop.order(free)
  await shop.order({ ...order, quantity: 3, at: now })
  const { id } = await shop.order({ ...order, at: now })
  await shop.cancel(id, now)
  await shop.order({ ...order, at: now - minuteMs, expiresAt: now })
  await expireOrders({ ...shop, now: () => now })
  await shop.order({ ...order, quantity: 3, at: now, expiresAt: now + minuteMs, userCouponId: held! })
  const line = { userId, itemId: uuidv7(), productId, quantity: 1 }
  await shop.engine.submit({ type: 'AddCartLine', ...line, now })
  const refund = { userId, amount: 1_000, entryId: uuidv7(), since: yesterday - dayMs }
  await shop.engine.submit({ type: 'RefundBalance', ...refund, now })
  await closeDays({ pool: shop.pool, dayOf, now: () => now })
}

export type Traffic = {
  readonly shop: LiveShop
  readonly engines: readonly Pick<Engine, 'submit'>[]
  readonly commands: number
  readonly random: Random
  readonly now: number
}

/** Sends random commands, dozens at a time, to all instances at once, while orders expire and days close. */
export async function sendMixedLoad({ shop, engines, commands, random, now }: Traffic): Promise<void> {
  const at = () => now - random.whole(2.5 * dayMs)
  const start = now - 3 * dayMs
  const users = await Promise.all([1, 2, 3].map(() => shop.addUser({ balance: 300_000, at: start })))
  const products = await Promise.all(
    [1, 2, 3].map(() => shop.addProduct({ price: 900, stock: 150, at: start })),
  )
  const coupons = await Promise.all([300, 5_000].map((value) => shop.addCoupon({ value, at: start })))
  const makers = commandMakers({ random, at, users, products, coupons })
  for (let sent = 0; sent < commands; sent += 40) {
    const burst = Array.from({ length: 40 }, () => random.pick(makers)())
    await Promise.all(burst.map((command) => random.pick(engines).submit(command)))
    await expireOrders({ ...shop, now: at })
    await closeDays({ pool: shop.pool, dayOf, now: () => now })
  }
}

type Shelf = {
  readonly random: Random
  readonly at: () => number
  readonly users: readonly string[]
  readonly products: readonly string[]
  readonly coupons: readonly string[]
}

function commandMakers({ random, at, users, products, coupons }: Shelf): (() => Command)[] {
  const orders: string[] = [uuidv7()]
  const issued: (string | null)[] = [null]
  const user = () => random.pick(users)
  const upTo = (max: number) => 1 + random.whole(max)
  const lines = (): RequestedLine[] =>
    Array.from({ length: upTo(3) }, () => ({ productId: random.pick(products), quantity: upTo(3) }))

  function order(isPaid: boolean): Command {
    const [orderId, now] = [uuidv7(), at()]
    orders.push(orderId)
    const payment = isPaid
      ? ({ kind: 'immediate', ...termsAt(now) } as const)
      : ({ kind: 'deferred', expiresAt: now + upTo(10) * minuteMs } as const)
    const terms = { userCouponId: random.pick(issued), expectedTotal: null, payment }
    return { type: 'PlaceOrder', userId: user(), orderId, lines: lines(), ...terms, now }
  }

  function issue(): Command {
    const userCouponId = uuidv7()
    issued.push(userCouponId)
    return { type: 'IssueCoupon', userId: user(), couponId: random.pick(coupons), userCouponId, now: at() }
  }

  function charge(): Command {
    return { type: 'ChargeBalance', userId: user(), amount: 1_000 * upTo(20), entryId: uuidv7(), now: at() }
  }

  function refund(): Command {
    const now = at()
    const since = now - 7 * dayMs
    return { type: 'RefundBalance', userId: user(), amount: upTo(9_000), entryId: uuidv7(), since, now }
  }

  function pay(): Command {
    const now = at()
    const ids = { orderId: random.pick(orders), paymentId: uuidv7() }
    return { type: 'PayOrder', userId: user(), ...ids, payment: termsAt(now), now }
  }

  function cancel(): Command {
    return { type: 'CancelOrder', userId: null, orderId: random.pick(orders), entryId: uuidv7(), now: at() }
  }

  function adjust(): Command {
    const change = random.chance(0.5) ? upTo(30) : -upTo(10)
    const note = { reason: '입고', adjustmentId: uuidv7(), actorId: user() }
    return { type: 'AdjustStock', productId: random.pick(products), change, ...note, now: at() }
  }

  return [
    () => order(true),
    () => order(true),
    () => order(false),
    pay,
    cancel,
    issue,
    charge,
    refund,
    adjust,
  ]
}
