// What operators see of the delivery over HTTP, and what they may ask of it: sending again, resuming, forgetting.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Wire } from '../../src/contract/common.ts'
import type { Delivery } from '../../src/contract/delivery.ts'
import { type ApiClient, bodyOf, expectInvalid, expectProblem } from '../support/api-client.ts'
import { unknownId } from '../support/contract-routes.ts'
import { aTime } from '../support/shapes.ts'
import { openTestShop, order, type Person, type TestShop } from '../support/test-shop.ts'

const patience = 10_000

let folder: string
let shop: TestShop
let admin: ApiClient
let shopper: Person
let productId: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jangteo-delivery-'))
  const urls = ['warehouse', 'lake'].map((name) => `file:${folder}/${name}.ndjson#${name}`)
  shop = await openTestShop({ DELIVERY_URL: urls.join(' ') })
  admin = shop.admin.api
  shopper = await shop.newShopper({ balance: 100_000 })
  productId = (await shop.newProduct({ price: 1_000 })).id
})

afterAll(async () => {
  await shop.close()
  rmSync(folder, { recursive: true, force: true })
})

const buy = () => order(shopper, { items: [{ productId, quantity: 1 }] })
const delivery = async () => bodyOf(await admin.get<Wire<typeof Delivery>>('/admin/delivery'))
const sinkState = async (name: string) => (await delivery()).sinks.find(({ sink }) => sink === name)!

/** What a platform got, in order, repeated events too. */
function gotBy(sink: string): { id: string; subject: string; time: string }[] {
  const path = join(folder, `${sink}.ndjson`)
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
  return lines.map((line) => JSON.parse(line))
}

/** Resolves when all sinks have everything. */
async function untilDelivered(): Promise<void> {
  await vi.waitFor(async () => {
    for (const { pending, waiting } of (await delivery()).sinks)
      expect({ pending, waiting }).toEqual({ pending: 0, waiting: 0 })
  }, patience)
}

const scheduled = (sink: string) => ({ sink, status: 'scheduled' })

describe('GET /admin/delivery', () => {
  test('shows how far each platform is', async () => {
    await buy()
    await untilDelivered()
    const state = {
      inUse: true,
      position: expect.any(Number),
      pending: 0,
      oldestPendingAt: null,
      deliveredCount: gotBy('lake').length,
      rate: expect.any(Number),
      lastError: null,
      disabledAt: null,
      waiting: 0,
      deadLetters: 0,
    }
    expect(await delivery()).toEqual({
      sinks: [
        { sink: 'lake', ...state },
        { sink: 'warehouse', ...state },
      ],
      deadLetters: [],
    })
    expect(gotBy('lake').length).toBeGreaterThan(0)
  })

  test('is for operators alone, as is all that is asked of the delivery', async () => {
    const { api } = shopper
    for (const asked of [
      api.get('/admin/delivery'),
      api.post(`/admin/delivery/dead-letters/${unknownId}/retry`),
      api.post('/admin/delivery/lake/replay', { orderId: unknownId }),
      api.post('/admin/delivery/lake/resume'),
      api.delete('/admin/delivery/lake'),
    ])
      expectProblem(await asked, 403, { code: 'forbidden' })
  })
})

describe('POST /admin/delivery/dead-letters/:eventId/retry', () => {
  test('a dead letter is shown, and sent again on request', async () => {
    const [event] = await shop.sql('SELECT event_id, position, type, subject FROM outbox ORDER BY position')
    await shop.sql(
      `INSERT INTO parked_events (event_id, sink, position, subject, reason, attempts, parked_at)
        VALUES ($1, 'lake', $2, $3, 'no', 8, now())`,
      [event.event_id, event.position, event.subject],
    )
    const { event_id: eventId, type, subject } = event
    const letter = { eventId, sink: 'lake', type, subject, reason: 'no', attempts: 8, deadAt: aTime }
    expect((await delivery()).deadLetters).toEqual([letter])
    expect(await sinkState('lake')).toMatchObject({ deadLetters: 1 })
    const answer = await admin.post(`/admin/delivery/dead-letters/${eventId}/retry`)
    expect(bodyOf(answer, 202)).toEqual({ eventId, status: 'scheduled' })
    await vi.waitFor(async () => expect((await delivery()).deadLetters).toEqual([]), patience)
    await untilDelivered()
    expect(gotBy('lake').filter(({ id }) => id === eventId)).toHaveLength(2)
    expect(gotBy('warehouse').filter(({ id }) => id === eventId)).toHaveLength(1)
  })

  test('one that is not there cannot be sent again', async () => {
    const retry = (id: string) => admin.post(`/admin/delivery/dead-letters/${id}/retry`)
    expectProblem(await retry(unknownId), 404, { code: 'dead-letter-not-found' })
    expectInvalid(await retry('first'), 'eventId')
  })
})

