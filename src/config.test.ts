// Settings: what each is without a value, what it takes, and that a wrong one stops the start with its name, while
// what may be a secret is never repeated.

import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { ConfigError } from './setting-reader.ts'

function messageOf(environment: Record<string, string>): string {
  try {
    readConfig(environment)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'it was taken'
}

describe('without any setting', () => {
  test('the shop runs by itself, on this machine only, with limits and a demo', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      dataDir: resolve('./data'),
      admin: null,
      demoData: true,
      catalogPublic: false,
      storefront: true,
      rateLimitPerMinute: 600,
      pendingOrderMinutes: 10,
      cancelWindowMinutes: 60,
      refundWindowDays: 7,
      shopTimeZone: 'Asia/Seoul',
      deliveryUrls: [`file://${resolve('./data')}/delivery/events.ndjson`],
      deliverySigningSecret: null,
      deliveryTimeoutSeconds: 10,
      deliveryAttemptsMax: 8,
      deliveryKeepDays: 7,
      outsideIssuer: null,
      trustProxy: false,
      logLevel: 'info',
    })
  })

  test('blanks are no value', () => {
    expect(readConfig({ PORT: ' ', DATABASE_URL: '', ADMIN_PASSWORD: '' })).toEqual(readConfig({}))
  })

  test('a database of its own has no demo, unless it is asked for', () => {
    const database = { DATABASE_URL: 'postgres://shop@db/shop' }
    expect(readConfig(database)).toMatchObject({ databaseUrl: 'postgres://shop@db/shop', demoData: false })
    expect(readConfig({ ...database, DEMO_DATA: 'true' }).demoData).toBe(true)
  })

  test('settings cannot be changed afterwards', () => {
    expect(Object.isFrozen(readConfig({}))).toBe(true)
  })
})

test.each<[string, string, object]>([
  ['PORT', '0', { port: 0 }],
  ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
  ['DATABASE_URL', 'postgresql:///shop?host=/run', { databaseUrl: 'postgresql:///shop?host=/run' }],
  ['DATA_DIR', '/srv', { dataDir: '/srv', deliveryUrls: ['file:///srv/delivery/events.ndjson'] }],
  ['DATA_DIR', '/a#1', { dataDir: '/a#1', deliveryUrls: ['file:///a%231/delivery/events.ndjson'] }],
  ['DEMO_DATA', 'FALSE', { demoData: false }],
  ['CATALOG_PUBLIC', '1', { catalogPublic: true }],
  ['STOREFRONT', 'false', { storefront: false }],
  ['RATE_LIMIT_PER_MINUTE', '0', { rateLimitPerMinute: 0 }],
  ['PENDING_ORDER_MINUTES', '0.5', { pendingOrderMinutes: 0.5 }],
  ['CANCEL_WINDOW_MINUTES', ' 90 ', { cancelWindowMinutes: 90 }],
  ['REFUND_WINDOW_DAYS', '30', { refundWindowDays: 30 }],
  ['SHOP_TIME_ZONE', 'Europe/Berlin', { shopTimeZone: 'Europe/Berlin' }],
  [
    'DELIVERY_URL',
    'kafka://one:9092,two:9092/orders',
    { deliveryUrls: ['kafka://one:9092,two:9092/orders'] },
  ],
  ['DELIVERY_URL', ' file:./a  amqp://b#c ', { deliveryUrls: ['file:./a', 'amqp://b#c'] }],
  ['DELIVERY_URL', 'off', { deliveryUrls: [] }],
  ['DELIVERY_SIGNING_SECRET', 'whsec_x', { deliverySigningSecret: 'whsec_x' }],
  ['DELIVERY_TIMEOUT_SECONDS', '0.5', { deliveryTimeoutSeconds: 0.5 }],
  ['DELIVERY_ATTEMPTS_MAX', '1', { deliveryAttemptsMax: 1 }],
  ['DELIVERY_KEEP_DAYS', '30', { deliveryKeepDays: 30 }],
  [
    'AUTH_ISSUER_JWKS_URL',
    'https://id/jwks',
    { outsideIssuer: { jwksUrl: 'https://id/jwks', issuer: null, audience: null } },
  ],
  ['TRUST_PROXY', 'true', { trustProxy: true }],
  ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
])('%s takes %j', (name, value, expected) => expect(readConfig({ [name]: value })).toMatchObject(expected))

