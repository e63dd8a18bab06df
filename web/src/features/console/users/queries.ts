// What the pages about users ask the shop.

import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answerOf, shopApi } from '../../../shared/api/client.ts'
import type { paths } from '../../../shared/api/schema.d.ts'

type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type AdminUser = Answer<'/api/v1/admin/users/{id}'>
export type BalanceEntry = Answer<'/api/v1/users/{userId}/balance/history'>['items'][number]
export type Payment = Answer<'/api/v1/users/{userId}/payments'>['items'][number]
export type HeldCoupon = Answer<'/api/v1/users/{userId}/coupons'>['items'][number]

const pageSize = 20
export const usersKey = 'admin-users'

type Cursor = { readonly limit: number; readonly cursor?: string }

function pageQuery(pageParam: string): Cursor {
  return { limit: pageSize, ...(pageParam && { cursor: pageParam }) }
}

const byCursor = {
  initialPageParam: '',
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor,
}

export function usersQuery(q: string | undefined) {
  return infiniteQueryOptions({
    ...byCursor,
    queryKey: [usersKey, 'list', q ?? ''],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...pageQuery(pageParam), ...(q && { q }) }
      return answerOf(shopApi.GET('/api/v1/admin/users', { params: { query }, signal }))
    },
    placeholderData: keepPreviousData,
  })
}

export function userQuery(id: string) {
  return queryOptions({
    queryKey: [usersKey, 'one', id],
    queryFn: ({ signal }) =>
      answerOf(shopApi.GET('/api/v1/admin/users/{id}', { params: { path: { id } }, signal })),
  })
}

export function userBalanceQuery(userId: string) {
  return queryOptions({
    queryKey: [usersKey, 'balance', userId],
    queryFn: ({ signal }) =>
      answerOf(shopApi.GET('/api/v1/users/{userId}/balance', { params: { path: { userId } }, signal })),
  })
}

export function balanceHistoryQuery(userId: string) {
  return infiniteQueryOptions({
    ...byCursor,
    queryKey: [usersKey, 'balance-history', userId],
    queryFn: ({ pageParam, signal }) => {
      const params = { path: { userId }, query: pageQuery(pageParam) }
      return answerOf(shopApi.GET('/api/v1/users/{userId}/balance/history', { params, signal }))
    },
  })
}

export function paymentsQuery(userId: string) {
  return infiniteQueryOptions({
    ...byCursor,
    queryKey: [usersKey, 'payments', userId],
    queryFn: ({ pageParam, signal }) => {
      const params = { path: { userId }, query: pageQuery(pageParam) }
      return answerOf(shopApi.GET('/api/v1/users/{userId}/payments', { params, signal }))
    },
  })
}

export function userOrdersQuery(userId: string) {
  return infiniteQueryOptions({
    ...byCursor,
    queryKey: [usersKey, 'orders', userId],
    queryFn: ({ pageParam, signal }) => {
      const params = { path: { userId }, query: pageQuery(pageParam) }
      return answerOf(shopApi.GET('/api/v1/users/{userId}/orders', { params, signal }))
    },
  })
}

export function userCouponsQuery(userId: string) {
  return infiniteQueryOptions({
    ...byCursor,
    queryKey: [usersKey, 'coupons', userId],
    queryFn: ({ pageParam, signal }) => {
      const params = { path: { userId }, query: pageQuery(pageParam) }
      return answerOf(shopApi.GET('/api/v1/users/{userId}/coupons', { params, signal }))
    },
  })
}
