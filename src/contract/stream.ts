// The stream of live states on the wire: what can be asked for, and the messages. A message is the state of one thing,
// never a change of it: the newest replaces what was known.

import { Type } from 'typebox'
import { Nullable, OneOf, Uuid, uuidPattern, Won } from './common.ts'
import { orderStatuses } from './orders.ts'
import { productStatuses } from './products.ts'

const streamProductsMax = 100
const streamCouponsMax = 50

const uuidTextLength = 36

function IdList(idsMax: number, what: string) {
  return Type.String({
    description: `Ids of ${what}, separated by commas, at most ${idsMax}`,
    pattern: `^${uuidPattern}(,${uuidPattern})*$`,
    maxLength: idsMax * (uuidTextLength + 1) - 1,
  })
}

/** `?me` and `?me=true` are the same. */
function Flag(description: string) {
  return Type.Unsafe<'' | 'true'>({ type: 'string', enum: ['true', ''], description })
}

export const StreamQuery = Type.Object({
  products: Type.Optional(IdList(streamProductsMax, 'products')),
  coupons: Type.Optional(IdList(streamCouponsMax, 'coupon events')),
  me: Type.Optional(Flag('Your balance and the status of your newest orders')),
  operations: Type.Optional(Flag('Figures of the running shop; operators only')),
})

export const StreamHeaders = Type.Object({
  'last-event-id': Type.Optional(
    Type.String({
      maxLength: 100,
      description: 'Accepted and not needed: every connection begins with all states',
    }),
  ),
})

/** The data of each event, by its name. */
export const streamEvents = {
  stock: Type.Object({
    productId: Uuid,
    stock: Type.Integer({ description: 'Units that can be bought' }),
    status: OneOf(productStatuses),
  }),
  coupon: Type.Object({
    couponId: Uuid,
    remaining: Type.Integer(),
    issuedCount: Type.Integer(),
    totalCount: Type.Integer(),
  }),
  balance: Type.Object({ balance: Won }),
  order: Type.Object({ orderId: Uuid, status: OneOf(orderStatuses) }),
  operations: Type.Object({
    ordersPerSecond: Nullable(
      Type.Number({ description: 'Paid by all instances, over five seconds; null until it is known' }),
    ),
    ordersToday: Type.Integer({ description: 'Paid today and not cancelled since' }),
    revenueToday: Type.Integer({ description: 'What they cost, in whole won' }),
    queueDepth: Type.Integer({ description: 'Commands that wait for a batch, of the instance that answers' }),
    p99Ms: Nullable(
      Type.Number({
        description: 'Of answers to commands within ten seconds, of that instance; null without any',
      }),
    ),
    streams: Type.Integer({ description: 'Open streams of that instance' }),
    outboxPending: Type.Integer({ description: 'Events not delivered yet; above 10,000 an upper bound' }),
    outboxOldestSeconds: Type.Integer({ description: 'Age of the oldest of them' }),
  }),
  end: Type.Object({
    reason: OneOf(['shop-stopping', 'token-expired', 'stream-expired', 'replaced']),
  }),
} as const

export type StreamEvent = keyof typeof streamEvents
