// The shop's policies at the moment of a request: until when a pending order may be paid and a paid one undone.

import type { OrderPayment, PaymentTerms } from '../domain/command.ts'
import type { Shop } from './shop.ts'

const minuteMs = 60_000

export function paymentTerms(shop: Shop, now: number): PaymentTerms {
  return {
    entryId: shop.newId(),
    day: shop.dayOf(now),
    cancellableUntil: now + Math.round(shop.config.cancelWindowMinutes * minuteMs),
  }
}

/** Immediate unless the request says otherwise (docs/requirements.md, 2). */
export function orderPayment(
  shop: Shop,
  mode: 'immediate' | 'deferred' | undefined,
  now: number,
): OrderPayment {
  if (mode !== 'deferred') return { kind: 'immediate', ...paymentTerms(shop, now) }
  return { kind: 'deferred', expiresAt: now + Math.round(shop.config.pendingOrderMinutes * minuteMs) }
}
