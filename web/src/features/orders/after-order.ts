// What an order changes elsewhere on the pages, whether it was placed, paid or cancelled.

import type { QueryClient } from '@tanstack/react-query'
import { balanceQuery, cartQuery, heldCouponsKey, ordersKey, productsKey } from '../../shared/api/queries.ts'
import { type Order, orderQuery, paymentsQuery } from './queries.ts'

export function showOrder(client: QueryClient, order: Order): void {
  const { queryKey } = orderQuery(order.id)
  client.setQueryData(queryKey, order)
  const changed = [
    cartQuery().queryKey,
    balanceQuery().queryKey,
    paymentsQuery().queryKey,
    [ordersKey],
    [heldCouponsKey],
    [productsKey],
  ]
  for (const name of changed) void client.invalidateQueries({ queryKey: name })
}
