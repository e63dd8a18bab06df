// What operators watch: orders, users, the figures of each day, and the verification of the books.

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '../../contract/common.ts'
import {
  AdminUser,
  AdminUserPage,
  AdminUserQuery,
  Figures,
  FiguresQuery,
  Verification,
} from '../../contract/operations.ts'
import { AdminOrderQuery, OrderPage } from '../../contract/orders.ts'
import { daysBefore } from '../../domain/calendar.ts'
import { isoTime } from '../../domain/iso-time.ts'
import { findUserWithBalance, searchUsers, type UserWithBalance } from '../../postgres/accounts.ts'
import { readDailyFigures } from '../../postgres/read-figures.ts'
import { searchOrders } from '../../postgres/read-orders.ts'
import { verifyBooks } from '../../postgres/verify-books.ts'
import type { Api } from '../api.ts'
import { cursorPage, decodeIdCursor } from '../cursor.ts'
import { ProblemError } from '../problem-error.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'
import { figuresView, orderView } from '../views.ts'

const tag = 'admin'

export function adminOperationsRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  return async (api) => {
    addOrders(api, shop)
    addUsers(api, shop)
    addUser(api, shop)
    addFigures(api, shop)
    addVerification(api, shop)
  }
}

const orders = routeSchema({
  tag,
  summary: 'Orders of everybody, newest first, by id, user, address, status and time',
  querystring: AdminOrderQuery,
  answer: { 200: OrderPage },
  refusals: ['forbidden'],
})

function addOrders(api: Api, { pool, clock }: Shop): void {
  api.get('/admin/orders', { schema: orders }, async ({ query }) => {
    const { limit, cursor, id = null, userId = null, email, status = null } = query
    const beforeId = decodeIdCursor('orders', cursor)
    const now = clock()
    const found = await searchOrders(pool, {
      limit: limit + 1,
      beforeId,
      id,
      userId,
      email: email?.toLowerCase() ?? null,
      status,
      now,
      from: timeOrNull(query.from),
      to: timeOrNull(query.to),
    })
    const page = { list: 'orders', limit, last: (order: { id: string }) => order.id } as const
    return cursorPage(found, page, (order) => orderView(order, now))
  })
}

function timeOrNull(time: string | undefined): number | null {
  return time === undefined ? null : Date.parse(time)
}

const users = routeSchema({
  tag,
  summary: 'Users, newest first',
  querystring: AdminUserQuery,
  answer: { 200: AdminUserPage },
  refusals: ['forbidden'],
})

function addUsers(api: Api, { pool }: Shop): void {
  api.get('/admin/users', { schema: users }, async ({ query: { limit, cursor, q = null } }) => {
    const beforeId = decodeIdCursor('users', cursor)
    const found = await searchUsers(pool, { limit: limit + 1, beforeId, q })
    return cursorPage(found, { list: 'users', limit, last: (user) => user.id }, userView)
  })
}

const user = routeSchema({
  tag,
  summary: 'One user',
  params: IdParams,
  answer: { 200: AdminUser },
  refusals: ['forbidden', 'user-not-found'],
})

function addUser(api: Api, { pool }: Shop): void {
  api.get('/admin/users/:id', { schema: user }, async (request) => {
    const userId = request.params.id
    const found = await findUserWithBalance(pool, userId)
    if (!found) throw new ProblemError('user-not-found', { data: { userId } })
    return userView(found)
  })
}

function userView(found: UserWithBalance) {
  return { ...found, createdAt: isoTime(found.createdAt) }
}

const figures = routeSchema({
  tag,
  summary: 'Orders and revenue of each day',
  querystring: FiguresQuery,
  answer: { 200: Figures },
  refusals: ['forbidden'],
})

function addFigures(api: Api, { pool, clock, dayOf }: Shop): void {
  api.get('/admin/figures', { schema: figures }, async ({ query }) => {
    const today = dayOf(clock())
    const days = Array.from({ length: query.days }, (_, index) => daysBefore(today, index))
    const rows = await readDailyFigures(pool, { from: days.at(-1)!, to: today })
    const byDay = new Map(rows.map((row) => [row.day, row]))
    return { today, items: days.map((day) => figuresView(day, byDay.get(day))) }
  })
}

const verification = routeSchema({
  tag,
  summary: 'Recompute the books from the rows and name every difference',
  answer: { 200: Verification },
  refusals: ['forbidden'],
})

function addVerification(api: Api, { pool, coalesce, config }: Shop): void {
  api.get('/admin/verification', { schema: verification }, () =>
    coalesce('verification', () => verifyBooks(pool, { timeZone: config.shopTimeZone })),
  )
}
