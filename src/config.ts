// The environment as typed, frozen settings. A wrong value stops the start with a message that names the
// setting, what it was and what it must be. Nothing else in the shop reads the environment.

import { resolve } from 'node:path'

export type Config = {
  readonly port: number
  readonly host: string
  /** Null runs the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly admin: { readonly email: string; readonly password: string } | null
  readonly demoData: boolean
  readonly catalogPublic: boolean
  /** Requests a user or an address may make a minute; 0 turns every limit off. */
  readonly rateLimitPerMinute: number
  readonly pendingOrderMinutes: number
  readonly cancelWindowMinutes: number
  readonly refundWindowDays: number
  readonly shopTimeZone: string
  readonly deliveryUrl: string
  readonly authIssuerJwksUrl: string | null
  readonly trustProxy: boolean
  readonly logLevel: string
}

/** A setting that cannot be used: the message is meant for the operator's eyes. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

type Environment = Readonly<Record<string, string | undefined>>

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

export function readConfig(environment: Environment): Config {
  const read = readerOf(environment)
  const databaseUrl = read.url('DATABASE_URL', ['postgres:', 'postgresql:'])
  const dataDir = resolve(read.text('DATA_DIR') ?? './data')
  return Object.freeze({
    port: read.whole('PORT', { fallback: 3000, min: 0, max: 65_535 }),
    host: read.text('HOST') ?? '127.0.0.1',
    databaseUrl,
    dataDir,
    admin: readAdmin(read),
    demoData: read.flag('DEMO_DATA', databaseUrl === null),
    catalogPublic: read.flag('CATALOG_PUBLIC', false),
    rateLimitPerMinute: read.whole('RATE_LIMIT_PER_MINUTE', { fallback: 600, min: 0, max: 10_000_000 }),
    pendingOrderMinutes: read.positive('PENDING_ORDER_MINUTES', { fallback: 10, max: 10_080 }),
    cancelWindowMinutes: read.positive('CANCEL_WINDOW_MINUTES', { fallback: 60, max: 525_600 }),
    refundWindowDays: read.positive('REFUND_WINDOW_DAYS', { fallback: 7, max: 3_650 }),
    shopTimeZone: read.timeZone('SHOP_TIME_ZONE', 'Asia/Seoul'),
    deliveryUrl: read.text('DELIVERY_URL') ?? `file:${dataDir}/delivery/events.ndjson`,
    authIssuerJwksUrl: read.url('AUTH_ISSUER_JWKS_URL', ['https:', 'http:']),
    trustProxy: read.flag('TRUST_PROXY', false),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
  })
}

type Reader = ReturnType<typeof readerOf>

function readAdmin(read: Reader): Config['admin'] {
  const email = read.text('ADMIN_EMAIL')
  const password = read.text('ADMIN_PASSWORD')
  if (email === null && password === null) return null
  if (email === null || password === null) {
    throw new ConfigError('ADMIN_EMAIL and ADMIN_PASSWORD belong together: set both or none')
  }
  if (!/^[^@\s]+@[^@\s]+$/.test(email))
    throw new ConfigError(`ADMIN_EMAIL is not an e-mail address: ${email}`)
  if (password.length < 8) throw new ConfigError('ADMIN_PASSWORD must have at least 8 characters')
  return { email: email.toLowerCase(), password }
}

function readerOf(environment: Environment) {
  function text(name: string): string | null {
    const value = environment[name]?.trim()
    return value ? value : null
  }

  function wrong(name: string, expected: string): ConfigError {
    return new ConfigError(`${name} is ${JSON.stringify(environment[name])}, but must be ${expected}`)
  }

  function whole(name: string, bounds: { fallback: number; min: number; max: number }): number {
    const value = text(name)
    if (value === null) return bounds.fallback
    const number = /^\d{1,15}$/.test(value) ? Number(value) : Number.NaN
    if (number >= bounds.min && number <= bounds.max) return number
    throw wrong(name, `a whole number from ${bounds.min} to ${bounds.max}`)
  }

  /** Fractions are allowed, so that a policy of minutes can be tried in seconds. */
  function positive(name: string, bounds: { fallback: number; max: number }): number {
    const value = text(name)
    if (value === null) return bounds.fallback
    const number = /^\d{1,9}(\.\d{1,6})?$/.test(value) ? Number(value) : Number.NaN
    if (number > 0 && number <= bounds.max) return number
    throw wrong(name, `a number above 0, up to ${bounds.max}`)
  }

  function flag(name: string, fallback: boolean): boolean {
    const value = text(name)?.toLowerCase()
    if (value === undefined) return fallback
    if (value === 'true' || value === '1') return true
    if (value === 'false' || value === '0') return false
    throw wrong(name, 'true or false')
  }

  function oneOf(name: string, allowed: readonly string[], fallback: string): string {
    const value = text(name) ?? fallback
    if (allowed.includes(value)) return value
    throw wrong(name, `one of ${allowed.join(', ')}`)
  }

  function url(name: string, protocols: readonly string[]): string | null {
    const value = text(name)
    if (value === null) return null
    if (URL.canParse(value) && protocols.includes(new URL(value).protocol)) return value
    // Never repeat it: a database address holds a password.
    throw new ConfigError(`${name} must be an address that starts with ${protocols.join(' or ')}//`)
  }

  function timeZone(name: string, fallback: string): string {
    const value = text(name) ?? fallback
    try {
      new Intl.DateTimeFormat('en', { timeZone: value })
      return value
    } catch {
      throw wrong(name, 'an IANA time zone such as Asia/Seoul')
    }
  }

  return { text, whole, positive, flag, oneOf, url, timeZone }
}
