// What every answer carries, over a real connection: each header once, and what a route says itself alone.

import { createServer, type RequestListener } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { commonHeaders } from './security.ts'
import { ShopResponse } from './shop-response.ts'

/** Name and value of every header of the answer, as they were sent, but for those of Node itself. */
async function headersOf(listener: RequestListener): Promise<string[][]> {
  const server = createServer({ ServerResponse: ShopResponse }, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  socket.end('GET / HTTP/1.1\r\nHost: shop\r\nConnection: close\r\n\r\n')
  const [head] = (await text(socket)).split('\r\n\r\n')
  server.close()
  const lines = head!.split('\r\n').slice(1)
  return lines
    .map((line) => line.toLowerCase().split(': '))
    .filter(([name]) => !['date', 'connection', 'transfer-encoding', 'content-length'].includes(name!))
}

const expected = (own: Readonly<Record<string, string>>) =>
  Object.entries({ ...commonHeaders, ...own }).map(([name, value]) => [name, value.toLowerCase()])

const sorted = (headers: string[][]) => headers.toSorted(([a], [b]) => (a! < b! ? -1 : 1))

test.each<[string, RequestListener, Record<string, string>]>([
  ['without any of its own', (_request, response) => response.end('ok'), {}],
  [
    'with one of its own in the head',
    (_request, response) => response.writeHead(200, { 'cache-control': 'no-cache' }).end(),
    { 'cache-control': 'no-cache' },
  ],
  [
    'with some set before, in any case of letters',
    (_request, response) => {
      response.setHeader('Content-Security-Policy', "default-src 'self'")
      response.setHeader('X-Request-Id', '1')
      response.writeHead(404, { 'cache-control': 'max-age=1' }).end()
    },
    { 'content-security-policy': "default-src 'self'", 'x-request-id': '1', 'cache-control': 'max-age=1' },
  ],
])('an answer %s carries every common header once', async (_title, listener, own) => {
  expect(sorted(await headersOf(listener))).toEqual(sorted(expected(own)))
})
