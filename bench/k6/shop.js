// What the scripts have in common: the options of a run with its thresholds, the shop it makes through the
// API (users with money, products, coupon events), and whose turn it is. What a run made stays in the shop.

import exec from 'k6/execution'
import { bookThresholds, countTold } from './books.js'
import { ask, send } from './requests.js'

export const vus = Number(__ENV.VUS || 64)
export const duration = __ENV.DURATION || '20s'
export const usersTotal = Number(__ENV.USERS || 100)

const p99MsMax = Number(__ENV.P99_MS || 500)
const iterationsPerSecondMin = 50

/** In won: the largest charge there is buys 100,000 units. */
const startBalance = 1_000_000
const price = 10
const stockOfEach = 1_000_000_000

/** Coupons of one event in one user's hands, at most. */
export const perUserMax = 100

/** Options of a run that measures the requests of these names, by VUS for DURATION unless others say more. */
export function optionsFor(names, { thresholds, ...others } = { vus, duration }) {
  const bounds = names.map((name) => ({
    [`http_req_duration{name:${name}}`]: [`p(99)<${p99MsMax}`],
    [`http_req_failed{name:${name}}`]: ['rate<0.01'],
    [`http_reqs{name:${name}}`]: ['count>0'],
  }))
  return {
    ...others,
    discardResponseBodies: true,
    setupTimeout: '5m',
    teardownTimeout: '16m',
    summaryTrendStats: ['med', 'p(95)', 'p(99)', 'max'],
    thresholds: Object.assign(
      { checks: ['rate>0.99'], iterations: [`rate>${iterationsPerSecondMin}`] },
      bookThresholds,
      ...bounds,
      thresholds,
    ),
  }
}

/** Makes the shop of a run. Unless told otherwise an event has as many coupons as all users may hold. */
export function openShop({
  users = usersTotal,
  products = 1,
  events = 0,
  totalCount = users * perUserMax,
} = {}) {
  const operator = signIn()
  const run = Date.now().toString(36)
  const make = (total, request) => ask(Array.from({ length: total }, (_, i) => request(`k6-${run}-${i}`)))
  const shoppers = make(users, (name) => {
    const body = { email: `${name}@example.com`, password: 'correct horse', name }
    return { post: '/auth/sign-up', body }
  })
  ask(shoppers.map((user) => ({ post: '/balance/charge', user, body: { amount: startBalance } })))
  const goods = make(products, (name) => {
    const body = { name, category: 'k6', price, stock: stockOfEach }
    return { post: '/admin/products', user: operator, body }
  })
  const coupons = make(events, (name) => {
    const body = { name, discount: { type: 'amount', value: 5 }, totalCount, perUserLimit: perUserMax }
    return { post: '/admin/coupons', user: operator, body }
  })
  return {
    operator,
    users: shoppers,
    products: goods.map(idOf),
    events: coupons.map(idOf),
    startBalance,
    stockOfEach,
    openedAt: Date.now(),
  }
}

function signIn() {
  const { ADMIN_EMAIL: email, ADMIN_PASSWORD: password } = __ENV
  if (!email || !password)
    exec.test.abort('ADMIN_EMAIL and ADMIN_PASSWORD have to name an operator of the shop.')
  return ask([{ post: '/auth/sign-in', body: { email, password } }])[0]
}

function idOf({ id }) {
  return id
}

/** Whose turn it is: all users one after another, over all VUs. */
export function nextUser({ users }) {
  return users[exec.scenario.iterationInTest % users.length]
}

/** One hot event at a time: when every user has taken as many as one may have of it, the next one is on. */
export function nextEvent({ users, events }) {
  return events[Math.floor(exec.scenario.iterationInTest / (users.length * perUserMax))]
}

/** One unit of each of these products, paid at once. */
export function order(user, products, userCouponId) {
  const items = products.map((productId) => ({ productId, quantity: 1 }))
  const { status } = send('order', { post: '/orders', user, body: { items, userCouponId } })
  if (status === 201) countTold(items.length)
}
