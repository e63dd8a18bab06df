// The balance rules: what may be charged and paid back, and the history every change leaves (requirements B1–B7).

import { expect, test } from 'vitest'
import { chargeBalance, refundBalance } from '../../test/support/commands.ts'
import { given } from '../../test/support/given.ts'
import { idOf } from '../../test/support/ids.ts'
import { dayMs, entry, noon, wallet } from '../../test/support/rows.ts'
import { changeBalance, refundableAmount } from './wallet.ts'

const userId = idOf('user')
const stranger = idOf('user', 9)
const change = { type: 'BalanceChanged', entryId: idOf('entry'), userId, orderId: null, at: noon } as const

test('a charge adds to the balance and to its history', () => {
  const { wallets } = given({ wallets: [wallet({ balance: 7_000, entryCount: 3 })] })
    .when(chargeBalance({ amount: 5_000 }))
    .then({ ...change, seq: 4, kind: 'charge', amount: 5_000, balanceAfter: 12_000 })
  expect(wallets.get(userId)).toEqual({ userId, balance: 12_000, entryCount: 4 })
})

test('tells who charged the new balance', () => {
  given({ wallets: [wallet({ balance: 7_000 })] })
    .when(chargeBalance({ amount: 5_000 }))
    .answers({ userId, entryId: idOf('entry'), amount: 5_000, balance: 12_000 })
})

test.each([1_000, 1_001, 999_999, 1_000_000])('takes a charge of %i won', (amount) => {
  given({ wallets: [wallet()] })
    .when(chargeBalance({ amount }))
    .then({ ...change, seq: 1, kind: 'charge', amount, balanceAfter: amount })
})

test.each([999, 1_000_001, 0, -1_000, 1_000.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
  'refuses a charge of %d won',
  (amount) => {
    const error = { field: 'amount', rule: 'whole-number-between', min: 1_000, max: 1_000_000 }
    given({ wallets: [wallet()] })
      .when(chargeBalance({ amount }))
      .refused('invalid-request', { errors: [error] })
  },
)

test('refuses to charge a user who does not exist', () => {
  given({ wallets: [wallet()] })
    .when(chargeBalance({ userId: stranger }))
    .refused('user-not-found', { userId: stranger })
})

test('every charge stands in the history, each line chained to the one before', () => {
  const { entries } = given({ wallets: [wallet()] })
    .after(chargeBalance({ amount: 1_000 }), chargeBalance({ amount: 2_000 }))
    .when(chargeBalance({ amount: 3_000 }))
    .answers({ balance: 6_000 })
  expect(entries).toMatchObject([
    { seq: 1, amount: 1_000, balanceAfter: 1_000 },
    { seq: 2, amount: 2_000, balanceAfter: 3_000 },
    { seq: 3, amount: 3_000, balanceAfter: 6_000 },
  ])
})

test('a refund pays back what was charged in the window and is still there', () => {
  given({ wallets: [wallet({ balance: 10_000, entryCount: 1 })], entries: [entry({ amount: 10_000 })] })
    .when(refundBalance({ amount: 10_000 }))
    .then({ ...change, seq: 2, kind: 'refund', amount: -10_000, balanceAfter: 0 })
})

test('tells who refunded the amount and the new balance', () => {
  given({ wallets: [wallet({ balance: 10_000, entryCount: 1 })], entries: [entry({ amount: 10_000 })] })
    .when(refundBalance({ amount: 4_000 }))
    .answers({ userId, amount: 4_000, balance: 6_000 })
})

test('refuses a refund of more than the balance', () => {
  given({ wallets: [wallet({ balance: 3_000, entryCount: 2 })], entries: [entry({ amount: 10_000 })] })
    .when(refundBalance({ amount: 3_001 }))
    .refused('refund-exceeds-refundable', { refundable: 3_000 })
})

test('refuses a refund of more than was charged in the window', () => {
  const entries = [
    entry({ amount: 50_000, at: noon - 7 * dayMs - 1 }),
    entry({ seq: 2, amount: 4_000, at: noon - 7 * dayMs }),
  ]
  given({ wallets: [wallet({ balance: 54_000, entryCount: 2 })], entries })
    .when(refundBalance({ amount: 4_001 }))
    .refused('refund-exceeds-refundable', { refundable: 4_000 })
})

test('what was refunded in the window cannot be refunded again', () => {
  const charged = given({ wallets: [wallet({ balance: 50_000 })] }).after(chargeBalance({ amount: 10_000 }))
  charged
    .after(refundBalance({ amount: 6_000 }))
    .when(refundBalance({ amount: 4_001 }))
    .refused('refund-exceeds-refundable', { refundable: 4_000 })
})

test('money that came back from a cancelled order is no charge', () => {
  const returned = entry({ kind: 'cancel', amount: 10_000, orderId: idOf('order') })
  given({ wallets: [wallet({ balance: 10_000, entryCount: 1 })], entries: [returned] })
    .when(refundBalance({ amount: 1 }))
    .refused('refund-exceeds-refundable', { refundable: 0 })
})

test("another user's charges are not refundable", () => {
  const entries = [entry({ userId: stranger, amount: 10_000 })]
  given({ wallets: [wallet({ balance: 10_000 }), wallet({ userId: stranger })], entries })
    .when(refundBalance({ amount: 1 }))
    .refused('refund-exceeds-refundable', { refundable: 0 })
})

test.each([0, -1, 0.5, Number.NaN])('refuses a refund of %d won', (amount) => {
  const error = { field: 'amount', rule: 'whole-number-between', min: 1, max: Number.MAX_SAFE_INTEGER }
  given({ wallets: [wallet({ balance: 10_000 })], entries: [entry()] })
    .when(refundBalance({ amount }))
    .refused('invalid-request', { errors: [error] })
})

test('a refund may be a single won', () => {
  given({ wallets: [wallet({ balance: 10_000, entryCount: 1 })], entries: [entry()] })
    .when(refundBalance({ amount: 1 }))
    .answers({ balance: 9_999 })
})

test('refuses to refund a user who does not exist', () => {
  given()
    .when(refundBalance({ userId: stranger }))
    .refused('user-not-found', { userId: stranger })
})

test.each([
  { balance: 5_000, charged: 9_000, refunded: 1_000, refundable: 5_000 },
  { balance: 9_000, charged: 9_000, refunded: 1_000, refundable: 8_000 },
  { balance: 0, charged: 9_000, refunded: 0, refundable: 0 },
  { balance: 9_000, charged: 1_000, refunded: 3_000, refundable: 0 },
])('of $balance won, with $charged charged and $refunded refunded, $refundable are refundable', (row) => {
  expect(refundableAmount(row.balance, row)).toBe(row.refundable)
})

test.each([
  ['negative', { balance: 999, amount: -1_000 }],
  ['larger than can be counted exactly', { balance: Number.MAX_SAFE_INTEGER, amount: 1 }],
  ['a part of a won', { balance: 1_000, amount: 0.5 }],
])('throws rather than make a balance %s', (_what, { balance, amount }) => {
  const entry = { kind: 'use', amount, entryId: idOf('entry'), orderId: null, at: noon } as const
  expect(() => changeBalance(wallet({ balance }), entry)).toThrow(
    'a balance is a whole number, never negative',
  )
})
