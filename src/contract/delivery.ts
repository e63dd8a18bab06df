// What operators see of the delivery to the platforms, and what they may ask of it.

import { Type } from 'typebox'
import { Nullable, RequestedTime, Text, Timestamp, Uuid } from './common.ts'

const DeadLetter = Type.Object({
  eventId: Uuid,
  sink: Type.String(),
  type: Type.String(),
  subject: Uuid,
  reason: Type.String(),
  attempts: Type.Integer(),
  deadAt: Timestamp,
})

const SinkView = Type.Object({
  sink: Type.String(),
  inUse: Type.Boolean({ description: 'An instance delivers to it, or did within the last two minutes' }),
  position: Type.Integer({ description: 'Everything up to here was delivered or is parked' }),
  pending: Type.Integer({ description: 'Events after the position; above 10,000 an upper bound' }),
  oldestPendingAt: Nullable(Timestamp),
  deliveredCount: Type.Integer(),
  rate: Type.Number({ description: 'Delivered events a second, about the last ten seconds' }),
  lastError: Nullable(Type.String()),
  disabledAt: Nullable(
    Type.String({ format: 'date-time', description: 'The platform wants nothing any more' }),
  ),
  waiting: Type.Integer({ description: 'Refused events that are tried again, and those behind them' }),
  deadLetters: Type.Integer(),
})

export const Delivery = Type.Object({
  sinks: Type.Array(SinkView),
  deadLetters: Type.Array(DeadLetter, { description: 'The newest hundred' }),
})

export const DeadLetterParams = Type.Object({ eventId: Uuid })
export const RetryAccepted = Type.Object({ eventId: Uuid, status: Type.Literal('scheduled') })

export const SinkParams = Type.Object({ sink: Text({ min: 1, max: 40 }) })
/** Either of the two. */
export const ReplayBody = Type.Object(
  { since: Type.Optional(RequestedTime), orderId: Type.Optional(Uuid) },
  { additionalProperties: false, minProperties: 1, maxProperties: 1 },
)
export const SinkAccepted = Type.Object({ sink: Type.String(), status: Type.Literal('scheduled') })
