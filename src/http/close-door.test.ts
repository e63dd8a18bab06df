// The promises of the closing door, to well-behaved clients and to the others.

import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { doorOf } from './close-door.ts'

let app: FastifyInstance
let door: { close(): Promise<void> }
let answer: PromiseWithResolvers<string>
let asked: PromiseWithResolvers<void>

beforeEach(async () => {
  app = Fastify()
  answer = Promise.withResolvers()
  asked = Promise.withResolvers()
  app.get('/', () => {
    asked.resolve()
    return answer.promise
  })
  door = doorOf(app, 500)
  await app.listen({ port: 0, host: '127.0.0.1' })
})

afterEach(() => app.close())

const port = () => (app.server.address() as AddressInfo).port

async function open(text: string): Promise<{ received: Promise<string> }> {
  const socket = connect(port(), '127.0.0.1').setEncoding('utf8')
  let received = ''
  socket.on('data', (chunk) => {
    received += chunk
  })
  const closed = once(socket, 'close').then(() => received)
  await once(socket, 'connect')
  socket.write(text)
  return { received: closed }
}

const request = 'GET / HTTP/1.1\r\nhost: here\r\n\r\n'

test('answers what it has begun, as the last answer of the connection, although that is kept alive', async () => {
  const { received } = await open(request)
  await asked.promise
  const closed = door.close()
  answer.resolve('done')
  await closed
  expect(await received).toMatch(/^HTTP\/1.1 200 OK\r\n(.+\r\n)*connection: close\r\n(.+\r\n)*\r\ndone$/i)
})

test('does not wait for a connection that never sent anything', async () => {
  const { received } = await open('')
  answer.resolve('done')
  await fetch(`http://127.0.0.1:${port()}/`)
  await door.close()
  expect(await received).toBe('')
})

test('does not wait for ever for an answer that does not come', async () => {
  const { received } = await open(request)
  await asked.promise
  await door.close()
  expect(await received).toBe('')
})

test('is quick when nobody is there', () => door.close())
