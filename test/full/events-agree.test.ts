// What really leaves the shop agrees with what is said about it: every kind of event is brought about over HTTP,
// delivered to a file, and held against its schema; and the AsyncAPI document is valid and tells of the same types.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type EventType, envelopeSchema, events } from '../../src/contract/events.ts'
import { bodyOf } from '../support/api-client.ts'
import { issue, openTestShop, order, type Person, type TestShop } from '../support/test-shop.ts'

type Delivered = {
  readonly id: string
  readonly type: EventType
  readonly subject: string
  readonly sequence: string
  readonly data: Readonly<Record<string, unknown>>
}

const types = Object.keys(events) as EventType[]

/** Readers must allow for fields that come later; here a field that nothing tells of is a mistake. */
function closed(schema: object): object {
  const close = (_name: string, value: unknown) =>
    value instanceof Object && 'properties' in value ? { ...value, additionalProperties: false } : value
  return JSON.parse(JSON.stringify(schema, close))
}

let folder: string
let shop: TestShop
let shopper: Person
let delivered: Delivered[]
/** What the types of a subject must have been, in order, by the subject. */
let expected: Map<string, string[]>

const ajv = new Ajv({ strict: false, allErrors: true })
addFormats.default(ajv)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jangteo-events-'))
  shop = await openTestShop({ DELIVERY_URL: `file:${folder}/events.ndjson` })
  expected = await doOneOfEverything()
  const count = [...expected.values()].flat().length
  delivered = await vi.waitFor(() => {
    const found = readDelivered()
    expect(found.length).toBeGreaterThanOrEqual(count)
    return found
  }, 10_000)
})

afterAll(async () => {
  await shop.close()
  rmSync(folder, { recursive: true, force: true })
})

function readDelivered(): Delivered[] {
  const path = join(folder, 'events.ndjson')
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : []
  return lines.map((line) => JSON.parse(line))
}

async function doOneOfEverything(): Promise<Map<string, string[]>> {
  shopper = await shop.newShopper({ balance: 100_000 })
  bodyOf(await shopper.api.post('/balance/refund', { amount: 30_000 }), 201)
  const plenty = (await shop.newProduct({ price: 10_000, stock: 100 })).id
  const last = (await shop.newProduct({ price: 1_000, stock: 1 })).id
  const broken = (await shop.newProduct({ price: 1_000, stock: 5 })).id
  const coupon = (await shop.newCoupon({ perUserLimit: 2, discount: { type: 'amount', value: 10_000 } })).id
  const [free, used] = [await issue(shopper, coupon), await issue(shopper, coupon)]
  const items = [{ productId: plenty, quantity: 1 }]
  const paid = await order(shopper, { items: [{ productId: plenty, quantity: 2 }], userCouponId: used.id })
  const nothing = await order(shopper, { items, userCouponId: free.id })
  expect(nothing).toMatchObject({ status: 'paid', total: 0 })
  const later = await order(shopper, { items, payment: 'deferred' })
  bodyOf(await shopper.api.post(`/orders/${later.id}/payments`), 201)
  const undone = await order(shopper, { items: [{ productId: last, quantity: 1 }] })
  bodyOf(await shopper.api.post(`/orders/${undone.id}/cancel`))
  const never = await order(shopper, { items, payment: 'deferred' })
  bodyOf(await shopper.api.post(`/orders/${never.id}/cancel`))
  const taken = { change: -5, reason: '파손' }
  bodyOf(await shop.admin.api.post(`/admin/products/${broken}/stock`, taken))
  return new Map([
    [shopper.id, ['jangteo.balance.charged.v1', 'jangteo.balance.refunded.v1']],
    [free.id, ['jangteo.coupon.issued.v1']],
    [used.id, ['jangteo.coupon.issued.v1']],
    [paid.id, ['jangteo.order.paid.v1']],
    [nothing.id, ['jangteo.order.paid.v1']],
    [later.id, ['jangteo.order.paid.v1']],
    [undone.id, ['jangteo.order.paid.v1', 'jangteo.order.cancelled.v1']],
    [last, ['jangteo.stock.ran-out.v1']],
    [broken, ['jangteo.stock.ran-out.v1']],
  ])
}

describe('what is delivered', () => {
  test('is what happened, each fact once, in the order of its subject', () => {
    const found = Map.groupBy(delivered, ({ subject }) => subject)
    const told = [...found].map(([subject, list]) => [subject, list.map(({ type }) => type)])
    expect(Object.fromEntries(told)).toEqual(Object.fromEntries(expected))
    expect(new Set(delivered.map(({ id }) => id)).size).toBe(delivered.length)
  })

  test.each(types)('%s looks as its schema says', (type) => {
    const ofType = delivered.filter((event) => event.type === type)
    expect(ofType.length).toBeGreaterThan(0)
    const validate = ajv.compile(closed(envelopeSchema(type)))
    for (const event of ofType) expect(validate(event), JSON.stringify(validate.errors)).toBe(true)
  })

  test('has a sequence that rises within each subject', () => {
    for (const list of Map.groupBy(delivered, ({ subject }) => subject).values()) {
      const sequences = list.map(({ sequence }) => sequence)
      expect(sequences).toEqual([...new Set(sequences)].toSorted())
    }
  })

  test('tells the amounts of charges and refunds as they were paid, and the balance after them', () => {
    const [charged, refunded] = delivered.filter(({ subject }) => subject === shopper.id)
    expect(charged!.data).toMatchObject({ userId: shopper.id, amount: 100_000, balanceAfter: 100_000 })
    expect(refunded!.data).toMatchObject({ userId: shopper.id, amount: 30_000, balanceAfter: 70_000 })
  })

  test('names nobody', () => {
    const text = JSON.stringify(delivered)
    for (const personal of [shopper.user.email, shopper.user.name, '@']) expect(text).not.toContain(personal)
  })
})

describe('GET /asyncapi.json', () => {
  type Document = { readonly components: { readonly messages: Readonly<Record<string, { name: string }>> } }
  const document = async () => bodyOf(await shop.anybody.get<Document>(':/asyncapi.json'))

  test('is a valid document of AsyncAPI 3.0', async () => {
    const schema = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0-without-$id.json')
    const validate = ajv.compile(schema)
    expect(validate(await document()), JSON.stringify(validate.errors, null, 2)).toBe(true)
  })

  test('has a message for every type of event', async () => {
    const { messages } = (await document()).components
    expect(Object.keys(messages)).toEqual(types)
    expect(Object.values(messages).map(({ name }) => name)).toEqual(types)
  })

  test('describes each event as its schema does', async () => {
    const { messages } = (await document()).components
    for (const type of types) {
      const payload = JSON.parse(JSON.stringify(envelopeSchema(type)))
      expect(messages[type]).toMatchObject({ payload })
    }
  })
})
