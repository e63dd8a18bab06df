// Reads what arrived into an event of the shop, or says why it is none. It asks only for what the platform uses, so that
// new fields and new types of events break nothing here.

import { Type } from 'typebox'
import { Compile } from 'typebox/compile'

export type OrderState = {
  readonly status: 'paid' | 'cancelled'
  readonly items: readonly {
    readonly productId: string
    readonly name: string
    readonly quantity: number
    readonly amount: number
  }[]
  readonly subtotal: number
  readonly discount: number
  readonly total: number
  readonly userCouponId: string | null
  readonly paidAt: string
}

export type ShopEvent = {
  readonly id: string
  readonly type: string
  readonly subject: string
  /** Rises within a subject: of two events the one with the higher sequence is later. */
  readonly sequence: number
  /** Null for events that are about something else. */
  readonly order: OrderState | null
}

const textLengthMax = 200
const Text = Type.String({ minLength: 1, maxLength: textLengthMax })
const Won = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

const envelope = Compile(
  Type.Object({
    specversion: Type.Literal('1.0'),
    id: Text,
    type: Text,
    subject: Text,
    sequence: Type.String({ pattern: '^[0-9]{16}$' }),
    data: Type.Record(Type.String(), Type.Unknown()),
  }),
)

const orderState = Compile(
  Type.Object({
    status: Type.Union([Type.Literal('paid'), Type.Literal('cancelled')]),
    items: Type.Array(Type.Object({ productId: Text, name: Text, quantity: Won, amount: Won })),
    subtotal: Won,
    discount: Won,
    total: Won,
    userCouponId: Type.Union([Text, Type.Null()]),
    paidAt: Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' }),
  }),
)

const orderTypes: ReadonlySet<string> = new Set(['jangteo.order.paid.v1', 'jangteo.order.cancelled.v1'])

/** The text says what is wrong with it. */
export function readEvent(body: string): ShopEvent | string {
  const event = parse(body)
  if (!envelope.Check(event)) return `not an event: ${firstOf(envelope.Errors(event))}`
  const { id, type, subject, data } = event
  const sequence = Number(event.sequence)
  if (!orderTypes.has(type)) return { id, type, subject, sequence, order: null }
  if (!orderState.Check(data)) return `not an order: ${firstOf(orderState.Errors(data))}`
  if (Number.isNaN(Date.parse(data.paidAt))) return 'not an order: paidAt is no time'
  return { id, type, subject, sequence, order: data }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

type Fault = { readonly instancePath: string; readonly message: string }

function firstOf([fault]: readonly Fault[]): string {
  return fault ? `${fault.instancePath || 'it'} ${fault.message}` : 'it'
}
