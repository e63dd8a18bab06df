// Charge, refund, balance and history over HTTP (requirements B1–B8).

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Balance, BalanceHistory } from '../../src/contract/balance.ts'
import type { Wire } from '../../src/contract/common.ts'
import { bodyOf, expectInvalid, expectProblem } from '../support/api-client.ts'
import { anId, aTime } from '../support/shapes.ts'
import { dayMs, resetClock, shiftClock } from '../support/shifted-clock.ts'
import { openTestShop, order, type Person, password, type TestShop } from '../support/test-shop.ts'

let shop: TestShop
let shopper: Person

beforeAll(async () => {
  shop = await openTestShop()
})
beforeEach(async () => {
  shopper = await shop.newShopper()
})
afterEach(resetClock)
afterAll(() => shop.close())

const charge = (amount: unknown) => shopper.api.post('/balance/charge', { amount })
const refund = (amount: unknown) => shopper.api.post('/balance/refund', { amount })
const balance = async (person = shopper) => bodyOf(await person.api.get<Wire<typeof Balance>>('/balance'))
const history = async (query = '') =>
  bodyOf(await shopper.api.get<Wire<typeof BalanceHistory>>(`/balance/history${query}`))

/** The same shopper after the clock was moved so far that the token of before is over. */
async function signedInAgain(): Promise<Person> {
  return shop.signIn({ email: shopper.user.email, password })
}

describe('POST /balance/charge', () => {
  test('adds the amount, at once', async () => {
    const shown = { userId: shopper.id, entryId: anId }
    expect(bodyOf(await charge(1_000), 201)).toEqual({ ...shown, amount: 1_000, balance: 1_000 })
    expect(bodyOf(await charge(1_000_000), 201)).toEqual({ ...shown, amount: 1_000_000, balance: 1_001_000 })
    expect(await balance()).toEqual({ userId: shopper.id, balance: 1_001_000, refundable: 1_001_000 })
  })

  test.each([999, 1_000_001, 0, -1_000, 1_000.5, 1e300, '1000', null, true, [1_000], { won: 1_000 }])(
    'refuses the amount %j',
    async (amount) => {
      expectInvalid(await charge(amount), 'amount')
      expect((await balance()).balance).toBe(0)
    },
  )

  test('refuses no amount, and a field it does not know', async () => {
    expectInvalid(await shopper.api.post('/balance/charge', {}), 'amount')
    expectInvalid(await shopper.api.post('/balance/charge', { amount: 1_000, won: 1 }), 'won')
  })

  test('fifty charges at once all count', async () => {
    await Promise.all(Array.from({ length: 50 }, () => charge(1_000)))
    expect((await balance()).balance).toBe(50_000)
  })
})

describe('GET /balance', () => {
  test('is 0, never null, for one who never charged', async () => {
    expect(await balance()).toEqual({ userId: shopper.id, balance: 0, refundable: 0 })
    expect(await history()).toEqual({ items: [], nextCursor: null })
  })
})

describe('POST /balance/refund', () => {
  test('pays back what was charged and not spent, and not a won more', async () => {
    const { id } = await shop.newProduct({ price: 3_000 })
    await charge(10_000)
    await order(shopper, { items: [{ productId: id, quantity: 1 }] })
    expect(await balance()).toMatchObject({ balance: 7_000, refundable: 7_000 })
    expectProblem(await refund(7_001), 409, { code: 'refund-exceeds-refundable', refundable: 7_000 })
    const answer = { userId: shopper.id, amount: 2_000, balance: 5_000, entryId: anId }
    expect(bodyOf(await refund(2_000), 201)).toEqual(answer)
    expect(bodyOf(await refund(5_000), 201)).toEqual({ ...answer, amount: 5_000, balance: 0 })
    expectProblem(await refund(1), 409, { code: 'refund-exceeds-refundable', refundable: 0 })
  })

  test('counts only what was charged, and refunded, within the window', async () => {
    await charge(5_000)
    shiftClock(6 * dayMs)
    shopper = await signedInAgain()
    await charge(3_000)
    expect(await balance()).toMatchObject({ balance: 8_000, refundable: 8_000 })
    shiftClock(8 * dayMs)
    shopper = await signedInAgain()
    expect(await balance()).toMatchObject({ balance: 8_000, refundable: 3_000 })
    expectProblem(await refund(3_001), 409, { code: 'refund-exceeds-refundable', refundable: 3_000 })
    bodyOf(await refund(3_000), 201)
    shiftClock(14 * dayMs)
    shopper = await signedInAgain()
    expectProblem(await refund(1), 409, { code: 'refund-exceeds-refundable', refundable: 0 })
  })

  test.each([0, -1, 0.5, '1', null, Number.MAX_SAFE_INTEGER + 1])('refuses the amount %j', async (amount) =>
    expectInvalid(await refund(amount), 'amount'),
  )

  test('works also where the window is no whole number of milliseconds', async () => {
    const other = await openTestShop({ REFUND_WINDOW_DAYS: '0.333333' })
    const { api } = await other.newShopper()
    bodyOf(await api.post('/balance/charge', { amount: 5_000 }), 201)
    expect(bodyOf(await api.post('/balance/refund', { amount: 5_000 }), 201)).toMatchObject({ balance: 0 })
    await other.close()
  })

  test('of ten refunds of everything at once, one is paid', async () => {
    await charge(10_000)
    const answers = await Promise.all(Array.from({ length: 10 }, () => refund(10_000)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(9)
    expect((await balance()).balance).toBe(0)
  })
})

describe('GET /balance/history', () => {
  test('names every change, its cause and the balance after it, newest first', async () => {
    const { id: productId } = await shop.newProduct({ price: 2_500 })
    await charge(10_000)
    const { id: orderId } = await order(shopper, { items: [{ productId, quantity: 2 }] })
    bodyOf(await shopper.api.post(`/orders/${orderId}/cancel`))
    await refund(4_000)
    const entry = { id: anId, createdAt: aTime }
    expect(await history()).toEqual({
      items: [
        { ...entry, kind: 'refund', amount: -4_000, balanceAfter: 6_000, orderId: null },
        { ...entry, kind: 'cancel', amount: 5_000, balanceAfter: 10_000, orderId },
        { ...entry, kind: 'use', amount: -5_000, balanceAfter: 5_000, orderId },
        { ...entry, kind: 'charge', amount: 10_000, balanceAfter: 10_000, orderId: null },
      ],
      nextCursor: null,
    })
  })
})
