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

const order = { orderId: 'id-of-order', now }

test('a later payment has ids of its own, counts on the day of now, and can be undone for the window', () => {
  const terms = { day: `day of ${now}`, cancellableUntil: now + 3_600_000 }
  expect(paymentTerms(shop(), now)).toEqual({ paymentId: 'id-1', entryId: 'id-2', ...terms })
})

test('an immediate payment has the id of its order', () => {
  const terms = { day: `day of ${now}`, cancellableUntil: now + 3_600_000 }
  const immediate = { kind: 'immediate', paymentId: 'id-of-order', entryId: 'id-1', ...terms }
  expect(orderPayment(shop(), undefined, order)).toEqual(immediate)
  expect(orderPayment(shop(), 'immediate', order)).toEqual(immediate)
})

test('a deferred payment has its minutes, in whole milliseconds', () => {
  expect(orderPayment(shop(), 'deferred', order)).toEqual({ kind: 'deferred', expiresAt: now + 600_000 })
  const odd = shopWith({ pendingOrderMinutes: 0.000_02, cancelWindowMinutes: 0.000_01 })
  expect(orderPayment(odd, 'deferred', order)).toEqual({ kind: 'deferred', expiresAt: now + 1 })
  expect(paymentTerms(odd, now).cancellableUntil).toBe(now + 1)
})
