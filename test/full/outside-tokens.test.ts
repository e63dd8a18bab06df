// Tokens of an outside identity provider: its users come into being on first sight, its operators are operators, and a
// token that cannot be trusted is refused, or not judged while the provider is away.

import { SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, expectProblem } from '../support/api-client.ts'
import { anId } from '../support/shapes.ts'
import { hourMs, resetClock, shiftClock } from '../support/shifted-clock.ts'
import { openTestShop, type TestShop } from '../support/test-shop.ts'
import { startTokenIssuer, type TokenIssuer } from '../support/token-issuer.ts'

let issuer: TokenIssuer
let shop: TestShop

beforeAll(async () => {
  issuer = await startTokenIssuer()
  shop = await openTestShop({ AUTH_ISSUER_JWKS_URL: issuer.url })
})
afterEach(resetClock)
afterAll(async () => {
  await shop.close()
  await issuer.stop()
})

const me = async (token: string) => bodyOf(await shop.withToken(token).get<{ id: string }>('/auth/me'))
const expectRefused = async (token: string) =>
  expectProblem(await shop.withToken(token).get('/balance'), 401, { code: 'unauthenticated' })

describe('a token of the provider', () => {
  test('makes its user once, with an empty balance to use', async () => {
    const claims = { sub: 'u-1', email: 'Mina@Example.com', name: '민아' }
    const tokens = await Promise.all([0, 1, 2].map((age) => issuer.sign({ ...claims, iat: age })))
    const users = await Promise.all(tokens.map((token) => me(token)))
    const shown = { id: anId, email: 'mina@example.com', name: '민아', role: 'shopper' }
    expect(users).toEqual([shown, users[0], users[0]])
    const api = shop.withToken(tokens[0]!)
    expect(bodyOf(await api.get('/balance'))).toEqual({ userId: users[0]!.id, balance: 0, refundable: 0 })
    expect(bodyOf(await api.post('/balance/charge', { amount: 1_000 }), 201)).toMatchObject({
      balance: 1_000,
    })
    expectProblem(await api.get('/admin/users'), 403, { code: 'forbidden' })
    const { items } = bodyOf(
      await shop.admin.api.get<{ items: unknown[] }>('/admin/users?q=mina@example.com'),
    )
    expect(items).toHaveLength(1)
  })

  test('of any of its keys, with no more than a subject', async () => {
    const user = await me(await issuer.sign({ sub: 'u-2' }, issuer.keys[1]))
    expect(user).toEqual({ id: anId, email: 'u-2', name: 'u-2', role: 'shopper' })
  })

  test('of the same subject of another issuer is somebody else', async () => {
    const ours = await me(await issuer.sign({ sub: 'u-3' }))
    const theirs = await me(await issuer.sign({ sub: 'u-3', iss: 'https://other.example.com' }))
    expect(theirs.id).not.toBe(ours.id)
  })

  test('makes an operator of role admin, for as long as its tokens say so', async () => {
    const operator = shop.withToken(await issuer.sign({ sub: 'boss', role: 'admin' }))
    bodyOf(await operator.get('/admin/users'))
    expect(bodyOf(await operator.get('/auth/me'))).toMatchObject({ role: 'admin' })
    const demoted = shop.withToken(await issuer.sign({ sub: 'boss' }))
    expectProblem(await demoted.get('/admin/users'), 403, { code: 'forbidden' })
    expect(bodyOf(await demoted.get('/auth/me'))).toMatchObject({ role: 'shopper' })
    const wishful = shop.withToken(await issuer.sign({ sub: 'boss', role: ['admin'] }))
    expectProblem(await wishful.get('/admin/users'), 403, { code: 'forbidden' })
  })

  test('does not replace sign-up and sign-in', async () => {
    const shopper = await shop.newShopper()
    expect(bodyOf(await shopper.api.get('/auth/me'))).toEqual(shopper.user)
  })
})

