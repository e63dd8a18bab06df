// Which errors mean that the database is away, as Node and PostgreSQL really throw them.

import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { isConnectionLost, isRetryable } from './fault.ts'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}

function databaseError(code: string): Error {
  return Object.assign(new pg.DatabaseError('made up', 1, 'error'), { code })
}

async function connectError(addresses: readonly string[]): Promise<unknown> {
  const found = addresses.map((address) => ({ address, family: 4 }))
  const socket = connect({
    host: 'database.example',
    port: await freePort(),
    lookup: (_host, _options, done) => done(null, found),
  })
  const [error] = await once(socket, 'error').catch((thrown) => [thrown])
  return error
}

describe('the database is away', () => {
  test('when its address refuses, and when all of several do', async () => {
    expect(isConnectionLost(await connectError(['127.0.0.1']))).toBe(true)
    expect(isConnectionLost(await connectError(['127.0.0.1', '127.0.0.2']))).toBe(true)
  })

  test.each(['57P01', '57P02', '57P03', '08006', '25P03'])('when it says %s', (code) => {
    expect(isConnectionLost(databaseError(code))).toBe(true)
    expect(isRetryable(databaseError(code))).toBe(false)
  })
})

test.each(['40001', '40P01', '55P03', '57014', '53100', '53200', '53300', '25006', '0A000'])(
  '%s is worth another try',
  (code) => {
    expect(isRetryable(databaseError(code))).toBe(true)
    expect(isConnectionLost(databaseError(code))).toBe(false)
  },
)

test.each([databaseError('23505'), databaseError('42P18'), new Error('a bug'), 'text', undefined])(
  '%s is neither',
  (error) => expect([isRetryable(error), isConnectionLost(error)]).toEqual([false, false]),
)
