// The shop's policies at the moment of a request.

import { expect, test } from 'vitest'
import { orderPayment, paymentTerms } from './payment-terms.ts'
import type { Shop } from './shop.ts'

const now = 1_000_000

function shopWith(config: { pendingOrderMinutes: number; cancelWindowMinutes: number }): Shop {
  let ids = 0
  const newId = () => `id-${++ids}`
  return { config, newId, dayOf: (ms: number) => `day of ${ms}` } as unknown as Shop
}

const shop = () => shopWith({ pendingOrderMinutes: 10, cancelWindowMinutes: 60 })

test('a payment has an entry of its own, counts on the day of now, and can be undone for the window', () => {
  const terms = {
    entryId: 'id-1',
    day: `day of ${now}`,
    cancellableUntil: now + 3_600_000,
  }
  expect(paymentTerms(shop(), now)).toEqual(terms)
  expect(orderPayment(shop(), undefined, now)).toEqual({ kind: 'immediate', ...terms })
  expect(orderPayment(shop(), 'immediate', now)).toEqual({ kind: 'immediate', ...terms })
})

test('a deferred payment has its minutes, in whole milliseconds', () => {
  expect(orderPayment(shop(), 'deferred', now)).toEqual({ kind: 'deferred', expiresAt: now + 600_000 })
  const odd = shopWith({ pendingOrderMinutes: 0.000_02, cancelWindowMinutes: 0.000_01 })
  expect(orderPayment(odd, 'deferred', now)).toEqual({ kind: 'deferred', expiresAt: now + 1 })
  expect(paymentTerms(odd, now).cancellableUntil).toBe(now + 1)
})
