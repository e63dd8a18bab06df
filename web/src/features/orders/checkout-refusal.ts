// What to say when a checkout was refused, and whether it is about the coupon, which is said there.

import { problemIn, ShopRefusal } from '../../shared/api/problem.ts'
import type { Texts } from '../../shared/i18n/texts.ts'
import type { words } from './words.ts'

type Words = typeof words extends Texts<infer Both> ? Texts<Both>['ko'] : never

export type CheckoutRefusal = { readonly about: 'coupon' | 'order'; readonly text: string }

/** What was in the way and no longer is, is not said any more. */
export function checkoutRefusal(
  error: Error | null,
  t: Words,
  { missing }: { readonly missing: number },
): CheckoutRefusal | null {
  if (error === null) return null
  const say = (text: string): CheckoutRefusal => ({ about: 'order', text })
  if (!(error instanceof ShopRefusal)) return say(t.unreachable)
  if (problemIn(error, 'coupon-not-usable', 'user-coupon-not-found')) {
    return { about: 'coupon', text: t.refusedCoupon }
  }
  if (problemIn(error, 'out-of-stock')) return say(t.refusedLines)
  if (problemIn(error, 'insufficient-balance')) return missing > 0 ? say(t.refusedBalance) : null
  if (problemIn(error, 'total-changed')) return say(t.refusedTotal)
  if (problemIn(error, 'product-not-on-sale', 'product-not-found')) return say(t.refusedProduct)
  if (problemIn(error, 'overloaded', 'outcome-unknown')) return say(t.unreachable)
  return say(error.problem.detail)
}
