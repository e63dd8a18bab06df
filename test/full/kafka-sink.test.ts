// The Kafka sink on a real Kafka, which is also killed under it.

import { setTimeout as sleep } from 'node:timers/promises'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { Admin, Consumer, type Message } from '@platformatic/kafka'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type CloudEvent, toCloudEvent } from '../../src/delivery/cloud-event.ts'
import { createKafkaSink } from '../../src/delivery/kafka-sink.ts'
import type { Sink } from '../../src/delivery/sink.ts'
import { kafka } from '../servers/kafka.ts'
import { useServer } from '../support/use-server.ts'

const server = useServer(kafka)
const timeoutMs = 10_000

let tests = 0
let topic: string
let sink: Sink

/** A topic of its own for each test, which the sink makes. */
beforeEach(() => {
  tests += 1
  topic = `events-${tests}`
  sink = sinkOf(`${server().url}/${topic}`)
})

afterEach(() => sink?.close())

function sinkOf(url: string, limits = { timeoutMs }): Sink {
  return createKafkaSink(url, { name: 'kafka', ...limits })
}

function eventOf(count: number, { data = {} as unknown } = {}): CloudEvent {
  const base = { position: count, type: 'order.paid', subject: `order ${count}`, occurredAt: 0 }
  return toCloudEvent({ ...base, eventId: `event ${count}`, data: JSON.stringify(data) })
}

const clientOptions = () => ({
  clientId: 'test',
  bootstrapBrokers: [server().url.replace('kafka://', '')],
  connectTimeout: timeoutMs,
})

async function onAdmin<Result>(work: (admin: Admin) => Promise<Result>): Promise<Result> {
  const admin = new Admin(clientOptions())
  return work(admin).finally(() => admin.close())
}

/** All that the topic holds. */
async function received(): Promise<Message[]> {
  const consumer = new Consumer({ ...clientOptions(), groupId: `group-${topic}` })
  try {
    const ends = await consumer.listOffsets({ topics: [topic] })
    const count = ends.get(topic)!.reduce((sum, end) => sum + Number(end), 0)
    const messages: Message[] = []
    if (count === 0) return messages
    const stream = await consumer.consume({ topics: [topic], mode: 'earliest', maxWaitTime: 100 })
    for await (const message of stream) {
      messages.push(message)
      if (messages.length === count) return messages
    }
    throw new Error(`only ${messages.length} of ${count} messages`)
  } finally {
    await consumer.close(true)
  }
}

const idOf = ({ value }: Message): string => JSON.parse(value.toString()).id

const idsOf = async () => (await received()).map(idOf).sort()

describe('what arrives', () => {
  test('a record is the event byte for byte, with the order as its key and what it is as a header', async () => {
    const event = eventOf(1, { data: { note: '줄바꿈\n"따옴표" 🛒', total: 45_000 } })
    expect(await sink.publish([event])).toEqual([])
    const [message, ...others] = await received()
    expect(others).toEqual([])
    expect(message!.value.toString()).toBe(event.json)
    expect(message!.key.toString()).toBe('order 1')
    expect([...message!.headers].map(([name, value]) => `${name}: ${value}`)).toEqual([
      'content-type: application/cloudevents+json; charset=UTF-8',
    ])
  })

  test('every event of a large call arrives once, over all of the six partitions of the topic it makes', async () => {
    const events = Array.from({ length: 2_000 }, (_, count) => eventOf(count))
    expect(await sink.publish(events)).toEqual([])
    const messages = await received()
    expect(messages.map(idOf).sort()).toEqual(events.map(({ id }) => id).sort())
    expect(new Set(messages.map(({ partition }) => partition)).size).toBe(6)
  })

  test('the events of one order stay in order, in one partition, also from another sink', async () => {
    const again = (count: number): CloudEvent => ({ ...eventOf(count), subject: 'one order' })
    const counts = Array.from({ length: 20 }, (_, count) => count)
    for (const count of counts) {
      const other = sinkOf(`${server().url}/${topic}`)
      expect(await (count % 5 === 0 ? other : sink).publish([again(count)])).toEqual([])
      await other.close()
    }
    const messages = await received()
    expect(new Set(messages.map(({ partition }) => partition)).size).toBe(1)
    expect(messages.map(idOf)).toEqual(counts.map((count) => again(count).id))
  })

  test('a topic that is there already is used as it is', async () => {
    await onAdmin((admin) => admin.createTopics({ topics: [topic], partitions: 2 }))
    const events = Array.from({ length: 50 }, (_, count) => eventOf(count))
    expect(await sink.publish(events)).toEqual([])
    const messages = await received()
    expect(messages).toHaveLength(50)
    expect(new Set(messages.map(({ partition }) => partition))).toEqual(new Set([0, 1]))
  })

  test('no events need no broker', async () => {
    expect(await sinkOf('kafka://127.0.0.1:1').publish([])).toEqual([])
  })
})

