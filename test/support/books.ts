// What must be true of the books of the shop after any history: money and units are conserved, nothing is issued
// that is not there, and every balance can be read off its own history.

import { expect } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { Outcome } from '../../src/domain/outcome.ts'
import { pairKey } from '../../src/domain/snapshot.ts'
import type { Database } from './fake-database.ts'

export type Answer = { readonly outcome: Outcome; readonly replayed: boolean }

/** `answers` are those to `commands`, in order. */
export function expectMoneyConserved(
  database: Database,
  commands: readonly Command[],
  answers: readonly Answer[],
): void {
  const moved = (type: 'ChargeBalance' | 'RefundBalance') =>
    commands.reduce((sum, command, index) => {
      const done = answers[index]!.outcome.ok && !answers[index]!.replayed
      return command.type === type && done ? sum + command.amount : sum
    }, 0)
  const payments = [...database.payments.values()]
  const paid = total(payments, (payment) => payment.amount)
  const cancelled = total(payments, (payment) => (payment.refundedAt === null ? 0 : payment.amount))
  const balances = total(database.wallets.values(), (wallet) => wallet.balance)
  expect(balances).toBe(moved('ChargeBalance') - moved('RefundBalance') - paid + cancelled)
}

export function expectHistoriesChain(database: Database): void {
  for (const { userId, balance, entryCount } of database.wallets.values()) {
    const entries = database.entries.filter((entry) => entry.userId === userId)
    let before = 0
    for (const [index, entry] of entries.entries()) {
      expect(entry).toMatchObject({ seq: index + 1, balanceAfter: before + entry.amount })
      expect(entry.balanceAfter).toBeGreaterThanOrEqual(0)
      before = entry.balanceAfter
    }
    expect({ balance, entryCount }).toEqual({ balance: before, entryCount: entries.length })
  }
}

export function expectStockConserved(database: Database): void {
  const orders = [...database.orders.values()]
  for (const { productId, onHand, reserved } of database.stocks.values()) {
    const unitsIn = (status: string) =>
      total(
        orders.filter((order) => order.status === status).flatMap((order) => order.lines),
        (line) => (line.productId === productId ? line.quantity : 0),
      )
    const adjusted = total(database.adjustments, (row) => (row.productId === productId ? row.change : 0))
    expect({ onHand, reserved }).toEqual({ onHand: adjusted - unitsIn('paid'), reserved: unitsIn('pending') })
    expect(onHand).toBeGreaterThanOrEqual(reserved)
    const sold = total(database.sales, ([key, units]) => (key.endsWith(` ${productId}`) ? units : 0))
    expect(sold).toBe(unitsIn('paid'))
  }
  for (const units of database.sales.values()) expect(units).toBeGreaterThan(0)
}

export function expectCouponsCounted(database: Database): void {
  const held = [...database.userCoupons.values()]
  for (const { id, issuedCount, totalCount } of database.coupons.values()) {
    expect(issuedCount).toBeLessThanOrEqual(totalCount)
    expect(held.filter((one) => one.couponId === id)).toHaveLength(issuedCount)
  }
  const places = new Set(held.map((one) => `${pairKey(one.userId, one.couponId)} ${one.seq}`))
  expect(places.size).toBe(held.length)
  const expected = { pending: 'held', paid: 'used' } as const
  for (const { status, orderId } of held) {
    const order = orderId === null ? undefined : database.orders.get(orderId)
    expect(order ? expected[order.status as keyof typeof expected] : 'unused').toBe(status)
  }
}

function total<Row>(rows: Iterable<Row>, read: (row: Row) => number): number {
  let sum = 0
  for (const row of rows) sum += read(row)
  return sum
}
