// The HTTP sink against real servers on this machine that answer, fall silent, break off and lead astray.

import type { AddressInfo } from 'node:net'
import net from 'node:net'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import {
  answer,
  eventsOf,
  given,
  idsOf,
  type Respond,
  secret,
  sinkOf,
} from '../../test/support/http-platform.ts'
import { createHttpSink } from './http-sink.ts'
import { SinkDisabledError } from './sink.ts'

test('posts each event as it stands, signed, over at most 32 connections that are kept', async () => {
  const held: (() => void)[] = []
  const { sink, requests, sockets, openMost } = await given((response) => {
    held.push(() => response.writeHead(202).end('thanks'))
    if (held.length === 32) setTimeout(() => held.forEach((release) => void release()), 50)
    if (held.length > 32) response.writeHead(202).end('thanks')
  })
  const events = eventsOf(300)
  expect(await sink.publish(events)).toEqual([])
  expect(await sink.publish(eventsOf(1))).toEqual([])
  expect(new Set(requests.slice(0, 300).map(({ id }) => id))).toEqual(new Set(idsOf(events)))
  expect(openMost()).toBe(32)
  expect(sockets.size).toBe(32)
  const platform = new Webhook(secret, { format: 'raw' })
  for (const { id, body, headers } of requests) {
    expect(body).toBe(events.find((event) => event.id === id)?.json)
    expect(headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
    platform.verify(body, headers as Record<string, string>)
  }
})

test('sends nothing for no events', async () => {
  const { sink, requests } = await given(answer(200))
  expect(await sink.publish([])).toEqual([])
  expect(requests).toEqual([])
})

test('user and password of the address travel as a header, the query stays', async () => {
  const { requests, port } = await given(answer(204))
  await sinkOf(`http://shop:p%40ss@127.0.0.1:${port}/in?key=1#top`).publish(eventsOf(1))
  expect(requests[0]?.path).toBe('/in?key=1')
  expect(requests[0]?.headers.authorization).toBe(`Basic ${btoa('shop:p@ss')}`)
})

test.each([400, 409, 413, 415, 422])('takes %i as the refusal of that event alone', async (status) => {
  const { sink } = await given((response, request) =>
    answer(request.id === 'event-2' ? status : 200)(response, request),
  )
  expect(await sink.publish(eventsOf(3))).toEqual([{ eventId: 'event-2', reason: `answered ${status}` }])
})

test('reports refusals of all events as refusals, not as an outage', async () => {
  const { sink } = await given(answer(422))
  expect(await sink.publish(eventsOf(40))).toHaveLength(40)
})

test('410 disables the sink, and no more is sent', async () => {
  const { sink, requests } = await given((response, request) =>
    answer(request.id === 'event-1' ? 410 : 200)(response, request),
  )
  await expect(sink.publish(eventsOf(500))).rejects.toThrow(SinkDisabledError)
  expect(requests.length).toBeLessThan(100)
})

const rawHttp = (text: string): Respond => {
  return (response) => response.socket!.end(text)
}

const answered: [string, Respond, string][] = [
  ['500', answer(500), 'answered 500'],
  ['501', answer(501), 'answered 501'],
  ['502', answer(502), 'answered 502'],
  ['504', answer(504), 'answered 504'],
  ['404', answer(404), 'answered 404'],
  ['304', answer(304), 'answered 304'],
  ['a redirect', answer(307, { location: '/other' }), 'redirects to elsewhere, which is not followed'],
]

/** What one event meets so, the others would meet too. */
const unanswered: [string, Respond, string, timeoutMs?: number][] = [
  ['401', answer(401), 'answered 401'],
  ['403', answer(403), 'answered 403'],
  ['silence', () => undefined, 'did not answer within 0.5 s', 500],
  [
    'headers without an end',
    (r) => r.socket!.write('HTTP/1.1 200 OK\r\n'),
    'did not answer within 0.5 s',
    500,
  ],
  ['a body without an end', (r) => r.writeHead(200).write('...'), 'did not answer within 0.5 s', 500],
  [
    'a close without an answer',
    (r) => r.socket!.end(),
    'closed the connection before its answer was complete',
  ],
  [
    'a close half-way',
    rawHttp('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'),
    'closed the connection before its answer was complete',
  ],
  [
    'a reset half-way',
    (r) => r.writeHead(200, { 'content-length': 9 }).write('half', () => r.socket!.resetAndDestroy()),
    'closed the connection before its answer was complete',
  ],
  [
    'a change of protocol',
    rawHttp('HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\nUpgrade: x\r\n\r\n'),
    'closed the connection before its answer was complete',
  ],
  [
    'no HTTP at all',
    rawHttp('220 mail.example ESMTP\r\n'),
    'gave an answer that is not HTTP (HPE_INVALID_CONSTANT)',
  ],
  [
    'endless headers',
    rawHttp(`HTTP/1.1 200 OK\r\nx: ${'x'.repeat(99_999)}`),
    'gave an answer that is not HTTP (HPE_HEADER_OVERFLOW)',
  ],
]

const overloads: [string, Respond, string][] = [
  ['429', answer(429), 'answered 429'],
  ['503', answer(503), 'answered 503'],
]

test.each([...unanswered, ...overloads])(
  '%s is an outage when no event was taken, and most are not tried',
  async (_, respond, why, timeoutMs) => {
    const { sink, requests } = await given(respond, timeoutMs)
    await expect(sink.publish(eventsOf(500))).rejects.toThrow(new Error(`the platform ${why}`))
    expect(requests.length).toBeGreaterThanOrEqual(32)
    expect(requests.length).toBeLessThan(64)
  },
)

test.each(answered)(
  '%s is an outage when no event was taken, once all were tried',
  async (_, respond, why) => {
    const { sink, requests } = await given(respond)
    await expect(sink.publish(eventsOf(160))).rejects.toThrow(new Error(`the platform ${why}`))
    expect(requests).toHaveLength(160)
  },
)

test.each(answered)('%s to the first 32 events keeps none of the others back', async (_, respond, why) => {
  const events = eventsOf(160)
  const poisoned = new Set(idsOf(events.slice(0, 32)))
  const { promise: allAnswered, resolve } = Promise.withResolvers<void>()
  const { sink, requests } = await given(async (response, request) => {
    if (poisoned.has(request.id)) return respond(response, request)
    // A connection has its second event once its first is answered. None is taken before all are.
    if (requests.length === 64) resolve()
    await allAnswered
    answer(204)(response, request)
  })
  const refused = await sink.publish(events)
  expect(new Set(refused.map(({ eventId }) => eventId))).toEqual(poisoned)
  expect(new Set(refused.map(({ reason }) => reason))).toEqual(new Set([why]))
  expect(requests).toHaveLength(160)
})

test.each(overloads)('%s says nothing about the event when others were taken', async (_, respond, reason) => {
  const { sink } = await given((response, request) =>
    (request.id === 'event-7' ? respond : answer(200))(response, request),
  )
  expect(await sink.publish(eventsOf(100))).toEqual([{ eventId: 'event-7', reason, isOverload: true }])
})

test.each([...answered, ...unanswered])(
  '%s is about the event when others were taken',
  async (_, respond, why, timeoutMs) => {
    const { sink } = await given(
      (response, request) => (request.id === 'event-7' ? respond : answer(200))(response, request),
      timeoutMs,
    )
    expect(await sink.publish(eventsOf(100))).toEqual([{ eventId: 'event-7', reason: why }])
  },
)

test.each([
  [10_000, 160],
  [20_000, 64],
  [30_000, 32],
])('with %i ms for an answer a call has at most %i events', (timeoutMs, batchSizeMax) => {
  const sink = createHttpSink('http://127.0.0.1:1/', { name: 'http', timeoutMs, signingSecret: secret })
  expect(sink.batchSizeMax).toBe(batchSizeMax)
})

test('a late yes after 32 failures changes nothing: an outage, and no lane goes on alone', async () => {
  const { sink, requests } = await given((response, request) => {
    if (request.id === 'event-1') setTimeout(() => answer(200)(response, request), 150)
    else answer(503)(response, request)
  })
  await expect(sink.publish(eventsOf(150))).rejects.toThrow('answered 503')
  expect(requests.length).toBeLessThan(70)
})

test('follows no redirect', async () => {
  const { sink, requests } = await given(answer(302, { location: '/other' }))
  await expect(sink.publish(eventsOf(3))).rejects.toThrow()
  expect(requests.map(({ path }) => path)).toEqual(['/events', '/events', '/events'])
})

test('stops reading an answer that does not end, and goes by its status', async () => {
  let writtenBytes = 0
  const { sink } = await given((response) => {
    response.writeHead(200)
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(10_000))) writtenBytes += 10_000
    }
    response.on('drain', more)
    more()
  })
  expect(await sink.publish(eventsOf(1))).toEqual([])
  expect(writtenBytes).toBeLessThan(20_000_000)
})

