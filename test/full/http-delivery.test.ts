// The promises of the delivery over HTTP to a platform that misbehaves: it answers 500, says nothing, breaks off, leads
// elsewhere, or dislikes one event. Real requests, a real outbox.

import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createHttpSink } from '../../src/delivery/http-sink.ts'
import { type Relay, startRelay } from '../../src/delivery/relay.ts'
import { readDelivery, readSinks, requestReplay, requestRetry } from '../../src/postgres/read-delivery.ts'
import { type LiveShop, memoryLog, openLiveShop, patience } from '../support/live-shop.ts'

type Respond = (response: http.ServerResponse, id: string) => void

const accept: Respond = (response) => response.writeHead(202).end()

let shop: LiveShop
let relay: Relay
let platform: http.Server
let respond: Respond
/** Ids of accepted events, in the order they came, and how often each was sent. */
let taken: string[]
let sent: Map<string, number>

beforeEach(async () => {
  shop = await openLiveShop()
  taken = []
  sent = new Map()
  respond = accept
  platform = http.createServer(async (request, response) => {
    const id = String(request.headers['webhook-id'])
    await request.toArray()
    sent.set(id, (sent.get(id) ?? 0) + 1)
    response.on('finish', () => {
      if (response.statusCode === 202) taken.push(id)
    })
    respond(response, id)
  })
  await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve))
  const { port } = platform.address() as AddressInfo
  const options = { name: 'http', timeoutMs: 200, signingSecret: Buffer.alloc(32, 7) }
  const sink = createHttpSink(`http://127.0.0.1:${port}/events`, options)
  const { pool } = shop
  relay = startRelay({ pool, sink, log: memoryLog(), pollMs: 20, attemptsMax: 3, retryMsMin: 10 })
})

afterEach(async () => {
  await relay.stop()
  platform.closeAllConnections()
  platform.close()
  await shop.close()
})

async function append(count: number): Promise<string[]> {
  const text = `INSERT INTO outbox (event_id, type, subject, data, occurred_at)
    SELECT gen_random_uuid(), 'order.paid', gen_random_uuid(), '{}', now()
    FROM generate_series(1, $1::int) RETURNING event_id`
  const rows = await shop.rows(text, [count])
  relay.wake()
  return rows.map((row) => row.event_id)
}

const stateOf = async () => (await readSinks(shop.pool))[0]!
const untilAccepted = (ids: readonly string[]) =>
  vi.waitFor(() => expect(new Set(taken)).toEqual(new Set(ids)), patience)

test.each<[string, string, Respond]>([
  ['answers 500', 'answered 500', (response) => response.writeHead(500).end('broken')],
  ['says nothing', 'did not answer within 0.2 s', () => undefined],
  [
    'breaks off half-way',
    'closed the connection',
    (response) => {
      response.writeHead(202, { 'content-length': 100 })
      response.write('half')
      setImmediate(() => response.destroy())
    },
  ],
  [
    'leads elsewhere',
    'redirects to elsewhere',
    (response) => response.writeHead(302, { location: '/other' }).end(),
  ],
  ['does not know us', 'answered 401', (response) => response.writeHead(401).end()],
])(
  'a platform that %s is away: nothing is given up, and all comes when it is well',
  async (_what, reason, fault) => {
    respond = fault
    const ids = await append(40)
    await vi.waitFor(async () => expect((await stateOf()).lastError).toContain(reason), patience)
    expect(await stateOf()).toMatchObject({ pending: 40, waiting: 0, deadLetters: 0 })
    respond = accept
    await untilAccepted(ids)
    await vi.waitFor(
      async () => expect(await stateOf()).toMatchObject({ pending: 0, lastError: null }),
      patience,
    )
  },
)

test.each([422, 500])(
  'an event that is answered %i, while others are taken, becomes a dead letter',
  async (status) => {
    const ids = await append(1)
    await untilAccepted(ids)
    const poisoned = new Set<string>()
    respond = (response, id) => (poisoned.has(id) ? response.writeHead(status).end() : accept(response, id))
    const [bad] = await appendPoisoned()
    for (let more = 0; more < 20; more += 1) {
      ids.push(...(await append(5)))
      await untilAccepted(ids)
      if ((await stateOf()).deadLetters > 0) break
    }
    await vi.waitFor(
      async () => expect(await stateOf()).toMatchObject({ deadLetters: 1, waiting: 0 }),
      patience,
    )
    expect((await readDelivery(shop.pool)).deadLetters).toMatchObject([
      { eventId: bad, attempts: 3, reason: `answered ${status}` },
    ])
    respond = accept
    await requestRetry(shop.pool, bad!)
    await untilAccepted([...ids, bad!])

    async function appendPoisoned(): Promise<string[]> {
      const added = await shop.rows(`INSERT INTO outbox (event_id, type, subject, data, occurred_at)
      VALUES (gen_random_uuid(), 'order.paid', gen_random_uuid(), '{}', now()) RETURNING event_id`)
      for (const row of added) poisoned.add(row.event_id)
      return added.map((row) => row.event_id)
    }
  },
)

test('410 disables the sink until an operator resumes it', async () => {
  respond = (response) => response.writeHead(410).end()
  const [id] = await append(1)
  await vi.waitFor(async () => expect((await stateOf()).disabledAt).not.toBeNull(), patience)
  expect(sent.get(id!)).toBe(1)
})

test('a replay sends the same ids again', async () => {
  const ids = await append(5)
  await untilAccepted(ids)
  await vi.waitFor(async () => expect((await stateOf()).pending).toBe(0), patience)
  await requestReplay(shop.pool, 'http', 0)
  await vi.waitFor(() => expect([...sent.values()]).toEqual([2, 2, 2, 2, 2]), patience)
})
