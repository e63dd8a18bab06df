// A shopper who does, in random order, everything a shopper can do, on random instances of the shop. What the shop
// answers is for the test to judge; the shopper only remembers what it needs for its next step.

import { randomUUID } from 'node:crypto'
import type { Answer, ApiRequest, Caller } from './load-client.ts'
import type { Random } from './seed.ts'

export type Market = {
  /** Everybody wants these. */
  readonly hot: readonly string[]
  readonly spread: readonly string[]
  /** Sold out soon, and never cancelled by anybody. */
  readonly scarce: string
  readonly scarceCoupon: string
  readonly plentyCoupon: string
  readonly operator: Caller
}

export type MixedLoad = {
  readonly market: Market
  readonly random: Random
  /** To a random instance. */
  readonly send: (caller: Caller, request: ApiRequest) => Promise<Answer>
  /** To every instance at once. */
  readonly sendToAll: (caller: Caller, request: ApiRequest) => Promise<readonly Answer[]>
}

/** Each call of what it returns is one step of this shopper. */
export function mixedShopper(load: MixedLoad, shopper: Caller): () => Promise<void> {
  const { market, random, send, sendToAll } = load
  const paid: string[] = []
  const pending: string[] = []
  const coupons: string[] = []
  const goods = [...market.hot, ...market.hot, ...market.hot, ...market.spread]
  const line = () => ({ productId: random.pick(goods), quantity: 1 + random.whole(2) })
  const lines = () => Array.from({ length: 1 + random.whole(4) }, line)

  async function remember(ids: string[], request: ApiRequest): Promise<void> {
    const { status, body } = await send(shopper, request)
    if (status === 201) ids.push(body.id as string)
  }
  const order = (how: object) => remember(paid, { path: '/orders', body: { items: lines(), ...how } })
  const fund = (what: string, amount: number) => send(shopper, { path: `/balance/${what}`, body: { amount } })

  const steps: readonly (() => Promise<unknown>)[] = [
    () => order({}),
    () => order({}),
    () => order({ userCouponId: coupons.length > 0 ? random.pick(coupons) : null }),
    () => send(shopper, { path: '/orders', body: { items: [{ productId: market.scarce, quantity: 1 }] } }),
    () => remember(coupons, { path: `/coupons/${market.scarceCoupon}/issue` }),
    () => remember(coupons, { path: `/coupons/${market.plentyCoupon}/issue` }),
    () => fund('charge', 1_000 * (1 + random.whole(20))),
    () => fund('refund', 1_000),
    async () => {
      if (paid.length > 0) await send(shopper, { path: `/orders/${random.pick(paid)}/cancel` })
    },
    () => remember(pending, { path: '/orders', body: { items: lines(), payment: 'deferred' } }),
    async () => {
      if (pending.length > 0) await sendToAll(shopper, { path: `/orders/${random.pick(pending)}/payments` })
    },
    async () => {
      await send(shopper, { path: '/orders/cart', body: line() })
      await send(shopper, { path: '/orders/cart', body: line() })
      await sendToAll(shopper, { path: '/orders/cart/checkout' })
    },
    () => sendToAll(shopper, { path: '/orders', body: { items: lines() }, key: randomUUID() }),
    () => {
      const body = { change: random.chance(0.6) ? 3 : -2, reason: '실사' }
      return send(market.operator, { path: `/admin/products/${random.pick(market.hot)}/stock`, body })
    },
  ]
  return async () => {
    await random.pick(steps)()
  }
}
