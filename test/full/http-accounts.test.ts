// Sign-up, sign-in and who a token is, and whose things a user id in an address or a body may name.

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, expectInvalid, expectProblem } from '../support/api-client.ts'
import { unknownId } from '../support/contract-routes.ts'
import { anId, aTime } from '../support/shapes.ts'
import { openTestShop, type Person, password, type SignedIn, type TestShop } from '../support/test-shop.ts'

let shop: TestShop
let shopper: Person
let other: Person

beforeAll(async () => {
  shop = await openTestShop()
  shopper = await shop.newShopper({ balance: 50_000 })
  other = await shop.newShopper()
})
afterAll(() => shop.close())

describe('sign-up and sign-in', () => {
  const account = { email: 'Somebody@Example.com', password: 'a long password', name: '아무개' }
  const shown = { id: anId, email: 'somebody@example.com', name: '아무개', role: 'shopper' }
  const signedIn = {
    user: shown,
    token: expect.stringMatching(/^ey[\w-]+\.[\w-]+\.[\w-]+$/),
    expiresAt: aTime,
  }

  test('POST /auth/sign-up makes a shopper and signs in', async () => {
    const body = bodyOf(await shop.anybody.post<SignedIn>('/auth/sign-up', account), 201)
    expect(body).toEqual(signedIn)
    expect(bodyOf(await shop.withToken(body.token).get('/auth/me'))).toEqual(body.user)
  })

  test('an address is taken whatever its case', async () => {
    const again = { ...account, email: account.email.toUpperCase() }
    expectProblem(await shop.anybody.post('/auth/sign-up', again), 409, { code: 'email-taken' })
  })

  test('two sign-ups at once make one account', async () => {
    const twin = { ...account, email: 'twin@example.com' }
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => shop.anybody.post('/auth/sign-up', twin)),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
  })

  test('nobody makes himself an operator', async () => {
    const wish = { ...account, email: 'wish@example.com', role: 'admin' }
    expectInvalid(await shop.anybody.post('/auth/sign-up', wish), 'role')
  })

  test('POST /auth/sign-in answers as sign-up does', async () => {
    const { email, password } = account
    const credentials = { email: email.toLowerCase(), password }
    expect(bodyOf(await shop.anybody.post('/auth/sign-in', credentials))).toEqual(signedIn)
    expect(bodyOf(await shop.anybody.post('/auth/sign-in', { email, password }))).toEqual(signedIn)
  })

  test('a wrong password and an unknown address are refused alike', async () => {
    const wrong = { email: account.email, password: 'another password' }
    const unknown = { email: 'nobody@example.com', password: account.password }
    const answers = [
      await shop.anybody.post('/auth/sign-in', wrong),
      await shop.anybody.post('/auth/sign-in', unknown),
    ]
    for (const answer of answers) expectProblem(answer, 401, { code: 'wrong-credentials' })
    const [first, second] = answers.map(({ body }) => ({ ...(body as object), requestId: '' }))
    expect(first).toEqual(second)
  })

  test('the operator of the settings signs in', () => {
    expect(shop.admin.user).toEqual({
      id: anId,
      email: 'operator@example.com',
      name: 'operator',
      role: 'admin',
    })
  })
})

describe('malformed accounts', () => {
  const signUp = (fields: object) =>
    shop.anybody.post('/auth/sign-up', { email: 'new@example.com', password, name: '새 손님', ...fields })

  test.each([
    '',
    'a',
    'a@',
    '@b.c',
    'a@b',
    'a b@c.de',
    'a@b..c',
    'a\u0000@b.cd',
    `${'a'.repeat(250)}@b.cd`,
    5,
    null,
  ])('the e-mail address %j', async (email) => {
    expectInvalid(await signUp({ email }), 'email')
    expectInvalid(await shop.anybody.post('/auth/sign-in', { email, password }), 'email')
  })

  test.each(['', 'short77', 'x'.repeat(129), 'with \u0000 inside', 12_345_678, null])(
    'the password %j',
    async (wrong) => expectInvalid(await signUp({ password: wrong }), 'password'),
  )

  test.each(['', 'x'.repeat(101), 'a\u0000b', 5, null])('the name %j', async (name) =>
    expectInvalid(await signUp({ name }), 'name'),
  )

  test('all that is wrong is told at once', async () => {
    expectInvalid(await shop.anybody.post('/auth/sign-up', {}), 'email', 'password', 'name')
  })
})

