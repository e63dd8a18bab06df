// The example data platform, as a process, with webhooks: what it confirmed it keeps, once, whatever happens to it.

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type CloudEvent, toCloudEvent } from '../../src/delivery/cloud-event.ts'
import { createHttpSink } from '../../src/delivery/http-sink.ts'
import type { Sink } from '../../src/delivery/sink.ts'
import { webhookHeaders } from '../../src/delivery/webhook-signature.ts'
import { type DataPlatform, startDataPlatform } from '../support/data-platform.ts'

const secret = Buffer.alloc(32, 5)
const productId = randomUUID()
let dataDir: string
let platform: DataPlatform
let sink: Sink

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'jangteo-platform-'))
  await start()
})

afterEach(async () => {
  await sink.close()
  await platform.stop()
  rmSync(dataDir, { recursive: true })
})

async function start(): Promise<void> {
  platform = await startDataPlatform({ dataDir, signingSecret: `whsec_${secret.toString('base64')}` })
  sink = createHttpSink(`${platform.url}/events`, { name: 'http', timeoutMs: 5_000, signingSecret: secret })
}

let position = 0

type Told = { readonly orderId?: string; readonly discount?: number; readonly paidAt?: Date }

/** An order of two bags for 24,000 won, less the discount. */
function orderEvent(status: 'paid' | 'cancelled', told: Told = {}): CloudEvent {
  const { orderId = randomUUID(), discount = 0, paidAt = new Date() } = told
  const data = {
    orderId,
    userId: randomUUID(),
    status,
    items: [{ productId, name: '캔버스 에코백', unitPrice: 12_000, quantity: 2, amount: 24_000 }],
    subtotal: 24_000,
    discount,
    total: 24_000 - discount,
    userCouponId: discount > 0 ? randomUUID() : null,
    createdAt: paidAt.toISOString(),
    paidAt: paidAt.toISOString(),
    ...(status === 'cancelled' && { cancelledAt: new Date().toISOString() }),
  }
  return eventOf(`order.${status}`, orderId, data)
}

function eventOf(type: string, subject: string, data: object): CloudEvent {
  position += 1
  const about = { position, type, subject, occurredAt: Date.now() } as Parameters<typeof toCloudEvent>[0]
  return toCloudEvent({ ...about, eventId: randomUUID(), data: JSON.stringify(data) })
}

const ordersOf = (count: number) => Array.from({ length: count }, () => orderEvent('paid'))

async function post(event: CloudEvent, { nowMs = Date.now(), key = secret as Uint8Array } = {}) {
  const headers = { 'content-type': 'application/cloudevents+json', ...webhookHeaders(event, key, nowMs) }
  const answer = await fetch(`${platform.url}/events`, { method: 'POST', headers, body: event.json })
  await answer.text()
  return answer.status
}

type Reports = { readonly salesPerHour: { total: number }[]; readonly [report: string]: unknown }

async function reportsOf(hours: number): Promise<Reports> {
  const answer = await fetch(`${platform.url}/api/reports?hours=${hours}`)
  return (await answer.json()) as Reports
}

test('drops what it knows, within a batch, after it and after a restart', async () => {
  const events = ordersOf(100)
  expect(await sink.publish([...events, ...events.slice(0, 50)])).toEqual([])
  expect(await sink.publish(events)).toEqual([])
  expect(await platform.stop()).toBe(0)
  await start()
  expect(await sink.publish([...events, orderEvent('paid')])).toEqual([])
  expect(await platform.books()).toEqual({
    orders: 101,
    cancelled: 0,
    revenue: 101 * 24_000,
    events: 101,
    duplicates: 250,
    outOfOrder: 0,
    rejected: 0,
    byStatus: { paid: 101 },
    byType: { 'jangteo.order.paid.v1': 101 },
  })
})

test('subtracts cancelled orders, in whatever order their events come, and counts those that came late', async () => {
  const [inTurn, late] = [randomUUID(), randomUUID()]
  for (const event of [
    orderEvent('paid', { orderId: inTurn, discount: 5_000 }),
    orderEvent('cancelled', { orderId: inTurn, discount: 5_000 }),
    orderEvent('paid', { discount: 1_000 }),
    orderEvent('paid'),
  ])
    await sink.publish([event])
  const paidFirst = orderEvent('paid', { orderId: late })
  await sink.publish([orderEvent('cancelled', { orderId: late })])
  await sink.publish([paidFirst])
  await sink.publish([paidFirst])
  expect(await platform.books()).toMatchObject({
    orders: 4,
    cancelled: 2,
    revenue: 47_000,
    byStatus: { paid: 2, cancelled: 2 },
    outOfOrder: 1,
    duplicates: 1,
  })
  const reports = await reportsOf(24)
  expect(reports.revenue).toEqual({
    orders: 4,
    cancelledOrders: 2,
    gross: 96_000,
    discounts: 6_000,
    cancelled: 43_000,
    net: 47_000,
  })
  expect(reports.topProducts).toEqual([{ productId, name: '캔버스 에코백', quantity: 4, amount: 48_000 }])
  expect(reports.couponEffect).toEqual({
    withCoupon: { orders: 1, averageOrderValue: 23_000, discountGiven: 1_000 },
    withoutCoupon: { orders: 1, averageOrderValue: 24_000, discountGiven: 0 },
  })
})

