// First-come-first-served coupons: issue, use and worth (requirements C1–C9).

import type { IssueCoupon } from './command.ts'
import { accept, type Decision } from './decision.ts'
import type { Coupon, Discount, UserCoupon } from './model.ts'
import { type CouponUnusableReason, refuse } from './rejection.ts'
import { pairKey, type Snapshot } from './snapshot.ts'

const dayMs = 86_400_000

/** Hands out one coupon while there are some left, inside the issue window, up to the user's limit (C1–C3). */
export function decideIssue(snapshot: Snapshot, command: IssueCoupon): Decision {
  const { userId, couponId, now } = command
  if (!snapshot.wallets.has(userId)) return refuse('user-not-found', { userId })
  const coupon = snapshot.coupons.get(couponId)
  if (!coupon) return refuse('coupon-not-found', { couponId })
  if (now < coupon.issueStartsAt)
    return refuse('coupon-not-started', { issueStartsAt: iso(coupon.issueStartsAt) })
  if (coupon.issueEndsAt !== null && now >= coupon.issueEndsAt) {
    return refuse('coupon-ended', { issueEndsAt: iso(coupon.issueEndsAt) })
  }
  const held = snapshot.issuedCounts.get(pairKey(userId, couponId)) ?? 0
  if (held >= coupon.perUserLimit) {
    return refuse('coupon-already-issued', { couponId, perUserLimit: coupon.perUserLimit })
  }
  if (coupon.issuedCount >= coupon.totalCount) return refuse('coupon-sold-out', { couponId })
  return accept({
    type: 'CouponIssued',
    userCoupon: {
      id: command.userCouponId,
      couponId,
      userId,
      seq: held + 1,
      status: 'unused',
      orderId: null,
      issuedAt: now,
      expiresAt: now + coupon.validDays * dayMs,
    },
  })
}

/** Won taken off an order; never more than the order costs (C7). A share of a won is left to the shopper's cost. */
export function discountFor(discount: Discount, subtotal: number): number {
  if (discount.type === 'amount') return Math.min(discount.value, subtotal)
  const share = Math.floor((subtotal * discount.value) / 100)
  return Math.min(share, discount.maxAmount ?? share, subtotal)
}

/** Why a coupon cannot be used for an order of this subtotal now, or null when it can (C6). */
export function unusableReason(
  userCoupon: UserCoupon,
  coupon: Pick<Coupon, 'minOrderAmount'>,
  order: { readonly subtotal: number | null; readonly now: number },
): CouponUnusableReason | null {
  if (userCoupon.status === 'used') return 'used'
  if (order.now >= userCoupon.expiresAt) return 'expired'
  if (userCoupon.status === 'held') return 'held'
  if (order.subtotal !== null && order.subtotal < coupon.minOrderAmount) return 'below-min-order-amount'
  return null
}

function iso(ms: number): string {
  return new Date(ms).toISOString()
}
