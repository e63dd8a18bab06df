// The address of a Kafka cluster in DELIVERY_URL: `kafka://host:port,host:port/topic`, with `user:password@` in front and
// `?sasl=plain` or `?tls=true` behind where the cluster asks for them. What is wrong with it is said without repeating any
// of it, because it may hold a password.

export type KafkaAddress = {
  readonly brokers: readonly { readonly host: string; readonly port: number }[]
  readonly topic: string
  readonly tls: boolean
  readonly login: KafkaLogin | null
}

export type KafkaLogin = {
  readonly mechanism: 'SCRAM-SHA-256' | 'PLAIN'
  readonly username: string
  readonly password: string
}

const topicDefault = 'jangteo.events'
const portDefault = 9092
const parts = /^kafka:\/\/(?:([^@/?#]*)@)?([^@/?#]+)(?:\/([^/?#]*))?(?:\?([^#]*))?$/i
const mechanisms = new Map([
  [null, 'SCRAM-SHA-256'],
  ['scram-sha-256', 'SCRAM-SHA-256'],
  ['plain', 'PLAIN'],
] as const)

/** Throws an Error fit for the operator's eyes. */
export function parseKafkaAddress(address: string): KafkaAddress {
  const [, login, hosts, topic = '', query] = parts.exec(address) ?? []
  if (hosts === undefined) throw wrong('must be kafka://host:port,host:port/topic')
  const options = new URLSearchParams(query)
  for (const key of options.keys()) {
    if (key !== 'sasl' && key !== 'tls') throw wrong('knows only sasl and tls after the ?')
  }
  return {
    brokers: hosts.split(',').map(brokerOf),
    topic: topicOf(topic),
    tls: isTrue(options.get('tls')),
    login: loginOf(login, options.get('sasl')),
  }
}

function brokerOf(text: string): { host: string; port: number } {
  const [, host, port = String(portDefault)] =
    /^(\[[0-9a-f:.]+\]|[^[\]:\s]+)(?::(\d{1,5}))?$/i.exec(text) ?? []
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535)
    throw wrong('has a host that is no host:port')
  return { host: host.replace(/^\[(.+)\]$/, '$1'), port: Number(port) }
}

function topicOf(text: string): string {
  if (text === '') return topicDefault
  if (/^[a-zA-Z0-9._-]{1,249}$/.test(text) && text !== '.' && text !== '..') return text
  throw wrong('must name a topic of 1 to 249 letters, digits, dots, hyphens and underscores')
}

function isTrue(text: string | null): boolean {
  if (text === null || text === 'false') return false
  if (text === 'true') return true
  throw wrong('has tls, which must be true or false')
}

function loginOf(text: string | undefined, sasl: string | null): KafkaLogin | null {
  const mechanism = mechanisms.get(sasl as 'plain' | null)
  if (mechanism === undefined) throw wrong('has sasl, which must be scram-sha-256 or plain')
  if (text === undefined) {
    if (sasl !== null) throw wrong('has sasl, but no user:password@ in front of the hosts')
    return null
  }
  const [, username = '', password = ''] = /^([^:]+):(.+)$/.exec(text) ?? []
  if (username === '') throw wrong('must have both, a user and a password, in front of the @')
  return { mechanism, username: decode(username), password: decode(password) }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw wrong('has a % that must be written %25')
  }
}

function wrong(what: string): Error {
  return new Error(`The delivery address of Kafka ${what}`)
}
