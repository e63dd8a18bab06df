// What operators do: products, stock, coupon events (requirements P5, P6, C1).

import { refuseOutOfBounds } from './bounds.ts'
import type { AdjustStock, ChangeCoupon, ChangeProduct, CreateCoupon, CreateProduct } from './command.ts'
import { accept, type Decision } from './decision.ts'
import { couponPerUserMax, couponTotalMax, couponValidDaysMax, onHandMax, priceMax } from './limits.ts'
import { available, type Coupon } from './model.ts'
import { type Refusal, refuse } from './rejection.ts'
import type { Snapshot } from './snapshot.ts'

/** A new product's stock is its first adjustment, so that stock always equals the sum of its history. */
export function decideCreateProduct(command: CreateProduct): Decision {
  const { product, stock, adjustmentId, actorId, now } = command
  const invalid = refuseOutOfBounds(
    { field: 'price', value: product.price, min: 1, max: priceMax },
    { field: 'stock', value: stock, min: 0, max: onHandMax },
  )
  if (invalid) return invalid
  const created = { type: 'ProductCreated', product: { ...product, createdAt: now } } as const
  if (stock === 0) return accept(created)
  const base = { adjustmentId, productId: product.id, actorId, at: now }
  return accept(created, { type: 'StockAdjusted', ...base, change: stock, reason: 'initial stock' })
}

export function decideChangeProduct(snapshot: Snapshot, command: ChangeProduct): Decision {
  const product = snapshot.products.get(command.productId)
  if (!product) return refuse('product-not-found', { productId: command.productId })
  const changed = { ...product, ...command.changes }
  const invalid = refuseOutOfBounds({ field: 'price', value: changed.price, min: 1, max: priceMax })
  return invalid ?? accept({ type: 'ProductChanged', product: changed })
}

/** Restocks or takes units out; what pending orders reserve cannot be taken out. */
export function decideAdjustStock(snapshot: Snapshot, command: AdjustStock): Decision {
  const { productId, change, reason, adjustmentId, actorId, now } = command
  const stock = snapshot.stocks.get(productId)
  if (!stock) return refuse('product-not-found', { productId })
  if (available(stock) + change < 0) {
    return refuse('out-of-stock', { lines: [{ productId, requested: -change, available: available(stock) }] })
  }
  // Cancelled orders may have brought back more than there may be: units can be taken out all the same.
  const bounds =
    change < 0 ? { min: -available(stock), max: -1 } : { min: 1, max: Math.max(0, onHandMax - stock.onHand) }
  const invalid = refuseOutOfBounds({ field: 'change', value: change, ...bounds })
  if (invalid) return invalid
  const adjusted = {
    type: 'StockAdjusted',
    adjustmentId,
    productId,
    change,
    reason,
    actorId,
    at: now,
  } as const
  if (available(stock) + change > 0) return accept(adjusted)
  return accept(adjusted, { type: 'StockRanOut', productId, causeId: adjustmentId, at: now })
}

export function decideCreateCoupon(command: CreateCoupon): Decision {
  const coupon = { ...command.coupon, issuedCount: 0, createdAt: command.now }
  return checkCoupon(coupon) ?? accept({ type: 'CouponCreated', coupon })
}

export function decideChangeCoupon(snapshot: Snapshot, command: ChangeCoupon): Decision {
  const { couponId, changes } = command
  const coupon = snapshot.coupons.get(couponId)
  if (!coupon) return refuse('coupon-not-found', { couponId })
  const changed = { ...coupon, ...changes }
  if (changed.totalCount < coupon.issuedCount) {
    return refuse('total-below-issued', { issuedCount: coupon.issuedCount })
  }
  return checkCoupon(changed) ?? accept({ type: 'CouponChanged', coupon: changed })
}

function checkCoupon(coupon: Coupon): Refusal | null {
  const { discount, issueStartsAt, issueEndsAt } = coupon
  const invalid = refuseOutOfBounds(
    {
      field: 'discount.value',
      value: discount.value,
      min: 1,
      max: discount.type === 'percent' ? 100 : priceMax,
    },
    { field: 'minOrderAmount', value: coupon.minOrderAmount, min: 0, max: Number.MAX_SAFE_INTEGER },
    { field: 'totalCount', value: coupon.totalCount, min: 1, max: couponTotalMax },
    { field: 'perUserLimit', value: coupon.perUserLimit, min: 1, max: couponPerUserMax },
    { field: 'validDays', value: coupon.validDays, min: 1, max: couponValidDaysMax },
  )
  if (invalid) return invalid
  if (issueEndsAt === null || issueEndsAt > issueStartsAt) return null
  const error = { field: 'issueEndsAt', rule: 'later-than', other: 'issueStartsAt' } as const
  return refuse('invalid-request', { errors: [error] })
}
