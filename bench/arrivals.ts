// A platform that only notes when each paid order arrives, on RabbitMQ or Kafka.

import { setTimeout as sleep } from 'node:timers/promises'
import { Consumer } from '@platformatic/kafka'
import { Connection } from 'rabbitmq-client'

export type Arrivals = {
  /** To be called with each answer to an order. */
  noteAnswer(answer: string): void
  /** Milliseconds from the answer to an order, which comes right after its commit, to its arrival. */
  stop(): Promise<{ readonly p50: number; readonly p99: number; readonly total: number }>
}

const quietMs = 500

/** Resolves when it listens and what waited in the queue before has arrived: that would come before what is measured. */
export async function collectArrivals(url: string): Promise<Arrivals> {
  const answeredAt = new Map<string, number>()
  const arrivedAt = new Map<string, number>()
  const note = (body: string) => {
    const { type, subject } = JSON.parse(body)
    if (type === 'jangteo.order.paid.v1') arrivedAt.set(subject, performance.now())
  }
  const close = url.startsWith('amqp:') ? await listenOnQueue(url, note) : await listenOnTopic(url, note)
  for (let seen = -1; seen < arrivedAt.size; await sleep(quietMs)) seen = arrivedAt.size
  return {
    noteAnswer(answer) {
      const id = /"id":"([^"]+)"/.exec(answer)?.[1]
      if (id !== undefined) answeredAt.set(id, performance.now())
    },
    async stop() {
      await close()
      const latencies = [...answeredAt].map(
        ([id, at]) => (arrivedAt.get(id) ?? Number.POSITIVE_INFINITY) - at,
      )
      const sorted = latencies.sort((a, b) => a - b)
      const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN
      return { p50: at(0.5), p99: at(0.99), total: sorted.length }
    },
  }
}

type Note = (body: string) => void
type Close = () => Promise<unknown>

async function listenOnQueue(url: string, note: Note): Promise<Close> {
  const connection = new Connection(url)
  const consumer = connection.createConsumer(
    { queue: 'jangteo.data-platform', queueOptions: { passive: true }, qos: { prefetchCount: 1_000 } },
    async ({ body }) => note(String(body)),
  )
  await new Promise((ready) => consumer.once('ready', ready))
  return async () => {
    await consumer.close()
    await connection.close()
  }
}

async function listenOnTopic(url: string, note: Note): Promise<Close> {
  const bootstrapBrokers = [new URL(url).host]
  const consumer = new Consumer({
    groupId: `bench-${process.pid}`,
    clientId: 'bench',
    bootstrapBrokers,
    maxWaitTime: 20,
  })
  const stream = await consumer.consume({ topics: ['jangteo.events'], mode: 'latest', autocommit: false })
  stream.on('data', ({ value }) => note(String(value)))
  return async () => {
    await stream.close()
    await consumer.close()
  }
}
