// Too many requests: of one user, of one address, of sign-ups, and of wrong passwords; and that 0 turns all of it off.

import { afterEach, expect, test } from 'vitest'
import { type Answer, createApiClient, expectProblem } from '../support/api-client.ts'
import { minutes, resetClock, shiftClock } from '../support/shifted-clock.ts'
import { openTestShop, password, type TestShop } from '../support/test-shop.ts'

let shop: TestShop

afterEach(async () => {
  resetClock()
  await shop.close()
})

function expectTooMany(answer: Answer<unknown>, secondsMax: number): void {
  expectProblem(answer, 429, { code: 'too-many-requests' })
  const seconds = Number(answer.headers.get('retry-after'))
  expect(seconds).toBeGreaterThanOrEqual(1)
  expect(seconds).toBeLessThanOrEqual(secondsMax)
}

const times = <Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)))

const statuses = (answers: readonly Answer<unknown>[]) => answers.map(({ status }) => status)

test('a user may ask so often a minute, whatever others do, and again a minute later', async () => {
  shop = await openTestShop({ RATE_LIMIT_PER_MINUTE: '15' })
  const [shopper, other] = [await shop.newShopper(), await shop.newShopper()]
  expect(statuses(await times(15, () => shopper.api.get('/products')))).toEqual(Array(15).fill(200))
  expectTooMany(await shopper.api.get('/balance'), 60)
  expectTooMany(await shopper.api.post('/balance/charge', { amount: 1_000 }), 60)
  expect((await other.api.get('/balance')).status).toBe(200)
  shiftClock(minutes(1))
  expect((await shopper.api.get('/balance')).status).toBe(200)
})

test('an address without a token is limited too, also in asking for what is not there', async () => {
  shop = await openTestShop({ RATE_LIMIT_PER_MINUTE: '15' })
  const answers = await times(14, (index) => shop.anybody.get(index % 2 ? ':/wp-login.php' : '/balance'))
  expect(new Set(statuses(answers))).toEqual(new Set([401, 404]))
  expectTooMany(await shop.anybody.get('/balance'), 60)
  expectTooMany(await shop.anybody.get(':/wp-login.php'), 60)
  expectTooMany(await createApiClient(shop.url, 'nonsense').get('/balance'), 60)
})

test('what a client says of its address counts only behind a proxy that is trusted', async () => {
  const from = (address: string) => shop.anybody.get('/balance', { 'x-forwarded-for': address })
  shop = await openTestShop({ RATE_LIMIT_PER_MINUTE: '5' })
  await times(5, (index) => from(`203.0.113.${index}`))
  expectTooMany(await from('203.0.113.99'), 60)
  await shop.close()
  shop = await openTestShop({ RATE_LIMIT_PER_MINUTE: '5', TRUST_PROXY: 'true' })
  await times(5, () => from('203.0.113.1'))
  expectTooMany(await from('203.0.113.1'), 60)
  expect((await from('203.0.113.2')).status).toBe(401)
})

test('health and metrics are never refused', async () => {
  shop = await openTestShop({ RATE_LIMIT_PER_MINUTE: '2' })
  for (const path of [':/health/live', ':/health/ready', ':/metrics', ':/openapi.json']) {
    expect(statuses(await times(5, () => shop.anybody.get(path)))).toEqual(Array(5).fill(200))
  }
})

test('an address makes 20 accounts a minute, also with the tokens of the accounts it made', async () => {
  shop = await openTestShop({ RATE_LIMIT_PER_MINUTE: '1000' })
  const signUp = (api: TestShop['anybody'], index: number) =>
    api.post('/auth/sign-up', { email: `many-${index}@example.com`, password, name: '손님' })
  const shopper = await shop.newShopper()
  expect(statuses(await times(19, (index) => signUp(shop.anybody, index)))).toEqual(Array(19).fill(201))
  expectTooMany(await signUp(shop.anybody, 19), 60)
  expectTooMany(await signUp(shopper.api, 20), 60)
  shiftClock(minutes(1))
  expect((await signUp(shop.anybody, 21)).status).toBe(201)
})

test('after five wrong passwords also the right one is refused, for a quarter of an hour, for this account only', async () => {
  shop = await openTestShop({ RATE_LIMIT_PER_MINUTE: '1000' })
  const [shopper, other] = [await shop.newShopper(), await shop.newShopper()]
  const signIn = (email: string, tried = password) =>
    shop.anybody.post('/auth/sign-in', { email, password: tried })
  expect(statuses(await times(5, () => signIn(shopper.user.email, 'wrong password')))).toEqual(
    Array(5).fill(401),
  )
  expectTooMany(await signIn(shopper.user.email), 900)
  expectTooMany(await signIn(shopper.user.email.toUpperCase()), 900)
  expect((await signIn(other.user.email)).status).toBe(200)
  shiftClock(minutes(14))
  expectTooMany(await signIn(shopper.user.email), 60)
  shiftClock(minutes(15) + 1_000)
  expect((await signIn(shopper.user.email)).status).toBe(200)
})

test('guesses that are sent at once are counted one by one', async () => {
  shop = await openTestShop({ RATE_LIMIT_PER_MINUTE: '1000' })
  const { user } = await shop.newShopper()
  const guess = (index: number) =>
    shop.anybody.post('/auth/sign-in', { email: user.email, password: `guess number ${index}` })
  const answers = statuses(await times(25, guess)).sort()
  expect(answers).toEqual([...Array(5).fill(401), ...Array(20).fill(429)])
})

test('a right password forgets the wrong ones before it', async () => {
  shop = await openTestShop({ RATE_LIMIT_PER_MINUTE: '1000' })
  const { user } = await shop.newShopper()
  const signIn = (tried: string) => shop.anybody.post('/auth/sign-in', { email: user.email, password: tried })
  for (const _round of [1, 2]) {
    await times(4, () => signIn('wrong password'))
    expect((await signIn(password)).status).toBe(200)
  }
})

test('thirty wrong passwords from one address, for whatever accounts, close sign-in to the address', async () => {
  shop = await openTestShop({ RATE_LIMIT_PER_MINUTE: '1000' })
  const { user } = await shop.newShopper()
  const signIn = (email: string) => shop.anybody.post('/auth/sign-in', { email, password })
  await times(30, (index) => signIn(`nobody-${index}@example.com`))
  expectTooMany(await signIn(user.email), 900)
})

test('wrong passwords for many accounts that one address sends at once pass its limit by no more than are checked at once', async () => {
  shop = await openTestShop({ RATE_LIMIT_PER_MINUTE: '1000' })
  const guess = (index: number) =>
    shop.anybody.post('/auth/sign-in', { email: `nobody-${index}@example.com`, password })
  const wrong = statuses(await times(60, guess)).filter((status) => status === 401).length
  expect(wrong).toBeGreaterThanOrEqual(30)
  expect(wrong).toBeLessThanOrEqual(33)
})

test('RATE_LIMIT_PER_MINUTE=0 turns every limit off', async () => {
  shop = await openTestShop({ RATE_LIMIT_PER_MINUTE: '0' })
  const { user, api } = await shop.newShopper()
  const signIn = (tried: string) => shop.anybody.post('/auth/sign-in', { email: user.email, password: tried })
  expect(statuses(await times(35, () => signIn('wrong password')))).toEqual(Array(35).fill(401))
  expect((await signIn(password)).status).toBe(200)
  await times(25, () => shop.newShopper())
  expect(new Set(statuses(await times(700, () => api.get('/balance'))))).toEqual(new Set([200]))
})
