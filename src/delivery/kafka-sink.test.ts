// What becomes of a publish when nothing that speaks Kafka's protocol answers.

import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { expect, test } from 'vitest'
import type { CloudEvent } from './cloud-event.ts'
import { createKafkaSink } from './kafka-sink.ts'

const event: CloudEvent = { id: 'an id', type: 'jangteo.order.paid.v1', subject: 'an order', json: '{}' }

/** The error that a publish must end with. */
function reasonOf(publishing: Promise<unknown>): Promise<Error> {
  return publishing.then(
    () => expect.fail('it was taken'),
    (error: Error) => error,
  )
}

test('a port where nobody listens is an outage, told without the password', async () => {
  const sink = createKafkaSink('kafka://shop:secret@127.0.0.1:1', { name: 'kafka', timeoutMs: 5_000 })
  const error = await reasonOf(sink.publish([event]))
  expect(error.message).toBe('Kafka: connect ECONNREFUSED 127.0.0.1:1')
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
  const sink = createKafkaSink(`kafka://127.0.0.1:${port}`, { name: 'kafka', timeoutMs: 100 })
  await expect(sink.publish([event])).rejects.toThrow('Kafka: ')
  await expect(sink.publish([event])).rejects.toThrow('Kafka: ')
  const publishing = expect(sink.publish([event])).rejects.toThrow('closed')
  await sink.close()
  await publishing
  for (const socket of sockets) socket.destroy()
  server.close()
})

test.each<[string, (socket: Socket) => void]>([
  ['breaks off', (socket) => socket.resetAndDestroy()],
  ['does not speak Kafka', (socket) => socket.write(Buffer.alloc(64))],
])('a server that %s at the login is an outage, and ends nothing else', async (_, answer) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).on('data', () => answer(socket))
  }).listen(0)
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const sink = createKafkaSink(`kafka://shop:secret@127.0.0.1:${port}`, { name: 'kafka', timeoutMs: 300 })
  await expect(sink.publish([event])).rejects.toThrow('Kafka: ')
  await expect(sink.publish([event])).rejects.toThrow('Kafka: ')
  await sink.close()
  await once(server.close(), 'close')
})
