// Chooses the sinks by the schemes of DELIVERY_URL. It connects to nothing yet: a platform that is away at the start is
// an outage like any later one. A new kind of sink is one file and one line here;
// only the clients of the chosen ones are loaded.

import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Sink } from './sink.ts'

export type SinkSettings = {
  /** How long a platform may take for one exchange. */
  readonly timeoutMs: number
  /** `whsec_…`, needed for HTTP: what is not signed could be sent by anybody. */
  readonly signingSecret: string | null
}

type SinkOptions = SinkSettings & { readonly name: string }
type OpenSink = (url: string, options: SinkOptions) => Promise<Sink>

type Kind = { readonly name: string; readonly open: OpenSink }

const file: OpenSink = async (url, { name }) => {
  const path = pathOf(url)
  return (await import('./file-sink.ts')).createFileSink(path, name)
}
const http: OpenSink = async (url, options) => {
  const { signingSecret } = options
  if (signingSecret === null) {
    throw new Error(
      'Delivery over HTTP is signed: set DELIVERY_SIGNING_SECRET to whsec_ and 32 random bytes as base64',
    )
  }
  const { parseSigningSecret } = await import('./webhook-signature.ts')
  const secret = parseSigningSecret(signingSecret)
  return (await import('./http-sink.ts')).createHttpSink(url, { ...options, signingSecret: secret })
}
const rabbitmq: OpenSink = async (url, options) =>
  (await import('./rabbitmq-sink.ts')).createRabbitmqSink(url, options)
const kafka: OpenSink = async (url, options) =>
  (await import('./kafka-sink.ts')).createKafkaSink(url, options)

const kinds: Readonly<Record<string, Kind>> = {
  'file:': { name: 'file', open: file },
  'http:': { name: 'http', open: http },
  'https:': { name: 'http', open: http },
  'amqp:': { name: 'rabbitmq', open: rabbitmq },
  'amqps:': { name: 'rabbitmq', open: rabbitmq },
  'kafka:': { name: 'kafka', open: kafka },
}

const namePattern = /^[a-z0-9][a-z0-9-]{0,39}$/

/**
 * A sink is named after its kind, or by the part after `#`. Throws an Error fit for the operator's eyes; it never repeats
 * an address, which may hold a password.
 */
export async function openSinks(urls: readonly string[], settings: SinkSettings): Promise<Sink[]> {
  const sinks = await Promise.all(urls.map((url) => openSink(url, settings)))
  const names = sinks.map(({ name }) => name)
  const twice = names.find((name, index) => names.indexOf(name) < index)
  if (twice === undefined) return sinks
  throw new Error(
    `Two delivery addresses have the name ${twice}: name one of them at its end, as in …#warehouse`,
  )
}

async function openSink(address: string, settings: SinkSettings): Promise<Sink> {
  const [url = '', givenName] = address.split('#', 2)
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0].toLowerCase() ?? ''
  const kind = kinds[scheme]
  if (!kind) {
    const given = scheme === '' ? 'has no scheme' : `starts with ${scheme}`
    throw new Error(
      `A delivery address ${given}, but must start with one of: ${Object.keys(kinds).join(', ')}`,
    )
  }
  const name = givenName ?? kind.name
  if (!namePattern.test(name)) {
    throw new Error('The name after # of a delivery address has 1 to 40 small letters, digits and hyphens')
  }
  return kind.open(url, { ...settings, name })
}

/** `file:///x/y.ndjson` and `file:/x/y.ndjson` are absolute, `file:./x` and `file:x` start at the working directory. */
export function pathOf(url: string): string {
  const rest = url.slice('file:'.length)
  if (rest === '' || rest.endsWith('/')) throw new Error('The delivery address file: must name a file')
  if (!rest.startsWith('//')) return resolve(rest)
  try {
    return fileURLToPath(url)
  } catch (cause) {
    throw new Error('The delivery address must be file:///absolute/path or file:./relative/path', { cause })
  }
}
