// The baseline: the rules of the shop with the textbook's way to store them. One transaction per command on a
// pool of 20 connections, `SELECT … FOR UPDATE` on the balance, the coupon and each product's stock in a fixed
// order, one plain prepared statement per row, each awaited. It decides with the same functions and writes the
// same rows as the shop, so its books verify too. Commands that no scenario sends are refused.

import type pg from 'pg'
import { assert } from '../src/domain/assert.ts'
import type { ChargeBalance, Command, IssueCoupon, PlaceOrder } from '../src/domain/command.ts'
import { type Executed, execute } from '../src/domain/execute.ts'
import type { Order, Wallet } from '../src/domain/model.ts'
import { emptySnapshot, pairKey, type Snapshot } from '../src/domain/snapshot.ts'
import type { Engine } from '../src/engine/engine.ts'
import {
  couponIssuedRow,
  fundingEventRow,
  type OutboxRow,
  orderEventRow,
} from '../src/postgres/outbox-row.ts'
import { readCoupon, readProduct, readUserCoupon } from '../src/postgres/row-mapping.ts'

type Run = (text: string, values: readonly unknown[]) => Promise<pg.QueryResultRow[]>

export function createTextbookEngine(pool: pg.Pool): Engine {
  return {
    async submit(command) {
      const { outcome, replayed } = await inOwnTransaction(pool, command)
      // The outcome of a command has the type of its result.
      return { outcome: outcome as never, replayed }
    },
    queueDepth: () => 0,
    isFull: () => false,
    drain: () => Promise.resolve(),
  }
}

async function inOwnTransaction(pool: pg.Pool, command: Command): Promise<Executed> {
  const client = await pool.connect()
  const run: Run = async (text, values) =>
    (await client.query({ name: nameOf(text), text, values: [...values] })).rows
  try {
    await client.query('BEGIN')
    const executed = await store(run, command)
    await client.query(executed.outcome.ok ? 'COMMIT' : 'ROLLBACK')
    client.release()
    return executed
  } catch (error) {
    client.release(true)
    throw error
  }
}

const names = new Map<string, string>()

/** Each text is prepared once per connection. */
function nameOf(text: string): string {
  const known = names.get(text) ?? `textbook-${names.size}`
  names.set(text, known)
  return known
}

function store(run: Run, command: Command): Promise<Executed> {
  switch (command.type) {
    case 'PlaceOrder':
      return placeOrder(run, command)
    case 'ChargeBalance':
      return chargeBalance(run, command)
    case 'IssueCoupon':
      return issueCoupon(run, command)
    default:
      throw new Error(`the baseline does not know ${command.type}`)
  }
}

async function placeOrder(run: Run, command: PlaceOrder): Promise<Executed> {
  const snapshot = emptySnapshot()
  await lockWallet(run, snapshot, command.userId)
  if (command.userCouponId !== null) await lockUserCoupon(run, snapshot, command.userCouponId)
  const productIds = [...new Set(command.lines.map(({ productId }) => productId))].sort()
  for (const productId of productIds) await lockStock(run, snapshot, productId)
  const executed = execute(snapshot, command)
  if (!executed.outcome.ok) return executed
  const order = snapshot.orders.get(command.orderId)!
  assert(order.status === 'paid' && command.payment.kind === 'immediate', 'the scenarios pay at once')
  await saveOrder(run, order)
  await saveWallet(run, snapshot.wallets.get(order.userId)!, executed)
  if (order.userCouponId !== null) {
    await run("UPDATE user_coupons SET status = 'used', order_id = $2 WHERE id = $1", [
      order.userCouponId,
      order.id,
    ])
  }
  await tell(run, orderEventRow('order.paid', order.id, order))
  return executed
}

async function tell(run: Run, event: OutboxRow): Promise<void> {
  await run('INSERT INTO outbox (event_id, type, subject, data, occurred_at) VALUES ($1, $2, $3, $4, $5)', [
    event.eventId,
    event.type,
    event.subject,
    event.data,
    new Date(event.occurredAt),
  ])
}

