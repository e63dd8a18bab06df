// Events from a topic of Kafka, as a member of a consumer group. Offsets are committed once their messages are on disk; a
// crash in between reads them again. Whatever ends the stream, another one is opened after a pause.

import { setTimeout as sleep } from 'node:timers/promises'
import { Consumer, type Message } from '@platformatic/kafka'
import type { Source, Take } from './source.ts'

const batchSizeMax = 1_000
const pauseMs = 1_000
/** A member with a name takes its own place again after a crash; without, the group waits a minute for the dead one. */
const member = { clientId: 'data-platform', groupInstanceId: 'data-platform' }

/** `kafka://host:port,host:port/topic?group=…` */
export function consumeKafka(sourceUrl: string, take: Take, log: (error: unknown) => void): Source {
  const { bootstrapBrokers, topic, groupId } = readAddress(sourceUrl)
  let isClosed = false
  let consumer: Consumer | null = null

  async function consume(): Promise<void> {
    consumer = new Consumer({ ...member, groupId, bootstrapBrokers, autocommit: false })
    const stream = await consumer.consume({ topics: [topic], mode: 'committed', fallbackMode: 'earliest' })
    let batch: Message[] = []
    for await (const message of stream) {
      batch.push(message)
      if (batch.length < batchSizeMax && stream.readableLength > 0) continue
      await Promise.all(batch.map(({ value }) => take(String(value ?? ''))))
      await consumer.commit({ offsets: nextOffsets(batch) })
      batch = []
    }
  }

  async function run(): Promise<void> {
    while (!isClosed) {
      await consume().catch(log)
      await consumer?.close(true).catch(log)
      if (!isClosed) await sleep(pauseMs)
    }
  }

  const running = run()
  return {
    async close() {
      isClosed = true
      await consumer?.close(true).catch(log)
      await running
    },
  }
}

/** Of each partition, the place of the message after the last one. */
function nextOffsets(messages: readonly Message[]) {
  const last = new Map(
    messages.map(({ topic, partition, offset }) => [`${topic}/${partition}`, { topic, partition, offset }]),
  )
  return [...last.values()].map(({ topic, partition, offset }) => ({
    topic,
    partition,
    offset: offset + 1n,
    leaderEpoch: -1,
  }))
}

/** A list of brokers is no URL. */
function readAddress(address: string) {
  const parts = /^kafka:\/\/([^/?#@]+)(?:\/([^/?#]*))?(?:\?(.*))?$/.exec(address)
  if (!parts) throw new Error('SOURCE_URL must be kafka://host:port,host:port/topic')
  const [, brokers = '', topic, query] = parts
  return {
    bootstrapBrokers: brokers.split(',').map((host) => (/:\d+$/.test(host) ? host : `${host}:9092`)),
    topic: topic || 'jangteo.events',
    groupId: new URLSearchParams(query).get('group') ?? 'data-platform',
  }
}
