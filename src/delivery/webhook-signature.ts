// Signs events as Standard Webhooks 1.0 asks (standardwebhooks.com), so that a platform can tell the shop's events from
// anybody else's and drop those that were recorded and sent again later. It never repeats a secret.

import { createHmac } from 'node:crypto'
import type { CloudEvent } from './cloud-event.ts'

const secretBytesMin = 24
const secretBytesMax = 64

/** Reads `whsec_<base64>`, with or without padding. Throws an Error fit for the operator's eyes. */
export function parseSigningSecret(text: string): Buffer {
  const base64 = /^whsec_([A-Za-z0-9+/]+)={0,2}$/.exec(text.trim())?.[1]
  const secret = Buffer.from(base64 ?? '', 'base64')
  if (secret.length >= secretBytesMin && secret.length <= secretBytesMax) return secret
  throw new Error(
    `The signing secret must be whsec_ and then ${secretBytesMin} to ${secretBytesMax} bytes as base64`,
  )
}

/** The headers of one attempt, made `nowMs` after the epoch: an attempt that is repeated later is signed anew. */
export function webhookHeaders(event: CloudEvent, secret: Uint8Array, nowMs: number) {
  const seconds = Math.floor(nowMs / 1_000)
  const signed = createHmac('sha256', secret).update(`${event.id}.${seconds}.${event.json}`)
  return {
    'webhook-id': event.id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${signed.digest('base64')}`,
  }
}
