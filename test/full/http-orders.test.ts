// Orders that are paid at once, cancelled, and looked up over HTTP (requirements O1–O6, O8–O11).

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bodyOf, expectInvalid, expectProblem } from '../support/api-client.ts'
import { unknownId } from '../support/contract-routes.ts'
import { anId, aTime } from '../support/shapes.ts'
import { hourMs, minutes, resetClock, shiftClock } from '../support/shifted-clock.ts'
import { issue, openTestShop, order, type Person, type TestShop } from '../support/test-shop.ts'

let shop: TestShop
let shopper: Person
let other: Person

beforeAll(async () => {
  shop = await openTestShop()
  other = await shop.newShopper({ balance: 1_000_000 })
})
beforeEach(async () => {
  shopper = await shop.newShopper({ balance: 100_000 })
})
afterEach(resetClock)
afterAll(async () => {
  const { body } = await shop.admin.api.get<{ ok: boolean }>('/admin/verification')
  await shop.close()
  expect(body).toMatchObject({ ok: true })
})

const place = (request: object, person = shopper) => person.api.post('/orders', request)
const balance = async (person = shopper) =>
  bodyOf(await person.api.get<{ balance: number }>('/balance')).balance
const stock = async (id: string) => bodyOf(await shopper.api.get<{ stock: number }>(`/products/${id}`)).stock
const orders = async () => bodyOf(await shopper.api.get<{ items: unknown[] }>('/orders')).items
const one = (productId: string, quantity = 1) => ({ items: [{ productId, quantity }] })

