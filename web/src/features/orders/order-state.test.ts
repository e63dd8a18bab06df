// Where an order stands.

import { expect, test } from 'vitest'
import { orderState } from './order-state.ts'

const time = '2026-03-01T10:00:00.000Z'
const at = Date.parse(time)
const pending = { status: 'pending', expiresAt: time, cancellableUntil: null } as const
const paid = { status: 'paid', expiresAt: null, cancellableUntil: time } as const

test('a pending order can be paid and cancelled until its time is over', () => {
  expect(orderState(pending, at - 1)).toEqual({
    status: 'pending',
    canPay: true,
    canCancel: true,
    payLeftMs: 1,
  })
  expect(orderState(pending, at)).toEqual({
    status: 'expired',
    canPay: false,
    canCancel: false,
    payLeftMs: 0,
  })
})

test('a paid order can be cancelled to the last moment of its window', () => {
  expect([orderState(paid, at).canCancel, orderState(paid, at + 1).canCancel]).toEqual([true, false])
})

test.each(['cancelled', 'expired'] as const)('nothing can be done about one that is %s', (status) => {
  expect(orderState({ ...paid, status }, at - 1)).toEqual({
    status,
    canPay: false,
    canCancel: false,
    payLeftMs: 0,
  })
})
