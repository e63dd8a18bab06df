// What must be true of the rows whatever a rule says: an event that would break the books throws before it does.
// What events do to healthy rows is promised in the tests of the rules.

import { expect, test } from 'vitest'
import { databaseOf, type Rows } from '../../test/support/given.ts'
import { idOf } from '../../test/support/ids.ts'
import {
  cartLine,
  coupon,
  noon,
  paidOrder,
  pendingOrder,
  product,
  stock,
  userCoupon,
  wallet,
} from '../../test/support/rows.ts'
import { apply } from './apply.ts'
import type { BalanceChanged, DomainEvent } from './event.ts'
import { emptySnapshot, fundingKey, type Snapshot } from './snapshot.ts'

const userId = idOf('user')
const productId = idOf('product')
const charged: BalanceChanged = {
  type: 'BalanceChanged',
  entryId: idOf('entry'),
  userId,
  seq: 4,
  kind: 'charge',
  amount: 1_000,
  balanceAfter: 3_000,
  orderId: null,
  at: noon,
}
const wallets = [wallet({ balance: 2_000, entryCount: 3 })]

test.each([
  ['leaves a gap in the history', { seq: 5 }],
  ['repeats a line of the history', { seq: 3 }],
  ['does not add up', { balanceAfter: 3_001 }],
  ['makes a balance negative', { amount: -2_001, balanceAfter: -1, kind: 'use' }],
] as const)('throws when a balance change %s', (_what, changes) => {
  const snapshot = snapshotOf({ wallets })
  expect(() => apply(snapshot, { ...charged, ...changes })).toThrow('assertion failed')
  expect(snapshot.wallets.get(userId)).toEqual(wallets[0])
})

test('a charge and a refund move what is refundable in every window they fall into, a payment none', () => {
  const snapshot = snapshotOf({ wallets })
  for (const since of [noon - 1, noon, noon + 1]) {
    const key = fundingKey(userId, since)
    snapshot.fundings.set(key, { userId, since, charged: 0, refunded: 0 })
  }
  apply(snapshot, charged)
  apply(snapshot, { ...charged, seq: 5, kind: 'refund', amount: -500, balanceAfter: 2_500 })
  apply(snapshot, { ...charged, seq: 6, kind: 'use', amount: -100, balanceAfter: 2_400 })
  expect([...snapshot.fundings.values()]).toMatchObject([
    { charged: 1_000, refunded: 500 },
    { charged: 1_000, refunded: 500 },
    { charged: 0, refunded: 0 },
  ])
})

test('throws when a coupon more than the total is issued', () => {
  const snapshot = snapshotOf({ coupons: [coupon({ totalCount: 3, issuedCount: 3 })] })
  const issued = { type: 'CouponIssued', userCoupon: userCoupon() } as const
  expect(() => apply(snapshot, issued)).toThrow('issued never exceeds total')
})

test.each<[string, Rows, DomainEvent]>([
  ['more is reserved than is there', { stocks: [stock({ onHand: 0 })] }, placed()],
  ['more is taken out than is free', { stocks: [stock({ reserved: 8 })] }, adjusted(-3)],
  ['a reservation that is not there is released', { stocks: [stock()], orders: [pendingOrder()] }, expired()],
  ['stock falls below zero', { stocks: [stock()] }, adjusted(-11)],
])('throws when %s', (_what, rows, event) => {
  expect(() => apply(snapshotOf(rows), event)).toThrow('on hand ≥ reserved ≥ 0')
})

test.each<[string, DomainEvent]>([
  ['wallet', charged],
  ['stock', adjusted(1)],
  ['order', expired()],
  ['coupon', { type: 'CouponIssued', userCoupon: userCoupon() }],
])('throws when the %s of an event is not loaded', (_what, event) => {
  expect(() => apply(emptySnapshot(), event)).toThrow('is in the snapshot')
})

test('throws at an event nobody knows', () => {
  const unknown = { type: 'ShopSold' } as unknown as DomainEvent
  expect(() => apply(emptySnapshot(), unknown)).toThrow('unexpected value: {"type":"ShopSold"}')
})

test('a cart stays oldest first, whatever clock a line was added by', () => {
  const snapshot = snapshotOf({})
  const added = [cartLine({ addedAt: noon }), lineOf(2, noon - 1), lineOf(4, noon), lineOf(3, noon)]
  for (const line of added) apply(snapshot, { type: 'CartLineSet', line })
  apply(snapshot, { type: 'CartLineSet', line: { ...lineOf(2, noon - 1), quantity: 7 } })
  expect(snapshot.carts.get(userId)?.map(({ id }) => id)).toEqual(
    [2, 1, 3, 4].map((n) => idOf('cart-item', n)),
  )
  expect(snapshot.carts.get(userId)?.[0]).toMatchObject({ quantity: 7 })
})

test('a changed order is a new value: what was answered before does not change', () => {
  const order = paidOrder()
  const snapshot = snapshotOf({ stocks: [stock()], orders: [order] })
  const { id: orderId } = order
  const eventId = idOf('entry')
  apply(snapshot, { type: 'OrderCancelled', orderId, eventId, wasPaid: true, at: noon })
  expect(snapshot.orders.get(orderId)).toEqual({ ...order, status: 'cancelled', cancelledAt: noon })
  expect(order.status).toBe('paid')
})

test('a new product starts without units, and can be changed', () => {
  const snapshot = emptySnapshot()
  apply(snapshot, { type: 'ProductCreated', product: product() })
  apply(snapshot, { type: 'ProductChanged', product: product({ price: 1 }) })
  expect(snapshot.stocks.get(productId)).toEqual({ productId, onHand: 0, reserved: 0 })
  expect(snapshot.products.get(productId)).toMatchObject({ price: 1 })
})

function snapshotOf(rows: Rows): Snapshot {
  const { wallets, stocks, coupons, orders } = structuredClone(databaseOf(rows))
  return { ...emptySnapshot(), wallets, stocks, coupons, orders }
}

function lineOf(count: number, addedAt: number) {
  return cartLine({ id: idOf('cart-item', count), productId: idOf('product', count), addedAt })
}

function placed(): DomainEvent {
  return { type: 'OrderPlaced', order: pendingOrder() }
}

function expired(): DomainEvent {
  return { type: 'OrderExpired', orderId: idOf('order') }
}

function adjusted(change: number): DomainEvent {
  const ids = { adjustmentId: idOf('adjustment'), productId, actorId: userId }
  return { type: 'StockAdjusted', ...ids, change, reason: '', at: noon }
}