describe('POST /orders', () => {
  test('orders and pays several products in one call', async () => {
    const cup = await shop.newProduct({ name: '컵', price: 3_000 })
    const plate = await shop.newProduct({ name: '접시', price: 7_500 })
    const items = [
      { productId: cup.id, quantity: 2 },
      { productId: plate.id, quantity: 1 },
    ]
    const placed = bodyOf(await place({ items }), 201) as Awaited<ReturnType<typeof order>>
    expect(placed).toEqual({
      id: anId,
      userId: shopper.id,
      status: 'paid',
      items: [
        { productId: cup.id, name: '컵', unitPrice: 3_000, quantity: 2, amount: 6_000 },
        { productId: plate.id, name: '접시', unitPrice: 7_500, quantity: 1, amount: 7_500 },
      ],
      subtotal: 13_500,
      discount: 0,
      total: 13_500,
      userCouponId: null,
      createdAt: aTime,
      expiresAt: null,
      paidAt: aTime,
      cancelledAt: null,
      cancellableUntil: aTime,
    })
    expect(Date.parse(placed.cancellableUntil!) - Date.parse(placed.paidAt!)).toBe(hourMs)
    expect([await balance(), await stock(cup.id), await stock(plate.id)]).toEqual([86_500, 98, 99])
    expect(bodyOf(await shopper.api.get(`/orders/${placed.id}`))).toEqual(placed)
    const payment = { id: anId, orderId: placed.id, amount: 13_500, status: 'paid', paidAt: placed.paidAt }
    const payments = { items: [{ ...payment, refundedAt: null }], nextCursor: null }
    expect(bodyOf(await shopper.api.get('/payments'))).toEqual(payments)
  })

  test('a coupon takes its discount off the whole order: 50,000 − 5,000 = 45,000', async () => {
    const { id } = await shop.newProduct({ price: 25_000 })
    const coupon = await issue(shopper, (await shop.newCoupon()).id)
    const placed = await order(shopper, { ...one(id, 2), userCouponId: coupon.id })
    expect(placed).toMatchObject({
      subtotal: 50_000,
      discount: 5_000,
      total: 45_000,
      userCouponId: coupon.id,
    })
    expect(await balance()).toBe(55_000)
  })

  test('"immediate" and a null coupon are the defaults; equal products become one line', async () => {
    const { id } = await shop.newProduct({ price: 100 })
    const items = [1, 2].map((quantity) => ({ productId: id, quantity }))
    const placed = await order(shopper, { items, payment: 'immediate', userCouponId: null })
    expect(placed.items).toEqual([expect.objectContaining({ quantity: 3, amount: 300 })])
  })

  test('names every short line, and keeps nothing of the order', async () => {
    const [few, enough, none] = await Promise.all([
      shop.newProduct({ stock: 2 }),
      shop.newProduct(),
      shop.newProduct({ stock: 0 }),
    ])
    const items = [few, enough, none].map(({ id }) => ({ productId: id, quantity: 3 }))
    expectProblem(await place({ items }), 409, {
      code: 'out-of-stock',
      lines: [
        { productId: few.id, requested: 3, available: 2 },
        { productId: none.id, requested: 3, available: 0 },
      ],
    })
    expect([await balance(), await stock(few.id), await stock(enough.id)]).toEqual([100_000, 2, 100])
    expect(await orders()).toEqual([])
  })

  test('asks to charge when the balance is too small, and keeps nothing of the order', async () => {
    const { id } = await shop.newProduct({ price: 60_000 })
    const coupon = await issue(shopper, (await shop.newCoupon()).id)
    const answer = await place({ ...one(id, 2), userCouponId: coupon.id })
    expectProblem(answer, 409, { code: 'insufficient-balance', required: 115_000, balance: 100_000 })
    expect((answer.body as { detail: string }).detail).toMatch(/충전해 주세요/)
    expect([await balance(), await stock(id), await orders()]).toEqual([100_000, 100, []])
    expect(bodyOf(await shopper.api.get(`/users/me/coupons/${coupon.id}`))).toEqual({
      ...coupon,
      usable: true,
    })
    expect(bodyOf(await shopper.api.get('/payments'))).toEqual({ items: [], nextCursor: null })
  })

  test('refuses products that are unknown or not on sale', async () => {
    const { id: stopped } = await shop.newProduct({ status: 'stopped' })
    expectProblem(await place(one(unknownId)), 404, { code: 'product-not-found', productId: unknownId })
    expectProblem(await place(one(stopped)), 403, { code: 'product-not-on-sale', productId: stopped })
  })

  test('refuses coupons that are unknown, somebody else’s, used, expired, or for larger orders', async () => {
    const { id } = await shop.newProduct({ price: 10_000 })
    const { id: couponId } = await shop.newCoupon({ minOrderAmount: 20_000, validDays: 1 })
    const [mine, theirs] = [await issue(shopper, couponId), await issue(other, couponId)]
    const use = (userCouponId: string, quantity = 2) => place({ ...one(id, quantity), userCouponId })
    expectProblem(await use(unknownId), 404, { code: 'user-coupon-not-found', userCouponId: unknownId })
    expectProblem(await use(theirs.id), 403, { code: 'forbidden' })
    const small = { code: 'coupon-not-usable', reason: 'below-min-order-amount', minOrderAmount: 20_000 }
    expectProblem(await use(mine.id, 1), 409, small)
    bodyOf(await use(mine.id), 201)
    expectProblem(await use(mine.id), 409, { code: 'coupon-not-usable', reason: 'used' })
    shiftClock(25 * hourMs)
    const later = await shop.signIn({ email: other.user.email, password: 'correct horse' })
    const expired = await place({ ...one(id, 2), userCouponId: theirs.id }, later)
    expectProblem(expired, 409, { code: 'coupon-not-usable', reason: 'expired' })
  })

  test('of twenty orders at once, as many are paid as the balance and the stock allow', async () => {
    const { id: dear } = await shop.newProduct({ price: 30_000 })
    const { id: rare } = await shop.newProduct({ price: 1_000, stock: 7 })
    const many = (id: string) => Promise.all(Array.from({ length: 20 }, () => place(one(id), shopper)))
    const paid = (answers: readonly { status: number }[]) =>
      answers.filter(({ status }) => status === 201).length
    expect(paid(await many(rare))).toBe(7)
    expect(paid(await many(dear))).toBe(3)
    expect([await balance(), await stock(rare), await stock(dear)]).toEqual([3_000, 0, 97])
  })
})

