// What is said to RabbitMQ in one call, and what its answers mean. A message that is returned, or rejected while others
// are taken, is refused; anything else is thrown.

import { setImmediate as nextTurn } from 'node:timers/promises'
import { AMQPError, type Channel, type Envelope, type ReturnedMessage } from 'rabbitmq-client'
import type { CloudEvent } from './cloud-event.ts'
import type { RabbitmqLink } from './rabbitmq-link.ts'
import type { Refusal } from './sink.ts'

export type Sent = {
  readonly refusals: readonly Refusal[]
  /** Somebody removed the queue or its binding. */
  readonly isBindingMissing: boolean
}

/** Resolves once each message is confirmed, returned or rejected. */
export async function sendEvents(
  link: RabbitmqLink,
  events: readonly CloudEvent[],
  exchange: string,
): Promise<Sent> {
  const channel = await link.channel
  const refusals: Refusal[] = []
  const returned = (message: ReturnedMessage) => {
    refusals.push({ eventId: String(message.messageId), reason: returnReason(message) })
  }
  const messages: Message[] = []
  for (const event of events) {
    const body = Buffer.from(event.json)
    if (body.length <= link.limits.bodyBytesMax) messages.push({ event, body })
    else refusals.push({ eventId: event.id, reason: sizeReason(body.length, link.limits.bodyBytesMax) })
  }
  const tooLarge = refusals.length
  channel.on('basic.return', returned)
  try {
    const nacked = await confirmAll(channel, messages, exchange)
    // The library confirms at once and tells of a return, which came before, one turn later.
    await nextTurn()
    return { refusals: [...refusals, ...nacked], isBindingMissing: refusals.length > tooLarge }
  } finally {
    channel.off('basic.return', returned)
  }
}

type Message = { readonly event: CloudEvent; readonly body: Buffer }

/** Resolves to those that were rejected while others were taken. Rejecting all is an outage: it is the queue then. */
async function confirmAll(
  channel: Channel,
  messages: readonly Message[],
  exchange: string,
): Promise<readonly Refusal[]> {
  const answers = await Promise.allSettled(
    messages.map(({ event, body }) => channel.basicPublish(envelopeOf(event, exchange), body)),
  )
  const refusals: Refusal[] = []
  for (const [index, answer] of answers.entries()) {
    if (answer.status === 'fulfilled') continue
    if (!isNack(answer.reason)) throw answer.reason
    refusals.push({ eventId: messages[index]!.event.id, reason: nackReason, isOverload: true })
  }
  if (refusals.length > 0 && refusals.length === messages.length) throw new Error(nackReason)
  return refusals
}

function envelopeOf(event: CloudEvent, exchange: string): Envelope {
  return {
    exchange,
    routingKey: routingKeyOf(event.type),
    messageId: event.id,
    type: event.type,
    contentType: 'application/cloudevents+json',
    durable: true,
    mandatory: true,
  }
}

/** `jangteo.order.paid.v1` is bound to as `order.paid`. */
function routingKeyOf(type: string): string {
  return /^jangteo\.(.+)\.v\d+$/.exec(type)?.[1] ?? type
}

const nackReason = 'RabbitMQ rejected it: a queue is full or failed (nack)'

function isNack(error: unknown): boolean {
  return error instanceof AMQPError && error.code === 'NACK'
}

function returnReason({ routingKey, replyCode, replyText }: ReturnedMessage): string {
  return `RabbitMQ has no queue for ${routingKey} (${replyCode} ${replyText})`
}

function sizeReason(bytes: number, bytesMax: number): string {
  return `RabbitMQ takes messages of up to ${bytesMax} bytes, and this one has ${bytes}`
}

/** The limit that a message went beyond; the broker closed the channel over it. Null of any other error. */
export function sizeLimitIn(error: unknown): number | null {
  const limit = error instanceof AMQPError && /larger than (?:configured )?max size (\d+)/.exec(error.message)
  return limit ? Number(limit[1]) : null
}

/** Errors of several addresses of one name have their words inside. */
export function wordsOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(wordsOf).join(', ')
  return error instanceof Error ? error.message : String(error)
}
