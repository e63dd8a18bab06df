// What holds for every route of the HTTP contract: who may call it, how it refuses, in which language and form, and
// what an answer says about itself.

import { SignJWT } from 'jose'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, expectInvalid, expectProblem } from '../support/api-client.ts'
import { addressOf, contractRoutes, unknownId } from '../support/contract-routes.ts'
import { hourMs, resetClock, shiftClock } from '../support/shifted-clock.ts'
import { openTestShop, type Person, type TestShop } from '../support/test-shop.ts'

let shop: TestShop
let shopper: Person

beforeAll(async () => {
  shop = await openTestShop()
  shopper = await shop.newShopper()
})
afterEach(resetClock)
afterAll(() => shop.close())

const guarded = contractRoutes.filter(({ access }) => access !== 'open')
const open = contractRoutes.filter(({ access }) => access === 'open')
const forOperators = contractRoutes.filter(({ access }) => access === 'admin')

describe('who may call', () => {
  test.each(guarded)('$method $path refuses without a token', async (route) => {
    const answer = await shop.anybody.send(route.method, addressOf(route))
    expectProblem(answer, 401, { code: 'unauthenticated' })
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  test.each(open)('$method $path needs no token', async (route) => {
    const { status } = await shop.anybody.send(route.method, addressOf(route))
    expect(status).toBe(route.method === 'POST' ? 400 : 200)
  })

  test('/docs needs no token', async () => {
    const { status, headers } = await shop.anybody.get(':/docs')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toMatch(/^text\/html/)
  })

  test.each(forOperators)('$method $path refuses shoppers', async (route) => {
    expectProblem(await shopper.api.send(route.method, addressOf(route)), 403, { code: 'forbidden' })
  })

  test('refuses a token that is made up, changed, signed by somebody else, or no bearer token', async () => {
    const { token } = shopper
    const [head, , signature] = token.split('.')
    const claims = Buffer.from(JSON.stringify({ sub: shopper.id, role: 'admin', exp: 4e9, iss: 'jangteo' }))
    const foreign = await new SignJWT({ sub: shopper.id, role: 'admin', iss: 'jangteo', exp: 4e9 })
      .setProtectedHeader({ alg: 'HS256', kid: JSON.parse(atob(head!)).kid })
      .sign(Buffer.from('a secret that nobody shares with the shop'))
    const none = `${btoa('{"alg":"none"}')}.${claims.toString('base64url')}.`
    const changed = `${head}.${claims.toString('base64url')}.${signature}`
    for (const wrong of ['nonsense', changed, foreign, none, `${token}x`, 'x'.repeat(5_000), '']) {
      expectProblem(await shop.withToken(wrong).get('/balance'), 401, { code: 'unauthenticated' })
    }
    const basic = { authorization: `Basic ${token}` }
    expectProblem(await shop.anybody.get('/balance', basic), 401, { code: 'unauthenticated' })
  })

  test('a token ends when the sign-in said it would', async () => {
    const { api, expiresAt } = await shop.newShopper()
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(11 * hourMs)
    expect((await api.get('/balance')).status).toBe(200)
    shiftClock(13 * hourMs)
    expectProblem(await api.get('/balance'), 401, { code: 'unauthenticated' })
  })

  test('reads no body before it knows who sends it', async () => {
    const broken = { body: '{', headers: { 'content-type': 'application/json' } }
    expectProblem(await shop.anybody.send('POST', '/orders', broken), 401, { code: 'unauthenticated' })
    expectProblem(await shopper.api.send('POST', '/admin/products', broken), 403, { code: 'forbidden' })
  })
})

describe('what is not there', () => {
  test.each([
    ['GET', '/nothing'],
    ['GET', ':/nothing'],
    ['GET', '/admin/nothing'],
    ['PUT', '/orders'],
    ['DELETE', '/balance'],
    ['POST', '/products'],
  ])('%s %s is 404, with a token and without', async (method, path) => {
    expectProblem(await shop.anybody.send(method, path), 404, { code: 'not-found' })
    expectProblem(await shopper.api.send(method, path), 404, { code: 'not-found' })
  })
})

describe('bodies and addresses that cannot be read', () => {
  const charge = (body: string, type = 'application/json') =>
    shopper.api.send('POST', '/balance/charge', { body, headers: { 'content-type': type } })

  test.each(['{"amount":', 'amount=1000', '{"amount":1000}}', '{"__proto__":{"amount":1000}}'])(
    'broken JSON is 400: %s',
    async (body) => expectInvalid(await charge(body), 'body'),
  )

  test.each(['', 'null', '[]', '1000', '"1000"'])('what is no object is 400: %j', async (body) => {
    expectInvalid(await charge(body), 'body')
  })

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/xml', 'multipart/form-data'])(
    'a body of type %s is 415',
    async (type) =>
      expectProblem(await charge('{"amount":1000}', type), 415, { code: 'unsupported-media-type' }),
  )

  test('a body of more than 64 KiB is 413, also when it does not say how long it is', async () => {
    const body = JSON.stringify({ amount: 1_000, padding: 'x'.repeat(65_536) })
    expectProblem(await charge(body), 413, { code: 'payload-too-large' })
    const stream = new Blob([body]).stream()
    const sent = { body: stream, headers: { 'content-type': 'application/json' } }
    expectProblem(await shopper.api.send('POST', '/balance/charge', sent), 413, { code: 'payload-too-large' })
  })

  test('an address that cannot be decoded is 400', async () => {
    expectInvalid(await shopper.api.get('/products/%zz'), 'url')
  })

  test('a JSON body with a charset, and a POST without body that says JSON, are fine', async () => {
    expect((await charge('{"amount":1000}', 'application/json; charset=utf-8')).status).toBe(201)
    const headers = { 'content-type': 'application/json' }
    const answer = await shopper.api.send('POST', `/orders/${unknownId}/cancel`, { headers })
    expectProblem(answer, 404, { code: 'order-not-found', orderId: unknownId })
  })
})

describe('a request that has no body', () => {
  const paths = ['/orders/ID/payments', '/orders/ID/cancel', '/coupons/ID/issue'].map((path) =>
    path.replace('ID', unknownId),
  )

  test.each(paths)('POST %s is refused with one, by the name of its field', async (path) => {
    expectInvalid(await shopper.api.post(path, { userId: shopper.id }), 'userId')
    expectInvalid(await shopper.api.post(path, [1]), 'body')
  })

  test.each(paths)('POST %s may say that it is empty', async (path) => {
    for (const body of [undefined, {}]) expect((await shopper.api.post(path, body)).status).toBe(404)
  })

  test('DELETE /orders/cart/{itemId} is refused with one too', async () => {
    const sent = { body: { itemIds: [unknownId] } }
    expectInvalid(await shopper.api.send('DELETE', `/orders/cart/${unknownId}`, sent), 'itemIds')
  })

  test('is described as one without', async () => {
    const { body } = await shop.anybody.get<{ paths: Record<string, Record<string, object>> }>(
      ':/openapi.json',
    )
    expect(body.paths['/api/v1/orders/{id}/cancel']!.post).not.toHaveProperty('requestBody')
    expect(body.paths['/api/v1/orders']!.post).toHaveProperty('requestBody')
  })
})

describe('language and form of a refusal', () => {
  const titleFor = async (language?: string) => {
    const headers: Record<string, string> = language === undefined ? {} : { 'accept-language': language }
    const { body, headers: answered } = await shop.anybody.get<{ title: string }>('/balance', headers)
    return `${answered.get('content-language')}: ${body.title}`
  }

  test.each([
    ['en', 'en: Sign-in needed'],
    ['en-US,en;q=0.9,ko;q=0.8', 'en: Sign-in needed'],
    ['fr,en;q=0.5', 'en: Sign-in needed'],
    ['ko', 'ko: 로그인이 필요합니다'],
    ['ko-KR,ko;q=0.9,en;q=0.8', 'ko: 로그인이 필요합니다'],
    ['en;q=0.1,ko;q=0.2', 'ko: 로그인이 필요합니다'],
    ['fr', 'ko: 로그인이 필요합니다'],
    [undefined, 'ko: 로그인이 필요합니다'],
  ])('Accept-Language %s', async (language, title) => expect(await titleFor(language)).toBe(title))

  test('the messages of fields are in the language too', async () => {
    const messageIn = async (language: string) => {
      const headers = { 'accept-language': language }
      const answer = await shopper.api.post<{ errors: { message: string }[] }>('/balance/charge', {}, headers)
      return answer.body.errors[0]!.message
    }
    expect(await messageIn('en')).toBe("must have required property 'amount'")
    expect(await messageIn('ko')).toMatch(/[가-힣]/)
  })

  test('a browser gets a page with the status, a program JSON', async () => {
    const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
    for (const [path, status] of [
      ['/balance', 401],
      [':/nothing', 404],
      ['/products/%zz', 400],
    ] as const) {
      const page = await shop.anybody.get(path, browser)
      expect(page.status).toBe(status)
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
      expect(page.text).toContain(`<p class="status">${status}</p>`)
      expect(page.text).toContain(page.headers.get('x-request-id'))
    }
    const asked = await shopper.api.get('/balance/history?limit=500', browser)
    expect(asked.text).toMatch(/<li><b>limit<\/b>: .*100/)
    for (const accept of [
      '*/*',
      'application/json',
      'application/json, text/html',
      'application/problem+json',
    ]) {
      expectProblem(await shop.anybody.get('/balance', { accept }), 401, { code: 'unauthenticated' })
    }
  })
})

describe('headers', () => {
  const answers = (headers: Record<string, string> = {}): Promise<Answer<unknown>[]> =>
    Promise.all([
      shopper.api.get('/products', headers),
      shop.anybody.get('/balance', headers),
      shop.anybody.get(':/nothing', headers),
      shop.anybody.get(':/health/live', headers),
      shopper.api.get('/products/%zz', headers),
    ])

  test('a request id is made, or taken over when it is harmless', async () => {
    for (const { headers } of await answers()) expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    for (const { headers } of await answers({ 'x-request-id': 'trace-1.a:b' }))
      expect(headers.get('x-request-id')).toBe('trace-1.a:b')
    for (const { headers } of await answers({ 'x-request-id': '<script>' }))
      expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('tell browsers to keep nothing, guess nothing and frame nothing, and no one what the server is made of', async () => {
    for (const { headers } of await answers()) {
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      for (const name of ['server', 'x-powered-by', 'x-ratelimit-limit', 'etag'])
        expect(headers.get(name)).toBeNull()
    }
    const { headers } = await shop.anybody.get('/balance')
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'")
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('strict-transport-security')).toMatch(/^max-age=/)
  })
})