describe('POST /orders/{id}/cancel', () => {
  const cancel = (id: string, person = shopper) => person.api.post(`/orders/${id}/cancel`)

  test('returns stock, balance, coupon and payment', async () => {
    const { id } = await shop.newProduct({ price: 20_000 })
    const coupon = await issue(shopper, (await shop.newCoupon()).id)
    const placed = await order(shopper, { ...one(id, 2), userCouponId: coupon.id })
    const cancelled = bodyOf(await cancel(placed.id))
    expect(cancelled).toEqual({ ...placed, status: 'cancelled', cancelledAt: aTime })
    expect(bodyOf(await shopper.api.get(`/orders/${placed.id}`))).toEqual(cancelled)
    expect([await balance(), await stock(id)]).toEqual([100_000, 100])
    expect(bodyOf(await shopper.api.get(`/users/me/coupons/${coupon.id}`))).toEqual({
      ...coupon,
      usable: true,
    })
    const { items } = bodyOf(await shopper.api.get<{ items: object[] }>('/payments'))
    expect(items).toEqual([expect.objectContaining({ status: 'refunded', refundedAt: aTime })])
  })

  test('once, within an hour, by the owner or an operator', async () => {
    const { id } = await shop.newProduct({ price: 1_000 })
    const { id: orderId } = await order(shopper, one(id))
    expectProblem(await cancel(orderId, other), 403, { code: 'forbidden' })
    expectProblem(await cancel(unknownId), 404, { code: 'order-not-found', orderId: unknownId })
    bodyOf(await cancel(orderId, shop.admin))
    expectProblem(await cancel(orderId), 409, { code: 'order-not-cancellable', orderStatus: 'cancelled' })
    const late = await order(shopper, one(id))
    shiftClock(minutes(61))
    const { cancellableUntil } = late
    expectProblem(await cancel(late.id), 409, { code: 'cancel-window-closed', cancellableUntil })
    expectProblem(await cancel(late.id, shop.admin), 409, { code: 'cancel-window-closed', cancellableUntil })
    expect(await balance()).toBe(99_000)
  })

  test('of ten cancels at once, one pays back', async () => {
    const { id } = await shop.newProduct({ price: 1_000 })
    const { id: orderId } = await order(shopper, one(id))
    const answers = await Promise.all(Array.from({ length: 10 }, () => cancel(orderId)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect([await balance(), await stock(id)]).toEqual([100_000, 100])
  })
})

describe('GET /orders/{id}', () => {
  test('403 for somebody else’s, 404 for none, any for an operator', async () => {
    const { id } = await shop.newProduct({ price: 1_000 })
    const placed = await order(shopper, one(id))
    expectProblem(await other.api.get(`/orders/${placed.id}`), 403, { code: 'forbidden' })
    expectProblem(await other.api.get(`/orders/${unknownId}`), 404, {
      code: 'order-not-found',
      orderId: unknownId,
    })
    expect(bodyOf(await shop.admin.api.get(`/orders/${placed.id}`))).toEqual(placed)
    expectInvalid(await shopper.api.get('/orders/mine'), 'id')
  })
})

describe('malformed orders', () => {
  const item = { productId: unknownId, quantity: 1 }
  test.each<[object, ...string[]]>([
    [{}, 'items'],
    [{ items: [] }, 'items'],
    [{ items: item }, 'items'],
    [{ items: Array(201).fill(item) }, 'items'],
    [{ items: [{}] }, 'items[0].productId', 'items[0].quantity'],
    [{ items: [item, { ...item, productId: '1' }] }, 'items[1].productId'],
    [{ items: [{ ...item, productId: `${unknownId}\u0000` }] }, 'items[0].productId'],
    [{ items: [{ ...item, quantity: 0 }] }, 'items[0].quantity'],
    [{ items: [{ ...item, quantity: 1_000 }] }, 'items[0].quantity'],
    [{ items: [{ ...item, quantity: 1.5 }] }, 'items[0].quantity'],
    [{ items: [{ ...item, quantity: '1' }] }, 'items[0].quantity'],
    [{ items: [{ ...item, quantity: -1 }] }, 'items[0].quantity'],
    [{ items: [{ ...item, price: 1 }] }, 'items[0].price'],
    [{ items: [item, item, { ...item, quantity: 998 }] }, `items[productId=${unknownId}].quantity`],
    [{ items: [item], payment: 'later' }, 'payment'],
    [{ items: [item], userCouponId: 'mine' }, 'userCouponId'],
    [{ items: [item], userCouponId: 5 }, 'userCouponId'],
    [{ items: [item], total: 1 }, 'total'],
    [{ items: [item], userId: 'me' }, 'userId'],
  ])('%j', async (request, ...fields) => expectInvalid(await place(request), ...fields))

  test('more than fifty products', async () => {
    const items = Array.from({ length: 51 }, (_, index) => ({
      ...item,
      productId: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    }))
    expectInvalid(await place({ items }), 'items')
  })
})
