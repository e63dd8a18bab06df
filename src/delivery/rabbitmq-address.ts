// The address of a RabbitMQ in DELIVERY_URL: `amqp://user:password@host:port/vhost?exchange=…&queue=…`, or `amqps://`
// for TLS. What is wrong with it is said without repeating any of it, because it may hold a password.

export type RabbitmqAddress = {
  readonly hostname: string
  readonly port: number
  readonly tls: boolean
  readonly username: string
  readonly password: string
  readonly vhost: string
  readonly exchange: string
  readonly queue: string
}

const defaults = { exchange: 'jangteo.events', queue: 'jangteo.data-platform' }
const ports: Readonly<Record<string, number>> = { 'amqp:': 5672, 'amqps:': 5671 }
/** Names are short strings in AMQP. */
const nameBytesMax = 255

/** Throws an Error fit for the operator's eyes. */
export function parseRabbitmqAddress(address: string): RabbitmqAddress {
  const url = URL.parse(address)
  const port = url && ports[url.protocol]
  if (!url || !port || url.hostname === '') throw wrong('must be amqp://user:password@host:port/vhost')
  if (url.hash !== '') throw wrong('has a #, which must be written %23')
  for (const key of url.searchParams.keys()) {
    if (!Object.hasOwn(defaults, key))
      throw wrong(`knows only ${Object.keys(defaults).join(' and ')} after the ?`)
  }
  return {
    hostname: url.hostname.replace(/^\[(.+)\]$/, '$1'),
    port: url.port === '' ? port : Number(url.port),
    tls: url.protocol === 'amqps:',
    username: decode(url.username) || 'guest',
    password: url.username === '' ? 'guest' : decode(url.password),
    vhost: vhostOf(url.pathname),
    exchange: nameOf(url, 'exchange'),
    queue: nameOf(url, 'queue'),
  }
}

function vhostOf(path: string): string {
  const name = path.replace(/^\//, '')
  if (name.includes('/')) throw wrong('names a virtual host with a /, which must be written %2F')
  return decode(name) || '/'
}

function nameOf({ searchParams }: URL, key: keyof typeof defaults): string {
  const name = searchParams.get(key) ?? defaults[key]
  const bytes = Buffer.byteLength(name)
  if (bytes === 0 || bytes > nameBytesMax)
    throw wrong(`must give the ${key} a name of 1 to ${nameBytesMax} bytes`)
  return name
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw wrong('has a % that must be written %25')
  }
}

function wrong(what: string): Error {
  return new Error(`The delivery address of RabbitMQ ${what}`)
}
