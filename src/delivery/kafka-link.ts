// One producer of one Kafka cluster, with its topic, which is made where it is missing. It is given up after the first
// error that is not about the size of a record: a new one asks for a producer id and for the cluster's layout again. It
// throws nothing outside of its promises.

import { isIP } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { Admin, type Base, type BaseOptions, findErrorBy, Producer } from '@platformatic/kafka'
import type { KafkaAddress } from './kafka-address.ts'

export type KafkaLink = {
  readonly producer: Producer
  /** Resolves to the number of the topic's partitions, at once when it was asked for lately. */
  partitions(): Promise<number>
  /** Closes all connections at once; what is under way rejects. */
  destroy(): void
}

/** Of a topic that is made here. */
const newTopicPartitions = 6
const retries = 3
const retryDelayMs = 100
const metadataMaxAgeMs = 30_000

export function openKafkaLink(address: KafkaAddress, timeoutMs: number): KafkaLink {
  const { topic } = address
  const options = optionsOf(address, timeoutMs)
  const producer = new Producer({ ...options, idempotent: true })
  const admin = new Admin(options)
  for (const client of [producer, admin]) bearRepeatedErrors(client)
  let isThere = false

  async function partitions(): Promise<number> {
    if (!isThere) await makeTopic(producer, admin, topic)
    isThere = true
    const { topics } = await producer.metadata({ topics: [topic] })
    return topics.get(topic)!.partitionsCount
  }

  return {
    producer,
    partitions,
    destroy() {
      for (const client of [producer, admin]) end(client)
    },
  }
}

function optionsOf({ brokers, tls, login }: KafkaAddress, timeoutMs: number): BaseOptions {
  const isNamed = brokers.every(({ host }) => isIP(host) === 0)
  return {
    clientId: 'jangteo',
    bootstrapBrokers: [...brokers],
    timeout: timeoutMs,
    connectTimeout: timeoutMs,
    requestTimeout: timeoutMs,
    retries,
    retryDelay: retryDelayMs,
    metadataMaxAge: metadataMaxAgeMs,
    ...(tls && { tls: {}, tlsServerName: isNamed }),
    ...(login && { sasl: { ...login } }),
  }
}

/**
 * A connection that is lost during the login tells of it twice: once itself, once for the login that it ends with. The
 * library listens only once, and an error that nobody listens to ends the process.
 */
function bearRepeatedErrors({ connections }: Base): void {
  connections.on('connecting', ({ connection }) => connection.on('error', () => undefined))
}

/** Resolves once the topic is known; returns without a change where it was there before. */
async function makeTopic(producer: Producer, admin: Admin, topic: string): Promise<void> {
  if (await isKnown(producer, topic)) return
  try {
    await admin.createTopics({ topics: [topic], partitions: newTopicPartitions })
  } catch (cause) {
    if (!(cause instanceof Error && findErrorBy(cause, 'apiId', 'TOPIC_ALREADY_EXISTS'))) {
      throw new Error(`the topic ${topic} is not there and cannot be made: ${wordsOf(cause)}`, { cause })
    }
  }
  while (!(await isKnown(producer, topic))) await sleep(retryDelayMs)
}

async function isKnown(producer: Producer, topic: string): Promise<boolean> {
  try {
    await producer.metadata({ topics: [topic], forceUpdate: true, retries: 0 })
    return true
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (/^Unknown topic /.test(error.message) || findErrorBy(error, 'hasStaleMetadata', true)) return false
    throw error
  }
}

/** Closing alone waits for what a silent broker does not read. */
function end(client: Base): void {
  const connections = [...client.connections]
  client.close().catch(() => undefined)
  for (const [, connection] of connections) connection.socket?.destroy()
}

/** The last errors inside, which say what happened; those around them only say that something did. */
export function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const inner = error instanceof AggregateError ? error.errors.at(-1) : error.cause
  if (inner instanceof Error) return wordsOf(inner)
  const id = 'apiId' in error ? ` (${error.apiId})` : ''
  return `${error.message}${id}`
}
