// The environment as typed, frozen settings. A wrong value stops the start with a message that names the
// setting, what it was and what it must be. Nothing else in the shop reads the environment.

import { resolve } from 'node:path'
import { isEmail, passwordLengthMax, passwordLengthMin } from './contract/auth.ts'
import { ConfigError, type Environment, SettingReader } from './setting-reader.ts'

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

const deliveryProtocols = ['file:', 'http:', 'https:', 'amqp:', 'amqps:', 'kafka:']
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

export function readConfig(environment: Environment): Config {
  const read = new SettingReader(environment)
  const databaseUrl = read.url('DATABASE_URL', ['postgres://', 'postgresql://'])
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
    deliveryUrl: read.address('DELIVERY_URL', deliveryProtocols) ?? `file:${dataDir}/delivery/events.ndjson`,
    authIssuerJwksUrl: read.url('AUTH_ISSUER_JWKS_URL', ['https://', 'http://']),
    trustProxy: read.flag('TRUST_PROXY', false),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
  })
}

/** An operator that could not sign in is no operator, so the rules are those of the sign-in. */
function readAdmin(read: SettingReader): Config['admin'] {
  const email = read.text('ADMIN_EMAIL')
  const password = read.secret('ADMIN_PASSWORD')
  if (email === null && password === null) return null
  if (email === null || password === null) {
    throw new ConfigError('ADMIN_EMAIL and ADMIN_PASSWORD belong together: set both or none')
  }
  // Not repeated: the two may have been swapped.
  if (!isEmail(email))
    throw new ConfigError('ADMIN_EMAIL must be an e-mail address such as operator@example.com')
  const { length } = [...password]
  if (length < passwordLengthMin || length > passwordLengthMax) {
    throw new ConfigError(`ADMIN_PASSWORD must have ${passwordLengthMin} to ${passwordLengthMax} characters`)
  }
  return { email: email.toLowerCase(), password }
}