test('a connection that the platform ended while it was idle costs nothing', async () => {
  const { sink, sockets, requests } = await given((response) => {
    const { socket } = response
    response.writeHead(200).end()
    // Reset only by the next bytes: the client believes the connection to be open.
    setImmediate(() => socket?.once('data', () => socket.resetAndDestroy()))
  })
  await sink.publish(eventsOf(4))
  expect(sockets.size).toBe(4)
  expect(await sink.publish(eventsOf(4))).toEqual([])
  expect(sockets.size).toBe(8)
  expect(new Set(requests.map(({ id }) => id)).size).toBe(4)
})

test('a port where nobody listens is an outage, told without the address', async () => {
  const server = net.createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.on('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  const sink = sinkOf(`http://user:secret@127.0.0.1:${port}/secret?secret`)
  const error = await sink.publish(eventsOf(2)).catch((error: Error) => error)
  expect(error).toEqual(new Error('the platform cannot be reached (ECONNREFUSED)'))
  expect((error as Error).cause).toBeUndefined()
})

test.each(['', 'ftp://secret/', 'http://', 'http://%zz:secret@host/', 'secret'])(
  'refuses the address %j without repeating it',
  (url) => {
    expect(() => sinkOf(url)).toThrow(/^The delivery address cannot be read as an http: or https: address$/)
  },
)

test.each([0, 30_001, Number.NaN])('refuses a time limit of %d ms', (timeoutMs) => {
  const options = { name: 'http', timeoutMs, signingSecret: secret }
  expect(() => createHttpSink('http://127.0.0.1/', options)).toThrow(/at most 30 s/)
})

test('closing ends what is under way, as an outage, and may be done twice', async () => {
  let came = () => {}
  const first = new Promise<void>((resolve) => {
    came = resolve
  })
  const { sink, requests } = await given(() => came())
  const published = sink.publish(eventsOf(100))
  published.catch(() => undefined)
  await first
  await sink.close()
  await sink.close()
  await expect(published).rejects.toThrow('the sink was closed before all events were sent')
  expect(requests.length).toBeLessThanOrEqual(32)
  await expect(sink.publish(eventsOf(1))).rejects.toThrow('closed')
})

test('the next publish after an outage reaches the platform again', async () => {
  let status = 503
  const { sink } = await given((response) => response.writeHead(status).end())
  await expect(sink.publish(eventsOf(2))).rejects.toThrow('answered 503')
  status = 200
  expect(await sink.publish(eventsOf(2))).toEqual([])
})
