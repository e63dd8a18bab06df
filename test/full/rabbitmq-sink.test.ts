// The RabbitMQ sink on a real RabbitMQ, which is also killed under it.

import { setTimeout as sleep } from 'node:timers/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { type Channel, Connection, type SyncMessage } from 'rabbitmq-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CloudEvent, toCloudEvent } from '../../src/delivery/cloud-event.ts'
import { createRabbitmqSink } from '../../src/delivery/rabbitmq-sink.ts'
import type { Sink } from '../../src/delivery/sink.ts'
import { messageBytesMax, rabbitmq } from '../servers/rabbitmq.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer(rabbitmq)
const timeoutMs = 10_000
/** A queue younger than this does not survive a kill (rabbitmq-link.ts). */
const newQueueMs = 1_500
const quorum = { 'x-queue-type': 'quorum' } as const

let tests = 0
let exchange: string
let queue: string
let sink: Sink

/** An exchange and a queue of its own for each test. The queue is there before the sink, which saves its wait. */
beforeEach(async () => {
  tests += 1
  exchange = `events ${tests}`
  queue = `platform ${tests}`
  sink = sinkOf(addressOf(server().url))
  await onChannel((channel) => channel.queueDeclare({ queue, durable: true, arguments: quorum }))
})

afterEach(() => sink?.close())

function addressOf(url: string): string {
  return `${url}/?exchange=${encodeURIComponent(exchange)}&queue=${encodeURIComponent(queue)}`
}

function sinkOf(url: string, limits = { timeoutMs }): Sink {
  return createRabbitmqSink(url, { name: 'rabbitmq', ...limits })
}

function eventOf(count: number, { type = 'order.paid', data = {} as unknown } = {}): CloudEvent {
  const base = { position: count, subject: `order ${count}`, occurredAt: 0 }
  return toCloudEvent({ ...base, type, eventId: `event ${count}`, data: JSON.stringify(data) })
}

async function onChannel<Result>(work: (channel: Channel) => Promise<Result>): Promise<Result> {
  const connection = new Connection(server().url)
  connection.on('error', () => undefined)
  try {
    const channel = await connection.acquire()
    const result = await work(channel)
    await channel.close()
    return result
  } finally {
    await connection.close()
  }
}

/** Takes everything out of the queue. */
function received(from = queue) {
  return onChannel(async (channel) => {
    const messages: SyncMessage[] = []
    for (;;) {
      const message = await channel.basicGet({ queue: from, noAck: true })
      if (!message) return messages
      messages.push(message)
    }
  })
}

const idsOf = async (from = queue) => (await received(from)).map(({ messageId }) => messageId).sort()

describe('what arrives', () => {
  test('a message is the event byte for byte, persistent, with its id, its type and what it is', async () => {
    const event = eventOf(1, { data: { note: '줄바꿈\n"따옴표" 🛒', total: 45_000 } })
    expect(await sink.publish([event])).toEqual([])
    const [message, ...others] = await received()
    expect(others).toEqual([])
    expect(message).toMatchObject({
      exchange,
      routingKey: 'order.paid',
      messageId: 'event 1',
      type: 'jangteo.order.paid.v1',
      contentType: 'application/cloudevents+json',
      deliveryMode: 2,
    })
    expect((message!.body as Buffer).toString()).toBe(event.json)
  })

  test('every event of a large call arrives once', async () => {
    const events = Array.from({ length: 2_000 }, (_, count) => eventOf(count))
    expect(await sink.publish(events)).toEqual([])
    expect(await idsOf()).toEqual(events.map(({ id }) => id).sort())
  })

  test('consumers may bind a queue of their own by the type', async () => {
    await sink.publish([eventOf(0)])
    const own = `${queue} own`
    await onChannel(async (channel) => {
      await channel.queueDeclare({ queue: own, durable: true })
      await channel.queueBind({ queue: own, exchange, routingKey: 'order.cancelled' })
    })
    await sink.publish([eventOf(1), eventOf(2, { type: 'order.cancelled' })])
    expect(await idsOf(own)).toEqual(['event 2'])
    expect(await idsOf()).toEqual(['event 0', 'event 1', 'event 2'])
  })

  test('no events need no broker', async () => {
    expect(await sinkOf('amqp://127.0.0.1:1').publish([])).toEqual([])
  })
})