describe('POST /admin/delivery/:sink/replay', () => {
  const replay = (sink: string, body: object) => admin.post(`/admin/delivery/${sink}/replay`, body)

  test('since a time sends everything since then again, to that platform alone', async () => {
    const { createdAt } = await buy()
    await buy()
    await untilDelivered()
    const before = { lake: gotBy('lake'), warehouse: gotBy('warehouse') }
    const since = before.lake.filter(({ time }) => time >= createdAt)
    expect(since.length).toBeGreaterThanOrEqual(2)
    expect(bodyOf(await replay('lake', { since: createdAt }), 202)).toEqual(scheduled('lake'))
    await vi.waitFor(() => expect(gotBy('lake')).toEqual([...before.lake, ...since]), patience)
    await untilDelivered()
    expect(gotBy('warehouse')).toEqual(before.warehouse)
  })

  test('of an order sends its events again, and no others', async () => {
    const { id } = await buy()
    bodyOf(await shopper.api.post(`/orders/${id}/cancel`))
    await buy()
    await untilDelivered()
    const before = gotBy('lake')
    const ofOrder = before.filter(({ subject }) => subject === id)
    expect(ofOrder).toHaveLength(2)
    expect(bodyOf(await replay('lake', { orderId: id }), 202)).toEqual(scheduled('lake'))
    await vi.waitFor(() => expect(gotBy('lake')).toEqual([...before, ...ofOrder]), patience)
  })

  test('names a time or an order, and not both', async () => {
    const since = '2026-01-31T00:00:00Z'
    expectInvalid(await replay('lake', {}), 'body')
    expectInvalid(await replay('lake', { since, orderId: unknownId }), 'body')
    expectInvalid(await replay('lake', { since: 'yesterday' }), 'since')
    expectInvalid(await replay('lake', { since: '2026-01-31T09:00:00+09' }), 'since')
    expectInvalid(await replay('%00', { since }), 'sink')
    expectInvalid(await replay('lake', { orderId: 'first' }), 'orderId')
  })

  test('is refused for a platform or an order nobody knows', async () => {
    const { id } = await buy()
    expectProblem(await replay('moon', { since: '2026-01-31T00:00:00Z' }), 404, { code: 'sink-not-found' })
    expectProblem(await replay('moon', { orderId: id }), 404, { code: 'sink-not-found' })
    const unknown = { code: 'order-not-found', orderId: unknownId }
    expectProblem(await replay('lake', { orderId: unknownId }), 404, unknown)
  })
})

/** As a platform that answered 410 leaves it. */
async function disable(sink: string): Promise<void> {
  await untilDelivered()
  const text = `UPDATE delivery_cursors SET disabled_at = now(), last_error = 'answered 410' WHERE sink = $1`
  await shop.sql(text, [sink])
}

const resume = (sink: string) => admin.post(`/admin/delivery/${sink}/resume`)

