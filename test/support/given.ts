// The decider specification: `given(rows).when(command).then(...events)`, or `.refused(code, data)`. The command
// gets exactly the rows its footprint asks for, so a test of a rule is a test of its footprint too.

import { expect } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { BalanceChanged, DomainEvent } from '../../src/domain/event.ts'
import type { Executed } from '../../src/domain/execute.ts'
import type { CartLine, Coupon, Order, Product, Stock, UserCoupon, Wallet } from '../../src/domain/model.ts'
import type { RejectionCode } from '../../src/domain/rejection.ts'
import { executeAlone } from './execute-alone.ts'
import { type Database, emptyDatabase } from './fake-database.ts'

export type Rows = {
  readonly wallets?: readonly Wallet[]
  readonly entries?: readonly BalanceChanged[]
  readonly products?: readonly Product[]
  readonly stocks?: readonly Stock[]
  readonly coupons?: readonly Coupon[]
  readonly userCoupons?: readonly UserCoupon[]
  readonly orders?: readonly Order[]
  readonly cartLines?: readonly CartLine[]
}

export type Given = {
  /** Commands that were accepted before. */
  after(...commands: readonly Command[]): Given
  when(command: Command): Answered
}

/** Each promise gives the database afterwards, for a closer look. */
export type Answered = {
  then(...events: readonly DomainEvent[]): Database
  /** Of the events of this type exactly these happened; of others any. */
  tells(type: DomainEvent['type'], ...events: readonly DomainEvent[]): Database
  /** `due` is what happens in spite of the refusal. */
  refused(code: RejectionCode, data?: object, due?: readonly DomainEvent[]): Database
  /** What the asker is told, in part. */
  answers(result: unknown): Database
  /** The answer was given before: nothing happens again. */
  replays(outcome: object): Database
}

export function given(rows: Rows = {}): Given {
  return givenDatabase(databaseOf(rows))
}

/** A database with these rows. */
export function databaseOf(rows: Rows): Database {
  const database = emptyDatabase()
  for (const row of rows.wallets ?? []) database.wallets.set(row.userId, row)
  for (const row of rows.products ?? []) database.products.set(row.id, row)
  for (const row of rows.stocks ?? []) database.stocks.set(row.productId, row)
  for (const row of rows.coupons ?? []) database.coupons.set(row.id, row)
  for (const row of rows.userCoupons ?? []) database.userCoupons.set(row.id, row)
  for (const row of rows.orders ?? []) database.orders.set(row.id, row)
  for (const row of rows.cartLines ?? []) database.cartLines.set(row.id, row)
  database.entries.push(...(rows.entries ?? []))
  for (const order of database.orders.values()) addPayment(database, order)
  return database
}

function addPayment(database: Database, { id, userId, total, paidAt, cancelledAt }: Order): void {
  if (paidAt === null) return
  const payment = { orderId: id, id, userId, amount: total, paidAt, refundedAt: cancelledAt }
  database.payments.set(id, payment)
}

function givenDatabase(database: Database): Given {
  return {
    after(...commands) {
      for (const command of commands)
        expect(executeAlone(database, command).outcome).toMatchObject({ ok: true })
      return givenDatabase(database)
    },
    when: (command) => answered(executeAlone(database, command), database),
  }
}

function answered({ outcome, events, replayed }: Executed, left: Database): Answered {
  return {
    // biome-ignore lint/suspicious/noThenProperty: given, when, then; nobody awaits a specification
    then(...expected) {
      expect(outcome).toMatchObject({ ok: true })
      expect(events).toEqual(expected)
      return left
    },
    tells(type, ...expected) {
      expect(outcome).toMatchObject({ ok: true })
      expect(events.filter((event) => event.type === type)).toEqual(expected)
      return left
    },
    refused(code, data = {}, due = []) {
      expect(outcome).toEqual({ ok: false, rejection: { code, ...data } })
      expect(events).toEqual(due)
      return left
    },
    answers(result) {
      expect(outcome).toMatchObject({ ok: true, result })
      return left
    },
    replays(expected) {
      expect(outcome).toEqual(expected)
      expect({ replayed, events }).toEqual({ replayed: true, events: [] })
      return left
    },
  }
}
