// First-come-first-served coupons over HTTP (requirements C1–C9).

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Wire } from '../../src/contract/common.ts'
import type { CouponPage, UserCouponPage } from '../../src/contract/coupons.ts'
import { bodyOf, expectInvalid, expectProblem } from '../support/api-client.ts'
import { unknownId } from '../support/contract-routes.ts'
import { anId, aTime } from '../support/shapes.ts'
import { dayMs, minutes, resetClock, shiftClock } from '../support/shifted-clock.ts'
import { issue, openTestShop, order, type Person, password, type TestShop } from '../support/test-shop.ts'

let shop: TestShop
let shopper: Person
let other: Person

beforeAll(async () => {
  shop = await openTestShop()
})
beforeEach(async () => {
  shopper = await shop.newShopper({ balance: 100_000 })
  other = await shop.newShopper()
})
afterEach(resetClock)
afterAll(() => shop.close())

const ask = (couponId: string, person = shopper) => person.api.post(`/coupons/${couponId}/issue`)
const inMinutes = (count: number) => new Date(Date.now() + minutes(count)).toISOString()

describe('GET /coupons', () => {
  test('shows events that are open or yet to open, with what remains', async () => {
    const { id } = await shop.newCoupon({ name: '열림', totalCount: 3 })
    const { id: later } = await shop.newCoupon({ name: '예정', issueStartsAt: inMinutes(5) })
    const { id: over } = await shop.newCoupon({ name: '끝남', issueEndsAt: inMinutes(1) })
    await issue(shopper, id)
    shiftClock(minutes(2))
    const page = bodyOf(await shopper.api.get<Wire<typeof CouponPage>>('/coupons?limit=100'))
    expect(page).toEqual({ items: expect.any(Array), page: 1, limit: 100, total: page.items.length })
    expect(page.items.map((coupon) => coupon.id)).toEqual(expect.arrayContaining([id, later]))
    expect(page.items.map((coupon) => coupon.id)).not.toContain(over)
    expect(page.items.find((coupon) => coupon.id === id)).toEqual({
      id,
      name: '열림',
      discount: { type: 'amount', value: 5_000 },
      minOrderAmount: 0,
      totalCount: 3,
      issuedCount: 1,
      remaining: 2,
      perUserLimit: 1,
      issueStartsAt: aTime,
      issueEndsAt: null,
      validDays: 30,
      createdAt: aTime,
    })
  })
})

describe('POST /coupons/{id}/issue', () => {
  test('hands out a coupon that is valid for its days', async () => {
    const { id: couponId } = await shop.newCoupon({ minOrderAmount: 20_000, validDays: 7 })
    const body = bodyOf(await ask(couponId), 201) as { issuedAt: string; expiresAt: string }
    expect(body).toEqual({
      id: anId,
      couponId,
      userId: shopper.id,
      name: '오픈 기념',
      terms: { discount: { type: 'amount', value: 5_000 }, minOrderAmount: 20_000 },
      status: 'unused',
      orderId: null,
      issuedAt: aTime,
      expiresAt: aTime,
    })
    expect(Date.parse(body.expiresAt) - Date.parse(body.issuedAt)).toBe(7 * dayMs)
  })

  test('one per user, or as many as the event allows', async () => {
    const { id: one } = await shop.newCoupon()
    const { id: two } = await shop.newCoupon({ perUserLimit: 2 })
    await issue(shopper, one)
    expectProblem(await ask(one), 409, { code: 'coupon-already-issued', couponId: one, perUserLimit: 1 })
    await issue(shopper, two)
    await issue(shopper, two)
    expectProblem(await ask(two), 409, { code: 'coupon-already-issued', couponId: two, perUserLimit: 2 })
  })

  test('says that the event is over when the last coupon is gone', async () => {
    const { id: couponId } = await shop.newCoupon({ totalCount: 1 })
    await issue(other, couponId)
    const answer = await ask(couponId)
    expectProblem(answer, 409, { code: 'coupon-sold-out', couponId })
    expect(answer.body).toMatchObject({ title: '선착순 이벤트가 종료되었습니다' })
  })

  test('not before the start, not after the end, not of an event that is not there', async () => {
    const { id: later, issueStartsAt } = await shop.newCoupon({ issueStartsAt: inMinutes(10) })
    expectProblem(await ask(later), 409, { code: 'coupon-not-started', issueStartsAt })
    const { id: short, issueEndsAt } = await shop.newCoupon({ issueEndsAt: inMinutes(10) })
    shiftClock(minutes(11))
    expectProblem(await ask(short), 409, { code: 'coupon-ended', issueEndsAt })
    bodyOf(await ask(later), 201)
    expectProblem(await ask(unknownId), 404, { code: 'coupon-not-found', couponId: unknownId })
    expectInvalid(await ask('first'), 'id')
  })

  test('of 30 askers of 10 coupons, each three times at once, ten get one each', async () => {
    const { id } = await shop.newCoupon({ totalCount: 10 })
    const askers = await Promise.all(Array.from({ length: 30 }, () => shop.newShopper()))
    const answers = await Promise.all(
      askers.flatMap((asker) => [ask(id, asker), ask(id, asker), ask(id, asker)]),
    )
    const winners = answers
      .filter(({ status }) => status === 201)
      .map(({ body }) => (body as { userId: string }).userId)
    expect(new Set(winners).size).toBe(10)
    expect(winners).toHaveLength(10)
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(80)
  })
})

