// What operators watch over HTTP: orders, users, and the verification of the books.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiClient, bodyOf, expectInvalid } from '../support/api-client.ts'
import { unknownId } from '../support/contract-routes.ts'
import { aTime } from '../support/shapes.ts'
import { openTestShop, order, type Person, type TestShop } from '../support/test-shop.ts'

let shop: TestShop
let admin: ApiClient
let first: Person
let second: Person
let productId: string

beforeAll(async () => {
  shop = await openTestShop()
  admin = shop.admin.api
  first = await shop.newShopper({ balance: 100_000 })
  second = await shop.newShopper({ balance: 5_000 })
  productId = (await shop.newProduct({ price: 1_000 })).id
})
afterAll(() => shop.close())

const buy = (person: Person, payment = 'immediate') =>
  order(person, { items: [{ productId, quantity: 1 }], payment })

describe('GET /admin/orders', () => {
  test('shows everybody’s orders, newest first, or those of a status or a user', async () => {
    const a = await buy(first)
    const b = await buy(second, 'deferred')
    const c = await buy(first, 'deferred')
    const found = async (query: string) => bodyOf(await admin.get(`/admin/orders${query}`))
    expect(await found('')).toEqual({ items: [c, b, a], nextCursor: null })
    expect(await found('?status=pending')).toEqual({ items: [c, b], nextCursor: null })
    expect(await found(`?userId=${first.id}`)).toEqual({ items: [c, a], nextCursor: null })
    expect(await found(`?userId=${first.id}&status=paid`)).toEqual({ items: [a], nextCursor: null })
    expect(await found(`?userId=${unknownId}`)).toEqual({ items: [], nextCursor: null })
    expectInvalid(await admin.get('/admin/orders?status=lost'), 'status')
    expectInvalid(await admin.get('/admin/orders?userId=me'), 'userId')
  })
})

describe('GET /admin/users', () => {
  test('shows users with their balance, newest first, found by name or address', async () => {
    const { balance } = bodyOf(await first.api.get<{ balance: number }>('/balance'))
    const shown = { ...first.user, balance, createdAt: aTime }
    const found = async (q: string) => bodyOf(await admin.get(`/admin/users?q=${encodeURIComponent(q)}`))
    expect(await found(first.user.email.toUpperCase())).toEqual({ items: [shown], nextCursor: null })
    expect(await found('%')).toEqual({ items: [], nextCursor: null })
    const { items } = (await found('손님')) as { items: { id: string }[] }
    expect(items.map(({ id }) => id)).toEqual([second.id, first.id])
    expect(JSON.stringify(bodyOf(await admin.get('/admin/users')))).not.toMatch(/password|hash|argon/i)
    expectInvalid(await admin.get('/admin/users?q='), 'q')
  })
})

describe('GET /admin/verification', () => {
  type Verification = { ok: boolean; checks: { name: string; ok: boolean; detail: string }[] }
  const verification = async () => bodyOf(await admin.get<Verification>('/admin/verification'))

  test('names every check of the books, all of them right', async () => {
    const { ok, checks } = await verification()
    expect(ok).toBe(true)
    expect(checks.length).toBeGreaterThan(10)
    for (const check of checks)
      expect(check).toEqual({ name: expect.any(String), ok: true, detail: expect.any(String) })
  })

  test('names what is wrong when somebody changed a row', async () => {
    await shop.sql('UPDATE wallets SET balance = balance + 1 WHERE user_id = $1', [first.id])
    const { ok, checks } = await verification()
    expect(ok).toBe(false)
    expect(checks.filter((check) => !check.ok).length).toBeGreaterThan(0)
    await shop.sql('UPDATE wallets SET balance = balance - 1 WHERE user_id = $1', [first.id])
    expect((await verification()).ok).toBe(true)
  })
})
