// What becomes of a publish when nothing that speaks AMQP answers.

import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { expect, test } from 'vitest'
import type { CloudEvent } from './cloud-event.ts'
import { createRabbitmqSink } from './rabbitmq-sink.ts'

const event: CloudEvent = { id: 'an id', type: 'jangteo.order.paid.v1', subject: 'an order', json: '{}' }

/** The error that a publish must end with. */
function reasonOf(publishing: Promise<unknown>): Promise<Error> {
  return publishing.then(
    () => expect.fail('it was taken'),
    (error: Error) => error,
  )
}

test('a port where nobody listens is an outage, told without the password', async () => {
  const sink = createRabbitmqSink('amqp://shop:secret@127.0.0.1:1', { name: 'rabbitmq', timeoutMs: 5_000 })
  const error = await reasonOf(sink.publish([event]))
  expect(error.message).toBe('RabbitMQ: connect ECONNREFUSED 127.0.0.1:1')
  expect(JSON.stringify([error, error.cause])).not.toContain('secret')
  await sink.close()
  await sink.close()
  await expect(sink.publish([event])).rejects.toThrow('closed')
})

test('a server that says nothing is an outage within the limit, also for the next call, and does not hold up the close', async () => {
  const sockets: { destroy(): void }[] = []
  const server = createServer((socket) => sockets.push(socket.on('error', () => undefined))).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sink = createRabbitmqSink(`amqp://127.0.0.1:${port}`, { name: 'rabbitmq', timeoutMs: 100 })
  await expect(sink.publish([event])).rejects.toThrow('no answer within 100 ms')
  await expect(sink.publish([event])).rejects.toThrow('no answer within 100 ms')
  const publishing = expect(sink.publish([event])).rejects.toThrow('RabbitMQ: ')
  await sink.close()
  await publishing
  for (const socket of sockets) socket.destroy()
  server.close()
})

test.each([
  ['HTTP', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'],
  ['SSH', 'SSH-2.0-OpenSSH_9.6\r\n'],
])('a server that speaks %s is an outage, told at once, and ends nothing else', async (_, greeting) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).on('data', () => socket.write(greeting))
  }).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sink = createRabbitmqSink(`amqp://127.0.0.1:${port}`, { name: 'rabbitmq', timeoutMs: 5_000 })
  const reason = 'RabbitMQ: the server does not speak AMQP'
  await expect(sink.publish([event])).rejects.toThrow(reason)
  await expect(sink.publish([event])).rejects.toThrow(reason)
  await sink.close()
  await once(server.close(), 'close')
})
