// Questions that several features ask, under one name each: whoever changes the answer names it here to have it asked
// again everywhere.

import { queryOptions } from '@tanstack/react-query'
import { answerOf, shopApi } from './client.ts'

/** The first part of the name of every question whose answer holds products with their stock. */
export const productsKey = 'products'

export function productQuery(id: string) {
  return queryOptions({
    queryKey: [productsKey, 'one', id],
    queryFn: ({ signal }) =>
      answerOf(shopApi.GET('/api/v1/products/{id}', { params: { path: { id } }, signal })),
  })
}

const categoriesStaleMs = 60_000

/** Of what is on sale, by name. */
export function categoriesQuery() {
  return queryOptions({
    queryKey: ['categories'],
    staleTime: categoriesStaleMs,
    queryFn: ({ signal }) => answerOf(shopApi.GET('/api/v1/products/categories', { signal })),
  })
}

export function cartQuery() {
  return queryOptions({
    queryKey: ['cart'],
    queryFn: ({ signal }) => answerOf(shopApi.GET('/api/v1/orders/cart', { signal })),
  })
}

export function balanceQuery() {
  return queryOptions({
    queryKey: ['balance'],
    queryFn: ({ signal }) => answerOf(shopApi.GET('/api/v1/balance', { signal })),
  })
}

/** The first part of the name of every question about coupon events, and about the coupons one holds. */
export const couponsKey = 'coupons'
export const heldCouponsKey = 'held-coupons'

/** The first part of the name of every question about one's orders: single ones, and endless lists of them. */
export const ordersKey = 'orders'
