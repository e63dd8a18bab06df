// Every question the shop asks PostgreSQL outside a batch, for bench/explain.ts: calls of the shop's own functions with
// the values that its routes, its relay and its jobs give them. A function of these files without a call is an error.

import assert from 'node:assert/strict'
import type pg from 'pg'
import { calendarOf, daysBefore } from '../src/domain/calendar.ts'
import * as accounts from '../src/postgres/accounts.ts'
import * as closing from '../src/postgres/close-days.ts'
import * as outbox from '../src/postgres/outbox.ts'
import * as purge from '../src/postgres/purge-expired-rows.ts'
import * as balance from '../src/postgres/read-balance.ts'
import * as carts from '../src/postgres/read-cart.ts'
import * as coupons from '../src/postgres/read-coupons.ts'
import * as delivery from '../src/postgres/read-delivery.ts'
import * as figures from '../src/postgres/read-figures.ts'
import * as live from '../src/postgres/read-live.ts'
import * as orders from '../src/postgres/read-orders.ts'
import * as overdue from '../src/postgres/read-overdue-orders.ts'
import * as products from '../src/postgres/read-products.ts'
import * as failures from '../src/postgres/sign-in-failures.ts'
import { idOf, ordersTotal, regular, sinkName } from './explain-fill.ts'

export type Question = {
  readonly of: { readonly name: string }
  readonly ask: (pool: pg.Pool) => Promise<unknown>
  /** Tells a statement from the same one with other values. */
  readonly variant?: string
  /** What to call the statements that the shop gives no name, in the order they are sent. */
  readonly unnamed?: readonly string[]
  /** It finds nothing to do when it is asked again. */
  readonly once?: true
}

