// What operators do: products, stock, coupon events (requirements P5, P6, C1).

import type { AdjustStock, ChangeCoupon, ChangeProduct, CreateCoupon, CreateProduct } from './command.ts'
import { accept, type Decision } from './decision.ts'
import { onHandMax } from './limits.ts'
import { available } from './model.ts'
import { refuse } from './rejection.ts'
import type { Snapshot } from './snapshot.ts'

/** A new product's stock is its first adjustment, so that stock always equals the sum of its history. */
export function decideCreateProduct(command: CreateProduct): Decision {
  const { product, stock, adjustmentId, actorId, now } = command
  const created = { type: 'ProductCreated', product: { ...product, createdAt: now } } as const
  if (stock === 0) return accept(created)
  const base = { adjustmentId, productId: product.id, actorId, at: now }
  return accept(created, { type: 'StockAdjusted', ...base, change: stock, reason: 'initial stock' })
}

export function decideChangeProduct(snapshot: Snapshot, command: ChangeProduct): Decision {
  const product = snapshot.products.get(command.productId)
  if (!product) return refuse('product-not-found', { productId: command.productId })
  return accept({ type: 'ProductChanged', product: { ...product, ...command.changes } })
}

/** Restocks or takes units out; what pending orders reserve cannot be taken out. */
export function decideAdjustStock(snapshot: Snapshot, command: AdjustStock): Decision {
  const { productId, change, reason, adjustmentId, actorId, now } = command
  const stock = snapshot.stocks.get(productId)
  if (!stock) return refuse('product-not-found', { productId })
  if (available(stock) + change < 0) {
    return refuse('out-of-stock', { lines: [{ productId, requested: -change, available: available(stock) }] })
  }
  if (!Number.isSafeInteger(change) || change === 0 || stock.onHand + change > onHandMax) {
    const error = {
      field: 'change',
      rule: 'whole-number-between',
      min: 1,
      max: onHandMax - stock.onHand,
    } as const
    return refuse('invalid-request', { errors: [error] })
  }
  return accept({ type: 'StockAdjusted', adjustmentId, productId, change, reason, actorId, at: now })
}

export function decideCreateCoupon(command: CreateCoupon): Decision {
  const coupon = { ...command.coupon, issuedCount: 0, createdAt: command.now }
  const refusal = checkWindow(coupon)
  return refusal ?? accept({ type: 'CouponCreated', coupon })
}

export function decideChangeCoupon(snapshot: Snapshot, command: ChangeCoupon): Decision {
  const { couponId, changes } = command
  const coupon = snapshot.coupons.get(couponId)
  if (!coupon) return refuse('coupon-not-found', { couponId })
  const changed = { ...coupon, ...changes }
  if (changed.totalCount < coupon.issuedCount) {
    return refuse('total-below-issued', { issuedCount: coupon.issuedCount })
  }
  return checkWindow(changed) ?? accept({ type: 'CouponChanged', coupon: changed })
}

function checkWindow(window: { issueStartsAt: number; issueEndsAt: number | null }): Decision | null {
  if (window.issueEndsAt === null || window.issueEndsAt > window.issueStartsAt) return null
  const error = { field: 'issueEndsAt', rule: 'later-than', other: 'issueStartsAt' } as const
  return refuse('invalid-request', { errors: [error] })
}
