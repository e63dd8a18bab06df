// The environment as typed, frozen settings. A wrong value stops the start with a message that names the
// setting, what it was and what it must be. Nothing else in the shop reads the environment.

import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { OutsideIssuer } from './auth/outside-tokens.ts'
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
  /** Whether the built pages are shown at `/`. */
  readonly storefront: boolean
  /** Requests a user or an address may make a minute; 0 turns every limit off. */
  readonly rateLimitPerMinute: number
  readonly pendingOrderMinutes: number
  readonly cancelWindowMinutes: number
  readonly refundWindowDays: number
  readonly shopTimeZone: string
  /** Where events go; none: they wait in the outbox for an instance that delivers. */
  readonly deliveryUrls: readonly string[]
  readonly deliverySigningSecret: string | null
  /** How long a platform may take for one exchange. */
  readonly deliveryTimeoutSeconds: number
  /** Refusals of one event before it is a dead letter. */
  readonly deliveryAttemptsMax: number
  /** How long delivered events can be replayed. */
  readonly deliveryKeepDays: number
  readonly outsideIssuer: OutsideIssuer | null
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
    storefront: read.flag('STOREFRONT', true),
    rateLimitPerMinute: read.whole('RATE_LIMIT_PER_MINUTE', { fallback: 600, min: 0, max: 10_000_000 }),
    pendingOrderMinutes: read.positive('PENDING_ORDER_MINUTES', { fallback: 10, max: 10_080 }),
    cancelWindowMinutes: read.positive('CANCEL_WINDOW_MINUTES', { fallback: 60, max: 525_600 }),
    refundWindowDays: read.positive('REFUND_WINDOW_DAYS', { fallback: 7, max: 3_650 }),
    shopTimeZone: read.timeZone('SHOP_TIME_ZONE', 'Asia/Seoul'),
    deliveryUrls: readDeliveryUrls(read, dataDir),
    deliverySigningSecret: read.secret('DELIVERY_SIGNING_SECRET'),
    deliveryTimeoutSeconds: read.positive('DELIVERY_TIMEOUT_SECONDS', { fallback: 10, max: 20 }),
    deliveryAttemptsMax: read.whole('DELIVERY_ATTEMPTS_MAX', { fallback: 8, min: 1, max: 100 }),
    deliveryKeepDays: read.whole('DELIVERY_KEEP_DAYS', { fallback: 7, min: 7, max: 365 }),
    outsideIssuer: readOutsideIssuer(read),
    trustProxy: read.flag('TRUST_PROXY', false),
    logLevel: read.oneOf('LOG_LEVEL', logLevels, 'info'),
  })
}

function readDeliveryUrls(read: SettingReader, dataDir: string): readonly string[] {
  if (read.text('DELIVERY_URL') === 'off') return []
  const usual = pathToFileURL(join(dataDir, 'delivery', 'events.ndjson')).href
  return read.addresses('DELIVERY_URL', deliveryProtocols) ?? [usual]
}

function readOutsideIssuer(read: SettingReader): OutsideIssuer | null {
  const jwksUrl = read.url('AUTH_ISSUER_JWKS_URL', ['https://', 'http://'])
  const [issuer, audience] = [read.text('AUTH_ISSUER'), read.text('AUTH_AUDIENCE')]
  if (jwksUrl !== null) return { jwksUrl, issuer, audience }
  if (issuer === null && audience === null) return null
  throw new ConfigError(
    'AUTH_ISSUER and AUTH_AUDIENCE say which tokens of AUTH_ISSUER_JWKS_URL count: set it too',
  )
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
