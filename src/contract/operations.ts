// What operators see of the running shop: users, verification, health.

import { Type } from 'typebox'
import { User } from './auth.ts'
import { Cursor, CursorPage, Day, Limit, Text, Timestamp, Won } from './common.ts'

export const AdminUser = Type.Object({ ...User.properties, balance: Won, createdAt: Timestamp })
export const AdminUserPage = CursorPage(AdminUser)
export const AdminUserQuery = Type.Object({
  limit: Limit,
  cursor: Type.Optional(Cursor),
  q: Type.Optional(Text({ min: 1, max: 100 })),
})

const figureDaysMax = 366

export const FiguresQuery = Type.Object({
  days: Type.Integer({
    minimum: 1,
    maximum: figureDaysMax,
    default: 14,
    description: 'Today and those before it',
  }),
})

export const Figures = Type.Object({
  today: Day,
  items: Type.Array(
    Type.Object({
      day: Day,
      orders: Type.Integer({ description: 'Paid on that day and not cancelled since' }),
      revenue: Type.Integer({ description: 'What they cost, in whole won' }),
      cancelledOrders: Type.Integer({ description: 'Paid on that day and cancelled since' }),
      cancelledAmount: Won,
    }),
    { description: 'Every day, newest first' },
  ),
})

export const Verification = Type.Object({
  ok: Type.Boolean(),
  checks: Type.Array(Type.Object({ name: Type.String(), ok: Type.Boolean(), detail: Type.String() })),
})

export const Health = Type.Object({ status: Type.String() })