describe('a user id in an address', () => {
  const reads = ['balance', 'coupons', 'orders']

  test.each(reads)('GET /users/{userId}/%s: your own, also as "me"', async (what) => {
    const own = bodyOf(await shopper.api.get(`/users/${shopper.id}/${what}`))
    expect(bodyOf(await shopper.api.get(`/users/me/${what}`))).toEqual(own)
  })

  test.each(reads)('GET /users/{userId}/%s: nobody else’s, known or not', async (what) => {
    for (const id of [other.id, unknownId]) {
      expectProblem(await shopper.api.get(`/users/${id}/${what}`), 403, { code: 'forbidden' })
    }
  })

  test.each(reads)('GET /users/{userId}/%s: anybody’s for an operator, 404 for nobody’s', async (what) => {
    const own = bodyOf(await shopper.api.get(`/users/${shopper.id}/${what}`))
    expect(bodyOf(await shop.admin.api.get(`/users/${shopper.id}/${what}`))).toEqual(own)
    const unknown = await shop.admin.api.get(`/users/${unknownId}/${what}`)
    expectProblem(unknown, 404, { code: 'user-not-found', userId: unknownId })
  })

  test.each(reads)('GET /users/{userId}/%s: 400 for what is no id', async (what) => {
    for (const wrong of ['1', 'Me', `${unknownId}0`, unknownId.replaceAll('0', 'g'), 'x'.repeat(300)]) {
      expectInvalid(await shop.admin.api.get(`/users/${wrong}/${what}`), 'userId')
    }
  })
})

describe('a user id in a body', () => {
  const posts: [string, object][] = [
    ['/balance/charge', { amount: 1_000 }],
    ['/balance/refund', { amount: 1 }],
  ]

  test.each(posts)('POST %s: your own is fine, another’s is not', async (path, fields) => {
    expect((await shopper.api.post(path, { ...fields, userId: shopper.id })).status).toBe(201)
    for (const userId of [other.id, unknownId]) {
      expectProblem(await shopper.api.post(path, { ...fields, userId }), 403, { code: 'forbidden' })
    }
  })

  test.each(posts)('POST %s: an operator may name anybody who exists', async (path, fields) => {
    const body = bodyOf(await shop.admin.api.post(path, { ...fields, userId: shopper.id }), 201)
    expect(body).toMatchObject({ userId: shopper.id })
    const unknown = await shop.admin.api.post(path, { ...fields, userId: unknownId })
    expectProblem(unknown, 404, { code: 'user-not-found', userId: unknownId })
  })

  test('POST /orders: your own or, for an operator, anybody’s who exists', async () => {
    const { id: productId } = await shop.newProduct({ price: 100 })
    const items = [{ productId, quantity: 1 }]
    expectProblem(await other.api.post('/orders', { items, userId: shopper.id }), 403, { code: 'forbidden' })
    for (const { api } of [shopper, shop.admin]) {
      const order = bodyOf(await api.post('/orders', { items, userId: shopper.id }), 201)
      expect(order).toMatchObject({ userId: shopper.id, status: 'paid' })
    }
    const unknown = await shop.admin.api.post('/orders', { items, userId: unknownId })
    expectProblem(unknown, 404, { code: 'user-not-found', userId: unknownId })
  })

  test('400 for what is no id', async () => {
    expectInvalid(await shop.admin.api.post('/balance/charge', { amount: 1_000, userId: 'me' }), 'userId')
  })
})