describe('refuses a token', () => {
  test('signed by a key the provider did not publish, also under a published name', async () => {
    await expectRefused(await issuer.sign({ sub: 'u-1' }, await issuer.forgedKey()))
    await expectRefused(await issuer.sign({ sub: 'u-1' }, { ...(await issuer.forgedKey()), kid: 'third' }))
  })

  test('with another algorithm than its key is for, or none', async () => {
    const secret = Buffer.from(JSON.stringify(issuer.keys[0]!.kid).padEnd(64, 'x'))
    const claims = { sub: 'u-1', exp: 4e9 }
    for (const kid of ['first', 'second']) {
      await expectRefused(await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid }).sign(secret))
    }
    const parts = [{ alg: 'none', kid: 'first' }, claims].map((part) => btoa(JSON.stringify(part)))
    await expectRefused(`${parts.join('.')}.`)
    const [head = '', body, signature] = (await issuer.sign(claims)).split('.')
    const swapped = btoa(atob(head).replace('ES256', 'RS256')).replaceAll('=', '')
    await expectRefused(`${swapped}.${body}.${signature}`)
  })

  test('that is over, not yet good, without an end or without a subject', async () => {
    const seconds = Math.floor(Date.now() / 1_000)
    await expectRefused(await issuer.sign({ sub: 'u-1', exp: seconds - 1 }))
    await expectRefused(await issuer.sign({ sub: 'u-1', nbf: seconds + 600 }))
    await expectRefused(await issuer.sign({ sub: 'u-1', exp: undefined }))
    await expectRefused(await issuer.sign({ sub: undefined }))
    await expectRefused(await issuer.sign({ sub: '' }))
    await expectRefused(await issuer.sign({ sub: 'u\u0000' }))
  })

  test('the moment it is over, though it was good before', async () => {
    const token = await issuer.sign({ sub: 'u-1' })
    await me(token)
    shiftClock(hourMs + 1_000)
    await expectRefused(token)
  })
})

test('with an issuer and an audience, only tokens of that issuer and for that audience count', async () => {
  const strict = await openTestShop({
    AUTH_ISSUER_JWKS_URL: issuer.url,
    AUTH_ISSUER: 'https://id.example.com',
    AUTH_AUDIENCE: 'jangteo',
  })
  const statusOf = async (claims: Readonly<Record<string, unknown>>) =>
    (await strict.withToken(await issuer.sign({ sub: 'u-1', ...claims })).get('/balance')).status
  expect(await statusOf({ aud: 'jangteo' })).toBe(200)
  expect(await statusOf({ aud: ['other', 'jangteo'] })).toBe(200)
  expect(await statusOf({ aud: 'other' })).toBe(401)
  expect(await statusOf({})).toBe(401)
  expect(await statusOf({ aud: 'jangteo', iss: 'https://other.example.com' })).toBe(401)
  expect(await statusOf({ aud: 'jangteo', iss: undefined })).toBe(401)
  await strict.close()
})

describe('while the provider is away', () => {
  test('its unknown tokens are neither taken nor called wrong; known ones, and the shop’s own, go on', async () => {
    const away = await startTokenIssuer()
    const other = await openTestShop({ AUTH_ISSUER_JWKS_URL: away.url })
    away.answerWith(500)
    const token = await away.sign({ sub: 'u-1' })
    const ask = () => other.withToken(token).get('/auth/me')
    const answer = await ask()
    expectProblem(answer, 503, { code: 'overloaded' })
    expect(answer.headers.get('retry-after')).toBe('1')
    expect((await other.withToken(token).get(':/health/live')).status).toBe(200)
    bodyOf(await other.admin.api.get('/admin/users'))
    away.answerWith(200)
    expect((await ask()).status).toBe(200)
    await away.stop()
    expect((await ask()).status).toBe(200)
    expectProblem(await other.withToken('nonsense').get('/balance'), 401, { code: 'unauthenticated' })
    await other.close()
  })
})