describe('what is refused', () => {
  test('an event that no queue takes is refused alone, and the queue is bound again for the next', async () => {
    await sink.publish([eventOf(0)])
    await onChannel(async (channel) => {
      await channel.queueUnbind({ queue, exchange, routingKey: '#' })
      await channel.queueBind({ queue, exchange, routingKey: 'order.paid' })
    })
    const cancelled = eventOf(2, { type: 'order.cancelled' })
    const reason = 'RabbitMQ has no queue for order.cancelled (312 NO_ROUTE)'
    expect(await sink.publish([eventOf(1), cancelled, eventOf(3)])).toEqual([{ eventId: 'event 2', reason }])
    expect(await sink.publish([cancelled])).toEqual([])
    expect(await idsOf()).toEqual(['event 0', 'event 1', 'event 2', 'event 3'])
  })

  test('an event that is too large is refused alone, also when the limit is not known yet', async () => {
    const large = eventOf(1, { data: 'x'.repeat(messageBytesMax) })
    const refused = await sink.publish([eventOf(0), large, eventOf(2)])
    expect(refused).toEqual([
      { eventId: 'event 1', reason: expect.stringContaining(`${messageBytesMax} bytes`) },
    ])
    expect(await sink.publish([large])).toEqual([{ eventId: 'event 1', reason: refused[0]!.reason }])
    expect(await sink.publish([eventOf(3)])).toEqual([])
    expect(new Set(await idsOf())).toEqual(new Set(['event 0', 'event 2', 'event 3']))
  })

  test('an event that a full queue rejects is refused alone, for want of room; when it rejects all, it is an outage', async () => {
    await sink.publish([eventOf(0)])
    const full = `${queue} full`
    await onChannel(async (channel) => {
      const limits = { 'x-max-length': 1, 'x-overflow': 'reject-publish' } as const
      await channel.queueDeclare({ queue: full, durable: true, arguments: limits })
      await channel.queueBind({ queue: full, exchange, routingKey: 'order.cancelled' })
    })
    const cancelled = (count: number) => eventOf(count, { type: 'order.cancelled' })
    expect(await sink.publish([cancelled(1)])).toEqual([])
    const reason = expect.stringContaining('nack')
    const refused = [{ eventId: 'event 3', reason, isOverload: true }]
    expect(await sink.publish([eventOf(2), cancelled(3)])).toEqual(refused)
    await expect(sink.publish([cancelled(4), cancelled(5)])).rejects.toThrow('nack')
    expect(await sink.publish([eventOf(6)])).toEqual([])
  })
})

test('over TLS it speaks to a server whose certificate it trusts, and to no other', async () => {
  const wary = sinkOf(addressOf(server().tlsUrl))
  await expect(wary.publish([eventOf(1)])).rejects.toThrow('self-signed certificate')
  setDefaultCACertificates([...getCACertificates(), server().certificate])
  const trusting = sinkOf(addressOf(server().tlsUrl))
  expect(await trusting.publish([eventOf(2)])).toEqual([])
  expect(await idsOf()).toEqual(['event 2'])
  await Promise.all([wary.close(), trusting.close()])
})

describe('when RabbitMQ is away', () => {
  test('a queue that the sink made keeps its first event through a kill at once after the confirm', async () => {
    queue = `${queue} new`
    const other = sinkOf(addressOf(server().url))
    expect(await other.publish([eventOf(1)])).toEqual([])
    await server().kill()
    await server().start()
    expect(await other.publish([eventOf(2)])).toEqual([])
    expect(await idsOf()).toEqual(['event 1', 'event 2'])
    await other.close()
  })

  test('what was confirmed is held after the broker is killed and started again', async () => {
    const confirmed: string[] = []
    let count = 1
    const publishing = (async () => {
      for (;;) {
        const events = Array.from({ length: 20 }, (_, index) => eventOf(count + index))
        count += events.length
        await sink.publish(events)
        confirmed.push(...events.map(({ id }) => id))
      }
    })()
    const thrown = expect(publishing).rejects.toThrow('RabbitMQ: ')
    const startedAt = performance.now()
    while (confirmed.length < 400 || performance.now() - startedAt < newQueueMs) await sleep(10)
    await server().kill()
    await thrown
    await server().start()
    expect(await sink.publish([eventOf(0)])).toEqual([])
    const held = new Set(await idsOf())
    expect(confirmed.filter((id) => !held.has(id))).toEqual([])
    expect(held.has('event 0')).toBe(true)
  })

  test('it throws within the limit, and works again with the same sink once the broker is back', async () => {
    expect(await sink.publish([eventOf(0)])).toEqual([])
    await server().stop()
    const startedAt = performance.now()
    await expect(sink.publish([eventOf(1)])).rejects.toThrow('RabbitMQ: ')
    await expect(sink.publish([eventOf(1)])).rejects.toThrow('ECONNREFUSED')
    expect(performance.now() - startedAt).toBeLessThan(timeoutMs)
    await server().start()
    expect(await sink.publish([eventOf(1)])).toEqual([])
    expect(await idsOf()).toEqual(['event 0', 'event 1'])
  })
})
