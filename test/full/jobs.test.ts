// The promises of the expiry of orders and of the schedule of all jobs, on a real database.

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Command } from '../../src/domain/command.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { expireOrders } from '../../src/jobs/expire-orders.ts'
import { startJobs } from '../../src/jobs/schedule.ts'
import { type LiveShop, memoryLog, openLiveShop, patience, seoul } from '../support/live-shop.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const noon = Date.parse('2026-01-31T12:00:00+09:00')

let shop: LiveShop
let userId: string
let productId: string

beforeEach(async () => {
  shop = await openLiveShop()
  userId = await shop.addUser({ balance: 1_000_000, at: noon - 10 * dayMs })
  productId = await shop.addProduct({ price: 1_000, stock: 100_000, at: noon - 10 * dayMs })
})

afterEach(() => shop.close())

/** The shop's engine, behind something that may hold a command up or break it. */
function engineBehind(gate: (command: Command) => Promise<void>): Pick<Engine, 'submit'> {
  return {
    async submit(command) {
      await gate(command)
      return shop.engine.submit(command)
    },
  }
}

describe('expiry', () => {
  test('releases the stock and the coupon of an overdue order, and nothing of one that still has time', async () => {
    const couponId = await shop.addCoupon({ value: 500, at: noon })
    const userCouponId = await shop.issue(userId, couponId, noon)
    const overdue = { userId, productId, at: noon, quantity: 3, userCouponId, expiresAt: noon + minuteMs }
    await shop.order(overdue)
    await shop.order({ userId, productId, at: noon, quantity: 2, expiresAt: noon + 2 * minuteMs })
    await expireOrders({ ...shop, now: () => noon + minuteMs })
    expect(await shop.rows('SELECT on_hand, reserved FROM stocks')).toEqual([
      { on_hand: 100_000, reserved: 2 },
    ])
    expect(await shop.rows('SELECT status, order_id FROM user_coupons')).toEqual([
      { status: 'unused', order_id: null },
    ])
    expect(await shop.rows('SELECT status FROM orders ORDER BY id')).toEqual([
      { status: 'expired' },
      { status: 'pending' },
    ])
  })

  test('expires more orders than it reads at a time', async () => {
    const order = { userId, productId, at: noon, expiresAt: noon + minuteMs }
    await Promise.all(Array.from({ length: 450 }, () => shop.order(order)))
    await expireOrders({ ...shop, now: () => noon + minuteMs })
    expect(await shop.rows('SELECT status, count(*) FROM orders GROUP BY status')).toEqual([
      { status: 'expired', count: 450 },
    ])
  })

  test('on two instances at once releases each order once', async () => {
    const order = { userId, productId, at: noon, quantity: 2, expiresAt: noon + minuteMs }
    await Promise.all(Array.from({ length: 100 }, () => shop.order(order)))
    const now = () => noon + minuteMs
    const { engine } = shop.newInstance()
    await Promise.all([expireOrders({ ...shop, now }), expireOrders({ pool: shop.pool, engine, now })])
    expect(await shop.rows('SELECT on_hand, reserved FROM stocks')).toEqual([
      { on_hand: 100_000, reserved: 0 },
    ])
    await shop.expectBooksRight()
  })

  test('a failing order fails the run, not the orders beside it', async () => {
    const { id } = await shop.order({ userId, productId, at: noon, expiresAt: noon })
    await shop.order({ userId, productId, at: noon, expiresAt: noon })
    const engine = engineBehind(async (command) => {
      if (command.type === 'ExpireOrder' && command.orderId === id) throw new Error('broken')
    })
    const expiry = expireOrders({ pool: shop.pool, engine, now: () => noon })
    await expect(expiry).rejects.toThrow('broken')
    expect(await shop.rows("SELECT id FROM orders WHERE status = 'pending'")).toEqual([{ id }])
  })
})

describe('the schedule', () => {
  const now = () => noon + minuteMs
  const start = (engine: Pick<Engine, 'submit'> = shop.engine, log = memoryLog()) =>
    startJobs({ pool: shop.pool, engine, log, timeZone: seoul, now, outboxKeepMs: 7 * 86_400_000 })
  const pending = () => shop.rows("SELECT id FROM orders WHERE status = 'pending'")
  const nonePending = () => vi.waitFor(async () => expect(await pending()).toEqual([]), patience)

  beforeEach(async () => {
    await shop.order({ userId, productId, at: noon, expiresAt: noon + minuteMs })
  })

  test('expires orders and closes missed days soon after the start', async () => {
    await shop.order({ userId, productId, at: noon - dayMs })
    const jobs = start()
    await nonePending()
    await vi.waitFor(async () => expect(await shop.count('closed_days')).toBe(1), patience)
    await jobs.stop()
  })

  test('a run that fails is logged, and the next one goes on', async () => {
    const log = memoryLog()
    let submits = 0
    const engine = engineBehind(async () => {
      submits += 1
      if (submits === 1) throw new Error('broken once')
    })
    const jobs = start(engine, log)
    await nonePending()
    await jobs.stop()
    expect(log.errors).toMatchObject([{ data: { job: 'expire-orders', err: { message: 'broken once' } } }])
  })

  test('stop waits for the run under way, and no other starts', async () => {
    const gate = Promise.withResolvers<void>()
    let submits = 0
    const jobs = start(
      engineBehind(() => {
        submits += 1
        return gate.promise
      }),
    )
    await vi.waitFor(() => expect(submits).toBe(1), patience)
    const stopped = jobs.stop().then(() => 'stopped')
    expect(await Promise.race([stopped, pending()])).not.toBe('stopped')
    gate.resolve()
    expect(await stopped).toBe('stopped')
    expect(await pending()).toEqual([])
    expect(submits).toBe(1)
  })
})
