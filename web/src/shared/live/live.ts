// What the page is told without asking: the shop's stream, merged into the answers that are on the page. Where no stream
// can be had, the same questions are asked again and again instead. A page nobody looks at holds no connection.

import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import {
  balanceQuery,
  cartQuery,
  couponsKey,
  heldCouponsKey,
  ordersKey,
  productsKey,
} from '../api/queries.ts'
import { currentSession, onSessionChange } from '../session/session.ts'
import { type CouponState, type StockState, withCoupon, withStock } from './apply-message.ts'
import { Connection } from './connection.ts'
import type { EventMessage } from './event-text.ts'
import { knowsOrder } from './known-orders.ts'
import type { Topics } from './topics.ts'

const pollMs = 2_000

const connection = new Connection((query, signal) => {
  const session = currentSession()
  const headers: Record<string, string> = session ? { authorization: `Bearer ${session.token}` } : {}
  return fetch(`/api/v1/stream?${query}`, { headers, signal, cache: 'no-store' })
})

/** Every message as it comes, for what is kept outside of answers, such as a chart. Returns how to stop. */
export const onLiveMessage: Connection['listen'] = (listener) => connection.listen(listener)

/** False while what is on the page is asked for again and again instead of being told. */
export const isLive = () => connection.isOpen

/** To be told of these for as long as the component is on the page. */
export function useLive(topics: Topics): void {
  const wanted = JSON.stringify(topics)
  useEffect(() => connection.watch(JSON.parse(wanted) as Topics), [wanted])
}

/** Once, for the whole page. */
export function keepAnswersLive(client: QueryClient): void {
  connection.listen((message) => apply(client, message))
  const reconsider = () => {
    if (document.visibilityState === 'visible') connection.restart()
    else connection.pause()
  }
  onSessionChange(reconsider)
  addEventListener('online', reconsider)
  document.addEventListener('visibilitychange', reconsider)
  setInterval(() => {
    if (connection.isOpen || !connection.isWanted) return
    const predicate = ({ queryKey: [name] }: { queryKey: readonly unknown[] }) => liveKeys.has(name)
    void client.refetchQueries({ type: 'active', predicate }, { cancelRefetch: false })
  }, pollMs)
}

const cartKey = cartQuery().queryKey
const balanceKey = balanceQuery().queryKey
const liveKeys = new Set<unknown>([productsKey, couponsKey, ordersKey, cartKey[0], balanceKey[0]])

function apply(client: QueryClient, { event, data }: EventMessage): void {
  if (event === 'stock') {
    const change = (answer: unknown) => withStock(answer, data as StockState)
    for (const queryKey of [[productsKey], cartKey]) client.setQueriesData({ queryKey }, change)
  } else if (event === 'coupon') {
    client.setQueriesData({ queryKey: [couponsKey] }, (answer: unknown) =>
      withCoupon(answer, data as CouponState),
    )
  } else if (event === 'balance') {
    const known = client.getQueryData(balanceKey)
    const { balance } = data as { readonly balance: number }
    if (known && known.balance !== balance) void client.invalidateQueries({ queryKey: balanceKey })
  } else if (event === 'order') {
    const orders = client.getQueriesData({ queryKey: [ordersKey] }).map(([, answer]) => answer)
    if (knowsOrder(orders, data as { orderId: string; status: string })) return
    for (const name of [ordersKey, heldCouponsKey]) void client.invalidateQueries({ queryKey: [name] })
  }
}