function question(
  of: Question['of'],
  ask: Question['ask'],
  more: Omit<Question, 'of' | 'ask'> = {},
): Question {
  return { of, ask, ...more }
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const now = Date.now()
const today = calendarOf('Asia/Seoul')(now)
/** As the routes ask: one more than the page, to see whether another page follows. */
const firstPage = { limit: 21, beforeId: null }
const userId = idOf('user', regular)

function search(changes: Partial<products.ProductSearch>, variant?: string): Question {
  const all = { page: 1, limit: 20, sort: 'newest', category: null, q: null, status: 'on-sale' } as const
  const ask = (pool: pg.Pool) => products.searchProducts(pool, { ...all, ...changes })
  return question(products.searchProducts, ask, variant === undefined ? {} : { variant })
}

function bestSellers(basis: products.SalesBasis, ago: { from: number; to: number }): Question {
  const days = { basis, from: daysBefore(today, ago.from), to: daysBefore(today, ago.to) }
  return question(products.readTopProducts, (pool) => products.readTopProducts(pool, days))
}

function heldCoupons(status: coupons.ShownStatus | null): Question {
  const asked = { ...firstPage, userId, status, now, offset: 0 }
  return question(coupons.listHeldCoupons, (pool) => coupons.listHeldCoupons(pool, asked))
}

const ofShoppers: readonly Question[] = [
  search({}),
  search({ page: 400 }, 'page 400'),
  search({ category: '분류 7' }),
  search({ sort: 'price-asc' }),
  search({ sort: 'price-desc' }),
  search({ sort: 'name' }),
  search({ sort: 'price-asc', page: 400 }, 'page 400'),
  search({ q: '머그' }),
  search({ q: '노트 7775' }, 'one hit'),
  search({ q: '머그', page: 400 }, 'past the end'),
  question(products.findProducts, (pool) =>
    products.findProducts(pool, [idOf('product', 777), idOf('product', 42)]),
  ),
  question(products.listCategories, products.listCategories),
  bestSellers('live', { from: 2, to: 0 }),
  bestSellers('closed', { from: 3, to: 1 }),
  question(coupons.listCoupons, (pool) => coupons.listCoupons(pool, { page: 1, limit: 20, openAt: now })),
  question(coupons.findCoupon, (pool) => coupons.findCoupon(pool, idOf('coupon', 7))),
  heldCoupons(null),
  heldCoupons('unused'),
  heldCoupons('used'),
  heldCoupons('expired'),
  question(coupons.findHeldCoupon, (pool) => coupons.findHeldCoupon(pool, idOf('userCoupon', 25_000))),
  question(carts.readCart, (pool) => carts.readCart(pool, idOf('user', 6_000))),
  question(orders.findOrder, (pool) => orders.findOrder(pool, idOf('order', 123_459))),
  question(orders.listOrdersOfUser, (pool) => orders.listOrdersOfUser(pool, userId, firstPage)),
  question(orders.listPayments, (pool) => orders.listPayments(pool, userId, firstPage)),
  question(balance.readBalance, (pool) => balance.readBalance(pool, userId, now - 7 * dayMs)),
  question(balance.readBalanceHistory, (pool) =>
    balance.readBalanceHistory(pool, userId, { limit: 21, beforeSeq: null }),
  ),
]

/** Of streams; more of them make the plan longer, not different. */
const some = (kind: Parameters<typeof idOf>[0]) =>
  Array.from({ length: 5 }, (_, index) => idOf(kind, 1 + index * 31))

const ofStreams: readonly Question[] = [
  question(live.readStockStates, (pool) => live.readStockStates(pool, some('product'))),
  question(live.readCouponStates, (pool) => live.readCouponStates(pool, some('coupon'))),
  question(live.readUserStates, (pool) => live.readUserStates(pool, some('user'), { now, ordersMax: 10 })),
]

let newcomers = 0
function newcomer() {
  newcomers += 1
  const id = idOf('user', 1_000_000 + newcomers)
  return { id, email: `${id}@example.com`, name: '새 손님', role: 'shopper', createdAt: now } as const
}
const failureLimits = [
  { subject: 'account:shopper-333@example.com', failuresMax: 5 },
  { subject: 'address:192.0.2.1', failuresMax: 30 },
]
const subjects = failureLimits.map(({ subject }) => subject)

const ofAccounts: readonly Question[] = [
  question(accounts.insertUser, (pool) => accounts.insertUser(pool, { ...newcomer(), passwordHash: 'x' }), {
    unnamed: ['insert-user'],
  }),
  question(
    accounts.upsertExternalUser,
    (pool) => accounts.upsertExternalUser(pool, { ...newcomer(), subject: 'https://issuer.example|5000' }),
    { unnamed: ['insert-external-user', 'find-external-user'] },
  ),
  question(accounts.findCredentials, (pool) => accounts.findCredentials(pool, 'shopper-4321@example.com')),
  question(accounts.findUser, (pool) => accounts.findUser(pool, idOf('user', 4_321))),
  question(failures.secondsUntilAllowed, (pool) => failures.secondsUntilAllowed(pool, failureLimits, now), {
    unnamed: ['seconds-until-allowed'],
  }),
  question(
    failures.countFailure,
    (pool) => failures.countFailure(pool, subjects, { now, lengthMs: hourMs / 4 }),
    { unnamed: ['count-failure'] },
  ),
  question(failures.forgetFailures, (pool) => failures.forgetFailures(pool, 'account:nobody@example.com'), {
    unnamed: ['forget-failures'],
  }),
]

function searchOrders(changes: Partial<orders.OrderSearch>, variant: string): Question {
  const nothing = { id: null, userId: null, email: null, status: null, from: null, to: null }
  const asked = { ...firstPage, ...nothing, now, ...changes }
  const more = { unnamed: ['search-orders'], variant }
  return question(orders.searchOrders, (pool) => orders.searchOrders(pool, asked), more)
}

function searchUsers(q: string | null, variant: string): Question {
  const more = { unnamed: ['search-users'], variant }
  return question(accounts.searchUsers, (pool) => accounts.searchUsers(pool, { ...firstPage, q }), more)
}

const ofOperators: readonly Question[] = [
  search({ status: null }),
  searchOrders({}, 'all'),
  searchOrders({ status: 'paid' }, 'paid'),
  searchOrders({ status: 'expired' }, 'expired'),
  searchOrders({ userId: idOf('user', 77) }, 'of a user'),
  searchOrders({ userId: idOf('user', 77), status: 'pending' }, 'pending of a user'),
  searchOrders({ id: idOf('order', 777) }, 'by id'),
  searchOrders({ email: 'shopper-77@example.com' }, 'of an address'),
  searchOrders({ from: 0, to: now }, 'of a time'),
  question(products.listStockAdjustments, (pool) =>
    products.listStockAdjustments(pool, idOf('product', 77), firstPage),
  ),
  question(accounts.findUserWithBalance, (pool) => accounts.findUserWithBalance(pool, userId)),
  question(figures.readDailyFigures, (pool) =>
    figures.readDailyFigures(pool, { from: daysBefore(today, 13), to: today }),
  ),
  searchUsers(null, 'all'),
  searchUsers('shopper-77@', 'by a word'),
  question(coupons.listCoupons, (pool) => coupons.listCoupons(pool, { page: 1, limit: 20, openAt: null }), {
    variant: 'all',
  }),
  question(delivery.readDelivery, delivery.readDelivery),
  question(delivery.readSinks, delivery.readSinks),
  question(delivery.readOutboxLag, delivery.readOutboxLag),
  question(delivery.requestRetry, (pool) => delivery.requestRetry(pool, idOf('payment', 180_000)), {
    unnamed: ['request-retry'],
  }),
  ...[1, 60].map((days) =>
    question(delivery.requestReplay, (pool) => delivery.requestReplay(pool, sinkName, now - days * dayMs), {
      ...{ unnamed: ['request-replay'], variant: days === 1 ? 'of a day' : 'of everything' },
    }),
  ),
  question(
    delivery.requestOrderReplay,
    (pool) => delivery.requestOrderReplay(pool, sinkName, idOf('order', 190_003)),
    { unnamed: ['request-order-replay'] },
  ),
  question(delivery.resumeSink, (pool) => delivery.resumeSink(pool, sinkName), { unnamed: ['resume-sink'] }),
  question(delivery.removeSink, (pool) => delivery.removeSink(pool, 'nobody'), { unnamed: ['remove-sink'] }),
]

const refused = [1, 2, 3].map((position): outbox.NewParkedEvent => {
  const event = {
    eventId: idOf('payment', ordersTotal + position),
    position,
    subject: idOf('order', position),
  }
  return { event, attempts: 1, reason: '400 Bad Request', retryInMs: 1_000 }
})

/** Everything that a delivery may send, though no single one sends all of it. */
async function deliver(cursor: outbox.HeldCursor): Promise<void> {
  await cursor.readParked(10_000)
  const { after } = await cursor.readEvents(1_000)
  cursor.park(refused)
  cursor.removeParked(refused.map(({ event }) => event.eventId))
  cursor.advance({ position: after, delivered: 0 })
  cursor.recordOutage('connect ECONNREFUSED')
  cursor.disable('answered 410')
  cursor.rewind(after)
}

const ofTheRelay: readonly Question[] = [
  question(outbox.announceSink, (pool) => outbox.announceSink(pool, sinkName)),
  question(outbox.holdCursor, (pool) => outbox.holdCursor(pool, sinkName, deliver), {
    unnamed: ['record-outage', 'disable-sink', 'rewind-cursor', 'end-replay'],
  }),
]

type Purge = (pool: pg.Pool, step: purge.PurgeStep) => Promise<unknown>

function purgeStep(of: Question['of'], work: Purge, what: { age: number; name: string }): Question {
  const step = { before: now - what.age, limit: 1_000 }
  return question(of, (pool) => work(pool, step), { unnamed: [what.name], once: true })
}

/** As if it had just struck midnight. */
const tomorrow = daysBefore(today, -1)
const unclosed = { from: daysBefore(today, 2), before: tomorrow }
const purgeOutbox: Purge = (pool, step) => purge.purgeOutbox(pool, 0, step)

const ofJobs: readonly Question[] = [
  question(overdue.readOverdueOrders, (pool) => overdue.readOverdueOrders(pool, { now, limit: 200 })),
  question(closing.readUnclosedDays, (pool) => closing.readUnclosedDays(pool, unclosed), {
    unnamed: ['read-unclosed-days'],
  }),
  question(closing.closeDay, (pool) => closing.closeDay(pool, { day: today, at: now }), {
    ...{ unnamed: ['claim-day', 'close-day'], once: true },
  }),
  question(closing.purgeSalesBefore, (pool) => closing.purgeSalesBefore(pool, daysBefore(today, 3)), {
    ...{ unnamed: ['purge-daily-sales', 'purge-closed-days', 'purge-popular-products'], once: true },
  }),
  purgeStep(purge.purgeIdempotencyKeys, purge.purgeIdempotencyKeys, {
    ...{ age: dayMs, name: 'purge-idempotency-keys' },
  }),
  purgeStep(purge.purgeBatchCommits, purge.purgeBatchCommits, { age: hourMs, name: 'purge-batch-commits' }),
  purgeStep(purge.purgeSignInFailures, purge.purgeSignInFailures, { age: 0, name: 'purge-sign-in-failures' }),
  purgeStep(purge.purgeOutbox, purgeOutbox, { age: 7 * dayMs, name: 'purge-outbox' }),
]

/** By who asks. */
export const questions = { ofShoppers, ofStreams, ofAccounts, ofOperators, ofTheRelay, ofJobs }

const files = [
  accounts,
  closing,
  outbox,
  purge,
  balance,
  carts,
  coupons,
  delivery,
  figures,
  live,
  orders,
  overdue,
  products,
  failures,
]
const asked = new Set(Object.values(questions).flatMap((list) => list.map(({ of }) => of.name)))
const exported = files.flatMap((file) =>
  Object.values<unknown>(file).flatMap((value) => (typeof value === 'function' ? [value.name] : [])),
)
const forgotten = exported.filter((name) => !asked.has(name) && name !== outbox.HeldCursor.name)
assert.deepEqual(forgotten, [], 'every function that asks PostgreSQL is called')