test.each([
  ['PORT', '65536'],
  ['PORT', '-1'],
  ['PORT', '80a'],
  ['PORT', '1e3'],
  ['RATE_LIMIT_PER_MINUTE', '1.5'],
  ['RATE_LIMIT_PER_MINUTE', '10000001'],
  ['PENDING_ORDER_MINUTES', '0'],
  ['PENDING_ORDER_MINUTES', '10081'],
  ['CANCEL_WINDOW_MINUTES', 'an hour'],
  ['REFUND_WINDOW_DAYS', '-7'],
  ['DEMO_DATA', 'yes'],
  ['CATALOG_PUBLIC', '2'],
  ['TRUST_PROXY', 'on'],
  ['SHOP_TIME_ZONE', 'Korea'],
  ['LOG_LEVEL', 'loud'],
])('%s refuses %j, naming both and what it must be', (name, value) => {
  const message = messageOf({ [name]: value })
  expect(message).toContain(`${name} is ${JSON.stringify(value)}, but must be `)
})

test.each([
  ['DATABASE_URL', 'mysql://shop:hunter22@db/shop'],
  ['DATABASE_URL', 'postgres://shop:hunter22@db:port/shop'],
  ['DELIVERY_URL', 'ftp://shop:hunter22@platform'],
  ['DELIVERY_URL', 'hunter22'],
  ['AUTH_ISSUER_JWKS_URL', 'id.example.com/hunter22'],
])('%s refuses %j, and does not repeat it', (name, value) => {
  const message = messageOf({ [name]: value })
  expect(message).toMatch(new RegExp(`^${name} `))
  expect(message).not.toContain('hunter22')
})

test('the issuer and the audience of outside tokens need the address of their keys', () => {
  const both = { AUTH_ISSUER: 'https://id', AUTH_AUDIENCE: 'shop' }
  const { outsideIssuer } = readConfig({ AUTH_ISSUER_JWKS_URL: 'https://id/jwks', ...both })
  expect(outsideIssuer).toEqual({ jwksUrl: 'https://id/jwks', issuer: 'https://id', audience: 'shop' })
  for (const [name, value] of Object.entries(both)) {
    expect(messageOf({ [name]: value })).toContain('AUTH_ISSUER_JWKS_URL')
  }
})

describe('the operator', () => {
  const operator = (email: string, password = 'a good password') => ({
    ADMIN_EMAIL: email,
    ADMIN_PASSWORD: password,
  })

  test('has an address in lower case, and a password taken literally', () => {
    const { admin } = readConfig(operator(' Boss@Example.com ', ' blanks count '))
    expect(admin).toEqual({ email: 'boss@example.com', password: ' blanks count ' })
  })

  test('needs both', () => {
    expect(messageOf({ ADMIN_EMAIL: 'boss@example.com' })).toMatch(/ADMIN_EMAIL and ADMIN_PASSWORD/)
    expect(messageOf({ ADMIN_PASSWORD: 'a good password' })).toMatch(/ADMIN_EMAIL and ADMIN_PASSWORD/)
  })

  test.each([
    'boss',
    'boss@localhost',
    'boss@',
    'a b@example.com',
    'boss@example..com',
    `${'b'.repeat(250)}@b.co`,
  ])('refuses the address %j, with which nobody could sign in', (email) =>
    expect(messageOf(operator(email))).toMatch(/^ADMIN_EMAIL must be/),
  )

  test.each(['short77', 'x'.repeat(129)])(
    'refuses the password %j, with which nobody could sign in',
    (password) => {
      expect(messageOf(operator('boss@example.com', password))).toMatch(/^ADMIN_PASSWORD must have 8 to 128/)
    },
  )

  test('neither is repeated, should they have been swapped', () => {
    expect(messageOf(operator('hunter22', 'boss@example.com'))).not.toContain('hunter22')
    expect(messageOf(operator('boss@example.com', 'hunter2'))).not.toContain('hunter2')
  })
})
