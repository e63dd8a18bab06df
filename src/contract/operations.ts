// What operators see of the running shop: users, delivery, verification, health.

import { Type } from 'typebox'
import { User } from './auth.ts'
import { Cursor, CursorPage, Limit, Nullable, Text, Timestamp, Uuid, Won } from './common.ts'

const AdminUser = Type.Object({ ...User.properties, balance: Won, createdAt: Timestamp })
export const AdminUserPage = CursorPage(AdminUser)
export const AdminUserQuery = Type.Object({
  limit: Limit,
  cursor: Type.Optional(Cursor),
  q: Type.Optional(Text({ min: 1, max: 100 })),
})

const DeadLetter = Type.Object({
  eventId: Uuid,
  sink: Type.String(),
  type: Nullable(Type.String()),
  subject: Nullable(Type.String()),
  reason: Type.String(),
  attempts: Type.Integer(),
  deadAt: Timestamp,
})

export const Delivery = Type.Object({
  sinks: Type.Array(
    Type.Object({
      sink: Type.String(),
      position: Type.Integer({ description: 'Everything up to here was delivered or is a dead letter' }),
      pending: Type.Integer(),
      oldestPendingAt: Nullable(Timestamp),
      deliveredCount: Type.Integer(),
      lastError: Nullable(Type.String()),
      deadLetters: Type.Integer(),
    }),
  ),
  deadLetters: Type.Array(DeadLetter),
})

export const DeadLetterParams = Type.Object({ eventId: Uuid })
export const RetryAccepted = Type.Object({ eventId: Uuid, status: Type.Literal('scheduled') })

export const Verification = Type.Object({
  ok: Type.Boolean(),
  checks: Type.Array(Type.Object({ name: Type.String(), ok: Type.Boolean(), detail: Type.String() })),
})

export const Health = Type.Object({ status: Type.String() })
