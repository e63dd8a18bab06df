// Placing the order of a checkout, once: a second press is nothing, a lost answer is asked for again with the same key, and
// where it still does not come, the next press finds out what became of the first.

import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { answerOf, shopApi } from '../../shared/api/client.ts'
import { isUnanswered, problemIn } from '../../shared/api/problem.ts'
import { balanceQuery, cartQuery, heldCouponsKey, productsKey } from '../../shared/api/queries.ts'
import { useCommand } from '../../shared/api/use-command.ts'
import { showOrder } from './after-order.ts'
import type { Wanted } from './checkout-search.ts'
import type { Order } from './queries.ts'

export type Placement = {
  readonly wanted: Wanted
  readonly userCouponId: string | null
  readonly payment: 'immediate' | 'deferred'
  /** What the page shows: the shop refuses the order if it comes to anything else by now. */
  readonly expectedTotal: number
}

export function usePlaceOrder(onRefused: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useCommand({
    name: 'order',
    run: place,
    onSuccess(order) {
      // Back from there leads to where the checkout was begun, not to the checkout of what is ordered already.
      void navigate({ to: '/orders/$id', params: { id: order.id }, replace: true })
      showOrder(client, order)
    },
    onError(error) {
      // Nobody knows yet; the same is to be asked again.
      if (isUnanswered(error)) return
      onRefused()
      const short = problemIn(error, 'insufficient-balance')
      const { queryKey } = balanceQuery()
      if (short) client.setQueryData(queryKey, (known) => known && { ...known, balance: short.balance })
      for (const name of [queryKey, cartQuery().queryKey, [heldCouponsKey], [productsKey]]) {
        void client.invalidateQueries({ queryKey: name })
      }
    },
  })
}

function place({ wanted, ...terms }: Placement, key: string): Promise<Order> {
  const params = { header: { 'idempotency-key': key } }
  if (wanted.kind === 'cart') {
    const body = { itemIds: [...wanted.itemIds], ...terms }
    return answerOf(shopApi.POST('/api/v1/orders/cart/checkout', { params, body }))
  }
  const { productId, quantity } = wanted
  const body = { items: [{ productId, quantity }], ...terms }
  return answerOf(shopApi.POST('/api/v1/orders', { params, body }))
}