test('sums sales by the hour of their payment, empty hours too', async () => {
  const hour = 3_600_000
  const thisHour = Math.floor(Date.now() / hour) * hour
  const paidAgo = (hours: number) => orderEvent('paid', { paidAt: new Date(thisHour - hours * hour) })
  await sink.publish([paidAgo(0), paidAgo(2), paidAgo(2), paidAgo(30)])
  const salesOf = async (hours: number) => {
    const { salesPerHour } = await reportsOf(hours)
    return salesPerHour.map(({ total }) => total)
  }
  const day = await salesOf(24)
  expect(day).toHaveLength(24)
  expect(day.slice(-4)).toEqual([0, 48_000, 0, 24_000])
  const twoDays = await salesOf(48)
  expect(twoDays).toHaveLength(48)
  expect(twoDays.reduce((sum, total) => sum + total)).toBe(96_000)
  expect((await fetch(`${platform.url}/api/reports?hours=25`)).status).toBe(400)
})

test('refuses events of others, old ones, and what is no event', async () => {
  const event = orderEvent('paid')
  expect(await post(event, { key: Buffer.alloc(32, 6) })).toBe(401)
  expect(await post(event, { nowMs: Date.now() - 6 * 60_000 })).toBe(401)
  expect((await fetch(`${platform.url}/events`, { method: 'POST', body: event.json })).status).toBe(415)
  const headers = { 'content-type': 'application/cloudevents+json' }
  const unsigned = await fetch(`${platform.url}/events`, { method: 'POST', headers, body: event.json })
  expect(unsigned.status).toBe(401)
  expect(await post({ ...event, json: '{' })).toBe(400)
  expect(await post({ ...event, json: event.json.replace(/"sequence":"\d+"/, '"sequence":"1"') })).toBe(400)
  expect(await post({ ...event, json: event.json.replace('"paid"', '"eaten"') })).toBe(400)
  expect(await platform.books()).toMatchObject({ events: 0, orders: 0, rejected: 3 })
})

test('counts events it has no use for', async () => {
  const userId = randomUUID()
  await sink.publish([
    eventOf('balance.charged', userId, { entryId: randomUUID(), userId, amount: 1, balanceAfter: 1 }),
    eventOf('moon.landed', 'moon', {}),
  ])
  expect(await platform.books()).toMatchObject({
    events: 2,
    orders: 0,
    byType: { 'jangteo.balance.charged.v1': 1, 'jangteo.moon.landed.v1': 1 },
  })
})

test('has exactly what it confirmed after a kill -9 in the middle', async () => {
  const lanes = 16
  const confirmed: CloudEvent[] = []
  let sent = 0
  const lane = async () => {
    for (;;) {
      const event = orderEvent('paid')
      sent += 1
      const status = await post(event).catch(() => null)
      if (status === null) return
      expect(status).toBe(204)
      confirmed.push(event)
      if (confirmed.length === 1_000) void platform.kill()
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  await start()
  const { events, revenue } = await platform.books()
  expect(events).toBeGreaterThanOrEqual(confirmed.length)
  expect(events).toBeLessThanOrEqual(sent)
  expect(revenue).toBe(events * 24_000)
  expect(await sink.publish(confirmed)).toEqual([])
  expect(await platform.books()).toMatchObject({ events, orders: events, duplicates: confirmed.length })
})

test('says which setting is wrong, and no secret', async () => {
  const failing = (options: object) => startDataPlatform({ dataDir: join(dataDir, 'other'), ...options })
  await expect(failing({})).rejects.toThrow(/SIGNING_SECRET must be/)
  await expect(failing({ sourceUrl: 'ftp://secret' })).rejects.toThrow(
    /^(?!.*secret).*SOURCE_URL must start/s,
  )
})

test('serves its page with a policy that forbids inline scripts, in files that are all there', async () => {
  const page = await fetch(platform.url)
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self'; style/)
  const html = await page.text()
  expect(html).not.toMatch(/<script(?! type="module" src=)|<style|style=|\son\w+=/)
  for (const [, path] of html.matchAll(/(?:src|href)="(\/[^"]*)"/g))
    expect((await fetch(platform.url + path)).status).toBe(200)
})
