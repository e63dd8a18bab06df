// A shop on a real database, filled through its engine as its routes would: every row is one the shop writes itself.
// Time is what the test says; it never reads the clock of a job.

import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { expect, vi } from 'vitest'
import { calendarOf } from '../../src/domain/calendar.ts'
import type { OrderPayment, PaymentTerms } from '../../src/domain/command.ts'
import type { Order } from '../../src/domain/model.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { insertUser } from '../../src/postgres/accounts.ts'
import { createPool } from '../../src/postgres/connection-pool.ts'
import { batchSettings, createPostgresStore } from '../../src/postgres/postgres-store.ts'
import { verifyBooks } from '../../src/postgres/verify-books.ts'
import { createTestDatabase } from './test-database.ts'

export const seoul = 'Asia/Seoul'
export const dayOf = calendarOf(seoul)

/** How long a test waits for a condition. */
export const patience = { timeout: 20_000, interval: 20 }

const minuteMs = 60_000

export type OrderRequest = {
  readonly userId: string
  readonly productId: string
  readonly at: number
  readonly quantity?: number
  readonly userCouponId?: string
  /** Set for an order that is paid later, if at all. */
  readonly expiresAt?: number
}

export type LiveShop = Awaited<ReturnType<typeof openLiveShop>>

export async function openLiveShop() {
  const database = await createTestDatabase()
  const connectionString = database.url
  const pool = createPool({ connectionString, name: 'test', connectionsMax: 8 })
  const enginePools: pg.Pool[] = []
  /** With connections of its own, as another process has. */
  const newEngine = () => {
    const options = { connectionString, name: 'test-engine', connectionsMax: 4, settings: batchSettings }
    const enginePool = createPool(options)
    enginePools.push(enginePool)
    return createEngine({ store: createPostgresStore(enginePool), newId: uuidv7 })
  }
  return {
    ...stocking(newEngine(), pool),
    ...looking(pool),
    pool,
    url: database.url,
    /** One more instance of the shop on the same database. */
    newInstance: () => stocking(newEngine(), pool),
    async close() {
      await Promise.all([pool, ...enginePools].map((one) => one.end()))
      await database.drop()
    },
  }
}

function stocking(engine: Engine, pool: pg.Pool) {
  const actorId = uuidv7()
  return {
    engine,
    async addUser({ balance, at }: { balance: number; at: number }): Promise<string> {
      const id = uuidv7()
      const email = `${id}@example.com`
      await insertUser(pool, {
        id,
        email,
        name: '손님',
        role: 'shopper',
        passwordHash: 'none',
        createdAt: at,
      })
      for (let left = balance; left > 0; left -= 1_000_000) {
        const amount = Math.min(left, 1_000_000)
        await accepted(
          engine.submit({ type: 'ChargeBalance', userId: id, amount, entryId: uuidv7(), now: at }),
        )
      }
      return id
    },
    async addProduct({ price, stock, at }: { price: number; stock: number; at: number }): Promise<string> {
      const id = uuidv7()
      const product = {
        id,
        name: '텀블러',
        description: '',
        category: '주방',
        price,
        status: 'on-sale',
      } as const
      await accepted(
        engine.submit({ type: 'CreateProduct', product, stock, adjustmentId: uuidv7(), actorId, now: at }),
      )
      return id
    },
    async addCoupon({ value, at }: { value: number; at: number }): Promise<string> {
      const id = uuidv7()
      const terms = { minOrderAmount: 0, totalCount: 1_000, perUserLimit: 5, validDays: 30 }
      const window = { issueStartsAt: at, issueEndsAt: null }
      const coupon = { id, name: '할인', discount: { type: 'amount', value } as const, ...terms, ...window }
      await accepted(engine.submit({ type: 'CreateCoupon', coupon, now: at }))
      return id
    },
    async issue(userId: string, couponId: string, at: number): Promise<string> {
      const userCouponId = uuidv7()
      await accepted(engine.submit({ type: 'IssueCoupon', userId, couponId, userCouponId, now: at }))
      return userCouponId
    },
    order(request: OrderRequest): Promise<Order> {
      return accepted(engine.submit({ type: 'PlaceOrder', ...orderOf(request) }))
    },
    cancel(orderId: string, at: number): Promise<Order> {
      return accepted(
        engine.submit({ type: 'CancelOrder', userId: null, orderId, entryId: uuidv7(), now: at }),
      )
    },
  }
}

/** What tests ask the database itself. */
function looking(pool: pg.Pool) {
  const rows = async (text: string, values: unknown[] = []) => (await pool.query(text, values)).rows
  return {
    rows,
    async count(table: string): Promise<number> {
      return (await rows(`SELECT count(*) FROM ${table}`))[0].count
    },
    /** Resolves when `sessions` of this database wait for a lock in such a statement. */
    async untilWaiting(statement: string, sessions = 1): Promise<void> {
      const text = `SELECT FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE $1`
      await vi.waitFor(async () => expect(await rows(text, [statement])).toHaveLength(sessions), patience)
    },
    async expectBooksRight(): Promise<void> {
      const { checks } = await verifyBooks(pool)
      expect(checks.filter(({ ok }) => !ok)).toEqual([])
    },
  }
}

export function termsAt(at: number): PaymentTerms {
  return { entryId: uuidv7(), day: dayOf(at), cancellableUntil: at + 60 * minuteMs }
}

function orderOf({ userId, productId, at, quantity = 1, userCouponId, expiresAt }: OrderRequest) {
  const payment: OrderPayment =
    expiresAt === undefined ? { kind: 'immediate', ...termsAt(at) } : { kind: 'deferred', expiresAt }
  const lines = [{ productId, quantity }]
  const terms = { userCouponId: userCouponId ?? null, expectedTotal: null, payment }
  return { userId, orderId: uuidv7(), lines, ...terms, now: at }
}

/** The result of a command that must succeed. */
async function accepted<Result>(
  submitted: Promise<{ outcome: { ok: true; result: Result } | { ok: false; rejection: { code: string } } }>,
): Promise<Result> {
  const { outcome } = await submitted
  if (outcome.ok) return outcome.result
  throw new Error(`refused: ${JSON.stringify(outcome.rejection)}`)
}

/** A log that remembers what was told it. */
export function memoryLog() {
  const errors: { readonly data: object; readonly message: string }[] = []
  return { errors, error: (data: object, message: string) => void errors.push({ data, message }) }
}
