// The environment, read once. A setting that cannot be used stops the start with its name and what it must be; secrets
// and addresses, which may hold passwords, are never repeated.

export type Settings = {
  /** Its scheme says where events come from. */
  readonly sourceUrl: string
  readonly signingSecret: string | null
  readonly dataDir: string
  readonly host: string
  readonly port: number
}

type Environment = Readonly<Record<string, string | undefined>>

export function readSettings(environment: Environment): Settings {
  const port = Number(environment.PORT || 4100)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a port number')
  const sourceUrl = environment.SOURCE_URL || `http://127.0.0.1:${port}`
  const dataDir = environment.PLATFORM_DATA_DIR || './data/data-platform'
  const signingSecret = environment.SIGNING_SECRET || null
  if (/^(amqps?|kafka):/.test(sourceUrl)) {
    return { sourceUrl, signingSecret, dataDir, host: '127.0.0.1', port }
  }
  const url = URL.parse(sourceUrl)
  if (url?.protocol !== 'http:')
    throw new Error('SOURCE_URL must start with http://, amqp://, amqps:// or kafka://')
  if (signingSecret === null)
    throw new Error('SIGNING_SECRET must be the same as the DELIVERY_SIGNING_SECRET of the shop: whsec_…')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return { sourceUrl, signingSecret, dataDir, host, port: Number(url.port || 80) }
}
