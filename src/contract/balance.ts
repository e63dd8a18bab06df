// The prepaid balance on the wire.

import { Type } from 'typebox'
import { chargeAmountMax, chargeAmountMin } from '../domain/limits.ts'
import { Body, CursorPage, Nullable, OneOf, OptionalUserId, Timestamp, Uuid, Won } from './common.ts'

export const ChargeBody = Body({
  amount: Type.Integer({ minimum: chargeAmountMin, maximum: chargeAmountMax, description: 'Whole won' }),
  userId: OptionalUserId,
})

export const RefundBody = Body({
  amount: Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'Whole won' }),
  userId: OptionalUserId,
})

export const BalanceChange = Type.Object({ userId: Uuid, amount: Won, balance: Won, entryId: Uuid })

export const Balance = Type.Object({
  userId: Uuid,
  balance: Won,
  refundable: Type.Integer({ description: 'Whole won that can be paid back now' }),
})

const BalanceEntry = Type.Object({
  id: Uuid,
  kind: OneOf(['charge', 'use', 'refund', 'cancel']),
  amount: Type.Integer({ description: 'Signed: what the balance changed by, in whole won' }),
  balanceAfter: Won,
  orderId: Nullable(Uuid),
  createdAt: Timestamp,
})

export const BalanceHistory = CursorPage(BalanceEntry)
