// Events from a queue of RabbitMQ. A message is acknowledged once it is on disk; one that was not, because this process or
// the broker died, is delivered again. The library connects again by itself, for as long as it takes.

import { setTimeout as sleep } from 'node:timers/promises'
import { Connection } from 'rabbitmq-client'
import type { Source, Take } from './source.ts'

/** Messages in flight: what one batch can take. */
const prefetchMax = 1_000
const pauseMs = 1_000

/** `amqp://user:password@host:port/vhost?exchange=…&queue=…`, as the shop's. */
export function consumeRabbitmq(sourceUrl: string, take: Take, log: (error: unknown) => void): Source {
  const url = new URL(sourceUrl)
  const exchange = url.searchParams.get('exchange') ?? 'jangteo.events'
  const queue = url.searchParams.get('queue') ?? 'jangteo.data-platform'
  url.search = ''
  const connection = new Connection({ url: url.href, retryLow: pauseMs, retryHigh: 5 * pauseMs })
  connection.on('error', log)
  const consumer = connection.createConsumer(
    {
      queue,
      // Whoever starts first, the shop or this, makes them; both say the same.
      queueOptions: { queue, durable: true, arguments: { 'x-queue-type': 'quorum' } },
      exchanges: [{ exchange, type: 'topic', durable: true }],
      queueBindings: [{ exchange, queue, routingKey: '#' }],
      qos: { prefetchCount: prefetchMax },
    },
    async ({ body }) => {
      try {
        await take(Buffer.isBuffer(body) ? body.toString() : JSON.stringify(body))
      } catch (error) {
        await sleep(pauseMs)
        throw error
      }
    },
  )
  consumer.on('error', log)
  return {
    async close() {
      await consumer.close()
      await connection.close()
    },
  }
}