describe('what is refused', () => {
  test('a record that is too large is refused alone, and each of the others arrives once', async () => {
    const events = Array.from({ length: 100 }, (_, count) => {
      const isLarge = count === 17 || count === 60
      return eventOf(count, { data: 'x'.repeat(isLarge ? 1_100_000 : 10) })
    })
    const refused = await sink.publish(events)
    expect(refused.map(({ eventId }) => eventId).sort()).toEqual(['event 17', 'event 60'])
    expect(refused[0]!.reason).toMatch(/^Kafka refuses a record of 1100\d\d\d bytes as too large$/)
    expect(await sink.publish([eventOf(100)])).toEqual([])
    const taken = [...events, eventOf(100)].map(({ id }) => id).filter((id) => !/ (17|60)$/.test(id))
    expect(await idsOf()).toEqual(taken.sort())
  })

  test('many records that are too large only together are all taken, each once', async () => {
    const configs = [{ name: 'max.message.bytes', value: '20000' }]
    await onAdmin((admin) => admin.createTopics({ topics: [topic], partitions: 2, configs }))
    const events = Array.from({ length: 100 }, (_, count) => eventOf(count, { data: 'x'.repeat(5_000) }))
    expect(await sink.publish(events)).toEqual([])
    expect(await idsOf()).toEqual(events.map(({ id }) => id).sort())
  })

  test('twelve megabytes in one call are all taken', async () => {
    const events = Array.from({ length: 200 }, (_, count) => eventOf(count, { data: 'x'.repeat(60_000) }))
    expect(await sink.publish(events)).toEqual([])
    expect(await idsOf()).toEqual(events.map(({ id }) => id).sort())
  })
})

describe('who may', () => {
  test.each(['', '?sasl=scram-sha-256', '?sasl=plain'])(
    'a user with a password may, with %s',
    async (query) => {
      const known = sinkOf(`${server().saslUrl}/${topic}${query}`)
      expect(await known.publish([eventOf(1)])).toEqual([])
      expect(await idsOf()).toEqual(['event 1'])
      await known.close()
    },
  )

  test.each(['', '?sasl=plain'])('a wrong password is an outage, told without it, with %s', async (query) => {
    const unknown = sinkOf(`${server().saslUrl.replace(/shop:[^@]+/, 'shop:wr0ng')}/${topic}${query}`)
    const publishing = unknown.publish([eventOf(1)])
    await expect(publishing).rejects.toThrow(/^Kafka: .*[Aa]uthentication failed/)
    await expect(publishing).rejects.not.toThrow('wr0ng')
    await unknown.close()
  })
})

test('over TLS it speaks to a server whose certificate it trusts, and to no other', async () => {
  const url = `${server().tlsUrl}/${topic}?tls=true`
  const wary = sinkOf(url)
  await expect(wary.publish([eventOf(1)])).rejects.toThrow('self-signed certificate')
  setDefaultCACertificates([...getCACertificates(), server().certificate])
  const trusting = sinkOf(url)
  expect(await trusting.publish([eventOf(2)])).toEqual([])
  expect(await idsOf()).toEqual(['event 2'])
  await Promise.all([wary.close(), trusting.close()])
})

describe('when Kafka is away', () => {
  test('what was confirmed is held after the broker is killed and started again', async () => {
    const confirmed: string[] = []
    let count = 1
    const publishing = (async () => {
      for (;;) {
        const events = Array.from({ length: 200 }, (_, index) => eventOf(count + index))
        count += events.length
        await sink.publish(events)
        confirmed.push(...events.map(({ id }) => id))
      }
    })()
    const thrown = expect(publishing).rejects.toThrow('Kafka: ')
    while (confirmed.length < 10_000) await sleep(1)
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
    await expect(sink.publish([eventOf(1)])).rejects.toThrow('Kafka: ')
    await expect(sink.publish([eventOf(1)])).rejects.toThrow('ECONNREFUSED')
    expect(performance.now() - startedAt).toBeLessThan(timeoutMs)
    await server().start()
    expect(await sink.publish([eventOf(1)])).toEqual([])
    expect(await idsOf()).toEqual(['event 0', 'event 1'])
  })

  test('a topic that was deleted is made again', async () => {
    expect(await sink.publish([eventOf(0)])).toEqual([])
    await onAdmin((admin) => admin.deleteTopics({ topics: [topic] }))
    const publish = (): Promise<unknown> => sink.publish([eventOf(1)]).catch(publish)
    expect(await publish()).toEqual([])
    expect(await idsOf()).toEqual(['event 1'])
  })
})