describe('GET /users/{userId}/coupons', () => {
  const held = async (query = '') =>
    bodyOf(await shopper.api.get<Wire<typeof UserCouponPage>>(`/users/me/coupons${query}`))
  const statuses = async (query = '') => (await held(query)).items.map(({ status }) => status)

  test('shows unused, used and expired ones, all or by status', async () => {
    const { id: productId } = await shop.newProduct()
    const short = await issue(shopper, (await shop.newCoupon({ validDays: 1 })).id)
    const used = await issue(shopper, (await shop.newCoupon()).id)
    const unused = await issue(shopper, (await shop.newCoupon()).id)
    await order(shopper, { items: [{ productId, quantity: 1 }], userCouponId: used.id })
    shiftClock(2 * dayMs)
    shopper = await shop.signIn({ email: shopper.user.email, password })
    expect(await statuses()).toEqual(['unused', 'used', 'expired'])
    expect(await held()).toMatchObject({ total: 3, nextCursor: null })
    expect((await held('?status=unused')).items.map(({ id }) => id)).toEqual([unused.id])
    expect((await held('?status=used')).items).toEqual([{ ...used, status: 'used', orderId: anId }])
    expect(await held('?status=expired')).toEqual({
      items: [{ ...short, status: 'expired' }],
      total: 1,
      nextCursor: null,
    })
  })

  test.each([
    ['status=held', 'status'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['offset=-1', 'offset'],
    ['offset=x', 'offset'],
    ['cursor=', 'cursor'],
    ['cursor=x&offset=0', 'offset'],
  ])('%s is refused', async (query, field) =>
    expectInvalid(await shopper.api.get(`/users/me/coupons?${query}`), field),
  )
})

describe('GET /users/me/coupons/{id}', () => {
  const check = async (id: string, amount = '') =>
    bodyOf(await shopper.api.get(`/users/me/coupons/${id}${amount}`))

  test('says whether it can be used, and what it takes off', async () => {
    const discount = { type: 'percent', value: 15, maxAmount: 4_000 }
    const coupon = await shop.newCoupon({ discount, minOrderAmount: 10_000, validDays: 1 })
    const mine = await issue(shopper, coupon.id)
    expect(await check(mine.id)).toEqual({ ...mine, usable: true })
    expect(await check(mine.id, '?amount=10003')).toEqual({ ...mine, usable: true, discount: 1_500 })
    expect(await check(mine.id, '?amount=50000')).toEqual({ ...mine, usable: true, discount: 4_000 })
    const below = { ...mine, usable: false, reason: 'below-min-order-amount' }
    expect(await check(mine.id, '?amount=9999')).toEqual(below)
    shiftClock(2 * dayMs)
    shopper = await shop.signIn({ email: shopper.user.email, password })
    expect(await check(mine.id)).toEqual({ ...mine, status: 'expired', usable: false, reason: 'expired' })
  })

  test('says that it is held by a pending order, or used', async () => {
    const { id: productId } = await shop.newProduct()
    const mine = await issue(shopper, (await shop.newCoupon()).id)
    const items = [{ productId, quantity: 1 }]
    const { id: orderId } = await order(shopper, { items, userCouponId: mine.id, payment: 'deferred' })
    expect(await check(mine.id)).toEqual({ ...mine, orderId, usable: false, reason: 'held' })
    bodyOf(await shopper.api.post(`/orders/${orderId}/payments`), 201)
    expect(await check(mine.id)).toEqual({ ...mine, status: 'used', orderId, usable: false, reason: 'used' })
  })

  test('403 for somebody else’s, 404 for none, 400 for what is no id or no amount', async () => {
    const mine = await issue(shopper, (await shop.newCoupon()).id)
    expectProblem(await other.api.get(`/users/me/coupons/${mine.id}`), 403, { code: 'forbidden' })
    const unknown = await shopper.api.get(`/users/me/coupons/${unknownId}`)
    expectProblem(unknown, 404, { code: 'user-coupon-not-found', userCouponId: unknownId })
    expectInvalid(await shopper.api.get('/users/me/coupons/mine'), 'id')
    for (const amount of ['-1', 'x', '1.5', '']) {
      expectInvalid(await shopper.api.get(`/users/me/coupons/${mine.id}?amount=${amount}`), 'amount')
    }
  })
})