async function saveOrder(run: Run, order: Order): Promise<void> {
  await run(
    `INSERT INTO orders (id, user_id, status, subtotal, discount, total, user_coupon_id, created_at, paid_at, paid_day,
      payment_id, cancellable_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      order.id,
      order.userId,
      order.status,
      order.subtotal,
      order.discount,
      order.total,
      order.userCouponId,
      new Date(order.createdAt),
      new Date(order.paidAt!),
      order.paidDay,
      order.paymentId,
      new Date(order.cancellableUntil!),
    ],
  )
  const byProduct = [...order.lines.entries()].sort(([, a], [, b]) => (a.productId < b.productId ? -1 : 1))
  for (const [index, line] of byProduct) {
    const { productId, name, unitPrice, quantity } = line
    await run(
      `INSERT INTO order_items (order_id, line_no, product_id, name, unit_price, quantity)
        VALUES ($1, $2, $3, $4, $5, $6)`,
      [order.id, index + 1, productId, name, unitPrice, quantity],
    )
    await run(
      `WITH moved AS (INSERT INTO daily_sales (day, product_id, quantity)
        SELECT sales_day, product_id, sold FROM stocks WHERE product_id = $1 AND sales_day < $3)
      UPDATE stocks SET on_hand = on_hand - $2, sales_day = $3,
        sold = $2 + CASE WHEN sales_day < $3 THEN 0 ELSE sold END WHERE product_id = $1`,
      [productId, quantity, order.paidDay],
    )
  }
  await run(
    `INSERT INTO daily_figures AS f VALUES ($1, pg_backend_pid() % 16, 1, $2, 0, 0) ON CONFLICT (day, shard)
      DO UPDATE SET paid_orders = f.paid_orders + 1, paid_amount = f.paid_amount + excluded.paid_amount`,
    [order.paidDay, order.total],
  )
}

async function chargeBalance(run: Run, command: ChargeBalance): Promise<Executed> {
  const snapshot = emptySnapshot()
  await lockWallet(run, snapshot, command.userId)
  const executed = execute(snapshot, command)
  if (executed.outcome.ok) await saveWallet(run, snapshot.wallets.get(command.userId)!, executed)
  return executed
}

async function issueCoupon(run: Run, command: IssueCoupon): Promise<Executed> {
  const { userId, couponId, userCouponId } = command
  const snapshot = emptySnapshot()
  await lockWallet(run, snapshot, userId)
  const [coupon] = await run('SELECT * FROM coupons WHERE id = $1 FOR UPDATE', [couponId])
  if (coupon) snapshot.coupons.set(couponId, readCoupon(coupon))
  const held = 'SELECT count(*) AS issued FROM user_coupons WHERE user_id = $1 AND coupon_id = $2'
  const [counted] = await run(held, [userId, couponId])
  snapshot.issuedCounts.set(pairKey(userId, couponId), counted!.issued)
  const executed = execute(snapshot, command)
  if (!executed.outcome.ok) return executed
  const issued = snapshot.userCoupons.get(userCouponId)!
  await run(
    `INSERT INTO user_coupons (id, coupon_id, user_id, seq, status, issued_at, expires_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      issued.id,
      couponId,
      userId,
      issued.seq,
      issued.status,
      new Date(issued.issuedAt),
      new Date(issued.expiresAt),
    ],
  )
  await run('UPDATE coupons SET issued_count = issued_count + 1 WHERE id = $1', [couponId])
  await tell(run, couponIssuedRow(issued))
  return executed
}

async function lockWallet(run: Run, snapshot: Snapshot, userId: string): Promise<void> {
  const text = 'SELECT balance, entry_count FROM wallets WHERE user_id = $1 FOR UPDATE'
  const [row] = await run(text, [userId])
  if (row) snapshot.wallets.set(userId, { userId, balance: row.balance, entryCount: row.entry_count })
}

async function lockUserCoupon(run: Run, snapshot: Snapshot, userCouponId: string): Promise<void> {
  const [row] = await run('SELECT * FROM user_coupons WHERE id = $1 FOR UPDATE', [userCouponId])
  if (!row) return
  snapshot.userCoupons.set(userCouponId, readUserCoupon(row))
  const [coupon] = await run('SELECT * FROM coupons WHERE id = $1', [row.coupon_id])
  snapshot.coupons.set(row.coupon_id, readCoupon(coupon!))
}

async function lockStock(run: Run, snapshot: Snapshot, productId: string): Promise<void> {
  const text = `SELECT p.*, s.on_hand, s.reserved FROM stocks s JOIN products p ON p.id = s.product_id
    WHERE s.product_id = $1 FOR UPDATE OF s`
  const [row] = await run(text, [productId])
  if (!row) return
  snapshot.stocks.set(productId, { productId, onHand: row.on_hand, reserved: row.reserved })
  snapshot.products.set(productId, readProduct(row))
}

async function saveWallet(run: Run, wallet: Wallet, { events }: Executed): Promise<void> {
  for (const event of events) {
    if (event.type !== 'BalanceChanged') continue
    await run(
      `INSERT INTO balance_entries (user_id, seq, id, kind, amount, balance_after, order_id, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        event.userId,
        event.seq,
        event.entryId,
        event.kind,
        event.amount,
        event.balanceAfter,
        event.orderId,
        new Date(event.at),
      ],
    )
    if (event.kind === 'charge') await tell(run, fundingEventRow(event))
  }
  await run('UPDATE wallets SET balance = $2, entry_count = $3 WHERE user_id = $1', [
    wallet.userId,
    wallet.balance,
    wallet.entryCount,
  ])
}
