// Chooses the sink by the scheme of DELIVERY_URL. It connects to nothing yet: a platform that is away at the start is
// an outage like any later one.

import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createFileSink } from './file-sink.ts'
import type { Sink } from './sink.ts'

type OpenSink = (url: string) => Sink

const sinks: Readonly<Record<string, OpenSink>> = {
  'file:': (url) => createFileSink(pathOf(url)),
}

/** Throws an Error fit for the operator's eyes; it never repeats the address, which may hold a password. */
export function openSink(url: string): Sink {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(url)?.[0].toLowerCase() ?? ''
  const open = sinks[scheme]
  if (open) return open(url)
  const supported = Object.keys(sinks).join(', ')
  const given = scheme === '' ? 'has no scheme' : `starts with ${scheme}`
  throw new Error(`The delivery address ${given}, but must start with one of: ${supported}`)
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
