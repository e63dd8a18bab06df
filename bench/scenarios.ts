// What shoppers do in a bench: per scenario the books it starts with and the requests it sends. Users take turns, so
// every user sends about as many requests as every other.

import type pg from 'pg'
import { addCouponEvent, type Books, giveCoupons, usersTotal } from './books.ts'

export type Traffic = {
  readonly books: Books
  /** `Authorization` of each user, in the order of `userIds`. */
  readonly authorizations: readonly string[]
}

/** Makes the next request of a client, as latin1 text. */
export type NextRequest = (client: number) => string

export type Scenario = {
  readonly title: string
  readonly clients: number
  readonly productsTotal: number
  /** Paid orders of the last two days that are there before the load. */
  readonly pastOrders?: number
  /** pgbench runs the same order as one stored procedure. */
  readonly isStoredProcedureToo?: boolean
  /** Called once per database before its rounds, which together send at most `requestsMax` requests. */
  prepare(pool: pg.Pool, traffic: Traffic, expected: { readonly requestsMax: number }): Promise<NextRequest>
}

const couponsPerUserMax = 100
const launchClaimers = 16
const launchCoupons = 10_000

const placeOrder = (productIds: readonly string[], extra = '') =>
  `{"items":[${productIds.map((productId) => `{"productId":"${productId}","quantity":1}`).join(',')}]${extra}}`

export const scenarios: Readonly<Record<string, Scenario>> = {
  hot: {
    title: 'order, one hot product',
    clients: 128,
    productsTotal: 1,
    isStoredProcedureToo: true,
    prepare: (_pool, traffic) => ordersOfOne(traffic, 1),
  },
  lone: {
    title: 'order, one client alone',
    clients: 1,
    productsTotal: 1,
    prepare: (_pool, traffic) => ordersOfOne(traffic, 1),
  },
  spread: {
    title: 'order, 1,000 products',
    clients: 128,
    productsTotal: 1_000,
    isStoredProcedureToo: true,
    prepare: (_pool, traffic) => ordersOfOne(traffic, 1_000),
  },
  'five-lines': {
    title: 'order, 5 lines and a coupon',
    clients: 128,
    productsTotal: 1_000,
    async prepare(pool, { books, authorizations }, { requestsMax }) {
      const { productIds, userIds } = books
      const each = Math.ceil(requestsMax / userIds.length)
      const coupons = await giveCoupons(pool, books, each)
      return taking(({ turn, user, round }) => {
        const lines = [0, 1, 2, 3, 4].map(
          (line) => productIds[(turn * 7_919 + line * 211) % productIds.length]!,
        )
        const coupon = coupons[user]![round % each]!
        return post('/orders', authorizations[user]!, placeOrder(lines, `,"userCouponId":"${coupon}"`))
      })
    },
  },
  charge: {
    title: 'charge',
    clients: 128,
    productsTotal: 1,
    prepare: async (_pool, { authorizations }) =>
      taking(({ user }) => post('/balance/charge', authorizations[user]!, '{"amount":1000}')),
  },
  issue: {
    title: 'coupon issue, one hot event',
    clients: 128,
    productsTotal: 1,
    async prepare(pool, { authorizations }) {
      const event = { totalCount: couponsPerUserMax * authorizations.length, perUserLimit: couponsPerUserMax }
      const couponId = await addCouponEvent(pool, { ...event, discount: 500 })
      return taking(({ user }) => post(`/coupons/${couponId}/issue`, authorizations[user]!, ''))
    },
  },
  list: {
    title: 'product list, 20 of 10,000',
    clients: 64,
    productsTotal: 10_000,
    prepare: (_pool, traffic) => reads(traffic, () => '/products'),
  },
  product: {
    title: 'one product of 10,000',
    clients: 64,
    productsTotal: 10_000,
    prepare: (_pool, traffic) =>
      reads(traffic, (turn) => `/products/${traffic.books.productIds[(turn * 7_919) % 10_000]}`),
  },
  top: {
    title: 'top five of 10,000 sold',
    clients: 64,
    productsTotal: 10_000,
    pastOrders: 50_000,
    prepare: (_pool, traffic) => reads(traffic, () => '/products/top'),
  },
  history: {
    title: 'order history, 20 of a user',
    clients: 64,
    productsTotal: 1_000,
    pastOrders: 200_000,
    prepare: (_pool, traffic) => reads(traffic, () => '/orders'),
  },
  coupons: {
    title: 'coupons of a user',
    clients: 64,
    productsTotal: 1,
    async prepare(pool, traffic) {
      await giveCoupons(pool, traffic.books, 20)
      return reads(traffic, () => '/users/me/coupons')
    },
  },
  launch: {
    title: 'launch day: 90 % reads, 10 % orders, 10,000 coupons',
    clients: 128,
    productsTotal: 1_000,
    async prepare(pool, { books, authorizations }) {
      const couponId = await addCouponEvent(pool, {
        totalCount: launchCoupons,
        perUserLimit: 2,
        discount: 500,
      })
      const { productIds } = books
      const browse = taking(({ turn, user }) => {
        const authorization = authorizations[user]!
        const productId = productIds[(turn * 7_919) % productIds.length]!
        if (turn % 10 === 0) return post('/orders', authorization, placeOrder([productId]))
        if (turn % 10 === 1) return get('/products/top', authorization)
        return get(turn % 2 === 0 ? '/products' : `/products/${productId}`, authorization)
      })
      const claim = taking(({ user }) => post(`/coupons/${couponId}/issue`, authorizations[user]!, ''))
      return (client) => (client < launchClaimers ? claim(client) : browse(client))
    },
  },
}

async function ordersOfOne({ books, authorizations }: Traffic, products: number): Promise<NextRequest> {
  const bodies = books.productIds.slice(0, products).map((productId) => placeOrder([productId]))
  return taking(({ turn, user }) =>
    post('/orders', authorizations[user]!, bodies[(turn * 7_919) % bodies.length]!),
  )
}

async function reads({ authorizations }: Traffic, path: (turn: number) => string): Promise<NextRequest> {
  return taking(({ turn, user }) => get(path(turn), authorizations[user]!))
}

type Turn = { readonly turn: number; readonly user: number; readonly round: number }

/** Users in turn: `round` counts how often each had one. */
function taking(request: (turn: Turn) => string): NextRequest {
  let turn = -1
  return () => {
    turn += 1
    return request({ turn, user: turn % usersTotal, round: Math.floor(turn / usersTotal) })
  }
}

function get(path: string, authorization: string): string {
  return `GET /api/v1${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${authorization}\r\n\r\n`
}

function post(path: string, authorization: string, body: string): string {
  const content = body === '' ? '' : `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`
  const empty = body === '' ? 'Content-Length: 0\r\n' : ''
  return `POST /api/v1${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: ${authorization}\r\n${content}${empty}\r\n${body}`
}
