// The shop's policies at the moment of a request: until when a pending order may be paid and a paid one undone.

import type { OrderPayment, PaymentTerms } from '../domain/command.ts'
import type { Shop } from './shop.ts'

const minuteMs = 60_000

/** Of an order that was there before. */
export function paymentTerms(shop: Shop, now: number): PaymentTerms {
  return { paymentId: shop.newId(), ...otherTerms(shop, now) }
}

function otherTerms(shop: Shop, now: number): Omit<PaymentTerms, 'paymentId'> {
  return {
    entryId: shop.newId(),
    day: shop.dayOf(now),
    cancellableUntil: now + Math.round(shop.config.cancelWindowMinutes * minuteMs),
  }
}

/**
 * Immediate unless the request says otherwise (requirements, resolved 2). An immediate payment has the id of its order,
 * whose index entry finds it (docs/adr/0031).
 */
export function orderPayment(
  shop: Shop,
  mode: 'immediate' | 'deferred' | undefined,
  { orderId, now }: { readonly orderId: string; readonly now: number },
): OrderPayment {
  if (mode !== 'deferred') return { kind: 'immediate', paymentId: orderId, ...otherTerms(shop, now) }
  return { kind: 'deferred', expiresAt: now + Math.round(shop.config.pendingOrderMinutes * minuteMs) }
}
