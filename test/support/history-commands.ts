// From one step of a random history to the command a route would make of it, with ids no command had before.

import { createHash } from 'node:crypto'
import { calendarOf } from '../../src/domain/calendar.ts'
import type { Command, Idempotency, OrderPayment, PaymentTerms } from '../../src/domain/command.ts'
import * as command from './commands.ts'
import type { Database } from './fake-database.ts'
import { type Step, unknown } from './history.ts'
import { cartOrCatalogueCommand } from './history-catalogue.ts'
import { type IdKind, idOf } from './ids.ts'
import { dayMs, hourMs, minuteMs } from './rows.ts'

/** What the history led to so far; `sent` remembers the requests that carried an idempotency key. */
export type Scene = {
  readonly database: Database
  now: number
  /** How many ids were made. */
  made: number
  products: number
  coupons: number
  readonly sent: { readonly step: Step; readonly idempotency: Idempotency }[]
}

type Owned = { readonly id: string; readonly userId: string }

const dayOf = calendarOf('Asia/Seoul')

export function buildCommand(scene: Scene, step: Step): Command {
  if (step.kind !== 'Repeat') {
    const idempotency = idempotencyOf(scene, step)
    if (idempotency) scene.sent.push({ step, idempotency })
    return { ...bodyOf(scene, step), idempotency }
  }
  const earlier = scene.sent.at(-1 - step.back) ?? scene.sent.at(-1)
  if (!earlier) return bodyOf(scene, { ...step, kind: 'AddCartLine' })
  return { ...bodyOf(scene, earlier.step), idempotency: { ...earlier.idempotency, at: scene.now } }
}

function idempotencyOf(scene: Scene, step: Step): Idempotency | undefined {
  if (step.key === 0 || step.user === 9) return undefined
  const requestHash = createHash('sha256').update(JSON.stringify(step)).digest('hex')
  return { actorId: idOf('user', step.user), key: `키 "${step.key}", {1}`, requestHash, at: scene.now }
}

function bodyOf(scene: Scene, step: Step): Command {
  const userId = idOf('user', step.user)
  const { now } = scene
  switch (step.kind) {
    case 'ChargeBalance':
      return command.chargeBalance({ userId, amount: step.amount, entryId: newId(scene, 'entry'), now })
    case 'RefundBalance': {
      const since = Math.floor(now / hourMs) * hourMs - (step.variant < 8 ? 0 : dayMs)
      const entryId = newId(scene, 'entry')
      return command.refundBalance({ userId, amount: step.amount, entryId, since, now })
    }
    case 'IssueCoupon': {
      const userCouponId = newId(scene, 'user-coupon')
      return command.issueCoupon({ userId, couponId: idOf('coupon', step.coupon), userCouponId, now })
    }
    case 'PlaceOrder':
      return command.placeOrder({ ...orderOf(scene, step), lines: linesOf(step) })
    case 'PayOrder': {
      const order = pick(scene.database.orders, step)
      const asker = step.variant === 0 ? userId : order.userId
      const ids = { orderId: order.id, paymentId: newId(scene, 'payment') }
      return command.payOrder({ userId: asker, ...ids, payment: termsOf(scene), now })
    }
    case 'CancelOrder': {
      const order = pick(scene.database.orders, step)
      const asker = step.variant === 0 ? userId : step.variant < 3 ? null : order.userId
      return command.cancelOrder({ userId: asker, orderId: order.id, entryId: newId(scene, 'entry'), now })
    }
    case 'ExpireOrder':
      return command.expireOrder({ orderId: pick(scene.database.orders, step).id, now })
    case 'CheckoutCart': {
      const line = pick(scene.database.cartLines, step)
      const itemIds = step.variant % 4 === 3 ? [line.id] : null
      return command.checkoutCart({ ...orderOf(scene, step, line.userId), itemIds })
    }
    default:
      return cartOrCatalogueCommand(scene, step)
  }
}

function orderOf(scene: Scene, step: Step, userId = idOf('user', step.user)) {
  const { database, now } = scene
  const { variant } = step
  const held = [...database.userCoupons].filter(([, one]) => one.userId === userId || variant === 2)
  const userCouponId = variant < 7 && held.length > 0 ? pick(new Map(held), step).id : null
  const payment: OrderPayment =
    variant % 2 === 0
      ? { kind: 'deferred', expiresAt: now + 30 * minuteMs }
      : { kind: 'immediate', ...termsOf(scene) }
  return { userId, orderId: newId(scene, 'order'), userCouponId, payment, now }
}

/** One product, the same product twice, or two products. */
function linesOf({ product, quantity, variant }: Step) {
  const line = { productId: idOf('product', product), quantity }
  if (variant % 4 === 0) return [line, { ...line, quantity: 1 }]
  if (variant % 4 === 1) return [line, { productId: idOf('product', (product % 2) + 1), quantity: 1 }]
  return [line]
}

function termsOf(scene: Scene): PaymentTerms {
  return { entryId: newId(scene, 'entry'), day: dayOf(scene.now), cancellableUntil: scene.now + hourMs }
}

export function newId(scene: Scene, kind: IdKind): string {
  scene.made += 1
  return idOf(kind, scene.made)
}

/** The row so many back from the newest, or one that is not there. */
export function pick<Row extends Owned>(rows: ReadonlyMap<string, Row>, { back, user }: Step): Owned {
  const found = back === unknown ? undefined : [...rows.values()].at(-1 - (back % Math.max(1, rows.size)))
  return found ?? { id: idOf('order', 999_999), userId: idOf('user', user) }
}