describe('POST /admin/delivery/:sink/resume', () => {
  test('goes on where a platform that wanted nothing more was left', async () => {
    await disable('lake')
    const { id } = await buy()
    const stopped = { disabledAt: aTime, lastError: 'answered 410', pending: 1, oldestPendingAt: aTime }
    await vi.waitFor(async () => expect(await sinkState('lake')).toMatchObject(stopped), patience)
    await vi.waitFor(() => expect(gotBy('warehouse').at(-1)?.subject).toBe(id), patience)
    expect(bodyOf(await resume('lake'), 202)).toEqual(scheduled('lake'))
    await untilDelivered()
    expect(gotBy('lake').at(-1)?.subject).toBe(id)
    expect(await sinkState('lake')).toMatchObject({ disabledAt: null, lastError: null })
  })

  test('is refused for a platform nobody knows', async () => {
    expectProblem(await resume('moon'), 404, { code: 'sink-not-found' })
  })
})

describe('DELETE /admin/delivery/:sink', () => {
  test('forgets a platform that is no longer delivered to', async () => {
    await shop.sql("INSERT INTO delivery_cursors (sink, position, updated_at) VALUES ('old', 0, now())")
    expect(await sinkState('old')).toMatchObject({ inUse: false })
    expect((await admin.delete('/admin/delivery/old')).status).toBe(204)
    expect((await delivery()).sinks.map(({ sink }) => sink)).toEqual(['lake', 'warehouse'])
    expectProblem(await admin.delete('/admin/delivery/old'), 404, { code: 'sink-not-found' })
  })

  test('is refused while a platform is delivered to', async () => {
    expectProblem(await admin.delete('/admin/delivery/lake'), 409, { code: 'sink-in-use' })
  })

  test('is refused for two minutes after an instance, whichever it is, last said that it delivers to it', async () => {
    const announce = (seconds: number) =>
      shop.sql(
        `INSERT INTO delivery_cursors (sink, position, updated_at, announced_at)
          VALUES ('elsewhere', 0, now(), now() - $1 * interval '1 second')
          ON CONFLICT (sink) DO UPDATE SET announced_at = excluded.announced_at`,
        [seconds],
      )
    await announce(110)
    expect(await sinkState('elsewhere')).toMatchObject({ inUse: true })
    expectProblem(await admin.delete('/admin/delivery/elsewhere'), 409, { code: 'sink-in-use' })
    await announce(121)
    expect(await sinkState('elsewhere')).toMatchObject({ inUse: false })
    expect((await admin.delete('/admin/delivery/elsewhere')).status).toBe(204)
  })
})

describe('GET /metrics', () => {
  /** By name, of the gauges with this sink. */
  async function gauges(sink: string): Promise<Record<string, number>> {
    const { text } = await shop.anybody.get(':/metrics')
    const found = text.matchAll(/^jangteo_delivery_(\w+)\{sink="(\w+)"\} (\S+)$/gm)
    return Object.fromEntries(
      [...found].flatMap(([, name, of, n]) => (of === sink ? [[name, Number(n)]] : [])),
    )
  }

  test('has the numbers of every platform under its name', async () => {
    await disable('lake')
    const { deliveredCount } = await sinkState('lake')
    await shop.sql(
      "UPDATE delivery_cursors SET rate = 50, rate_at = now() + interval '1 hour' WHERE sink = 'lake'",
    )
    await shop.sql(`INSERT INTO parked_events (event_id, sink, position, subject, reason, attempts, parked_at, retry_at)
      SELECT event_id, 'lake', position, subject, 'no', 1, now(), CASE WHEN n > 1 THEN now() + interval '1 hour' END
      FROM (SELECT *, row_number() OVER (ORDER BY position) AS n FROM outbox) AS o WHERE n <= 3`)
    await buy()
    await vi.waitFor(async () => expect(await gauges('warehouse')).toMatchObject({ pending: 0 }), patience)
    const { oldest_seconds: oldest, ...numbers } = await gauges('lake')
    expect(numbers).toEqual({
      pending: 1,
      events_per_second: 50,
      delivered: deliveredCount,
      waiting: 2,
      dead_letters: 1,
      disabled: 1,
    })
    expect(oldest).toBeGreaterThan(0)
    expect(oldest).toBeLessThan(60)
    const other = { pending: 0, oldest_seconds: 0, waiting: 0, dead_letters: 0, disabled: 0 }
    expect(await gauges('warehouse')).toMatchObject(other)
  })
})
