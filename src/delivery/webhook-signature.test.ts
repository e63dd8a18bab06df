// The signing secret as operators write it, and signatures as the library of Standard Webhooks checks them.

import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { parseSigningSecret, webhookHeaders } from './webhook-signature.ts'

const secretOf = (bytes: number) => `whsec_${Buffer.alloc(bytes, 0xfb).toString('base64')}`

test.each([24, 25, 32, 64])('reads a secret of %i bytes, padded or not', (bytes) => {
  const text = secretOf(bytes)
  expect(parseSigningSecret(text)).toEqual(Buffer.alloc(bytes, 0xfb))
  expect(parseSigningSecret(` ${text.replaceAll('=', '')}\n`)).toEqual(Buffer.alloc(bytes, 0xfb))
})

test.each([
  '',
  'whsec_',
  secretOf(23),
  secretOf(65),
  secretOf(32).slice('whsec_'.length),
  `whsec_${'é'.repeat(40)}`,
  `${secretOf(32)} ${secretOf(32)}`,
])('refuses %j without repeating it', (text) => {
  expect(() => parseSigningSecret(text)).toThrow(
    /^The signing secret must be whsec_ and then 24 to 64 bytes as base64$/,
  )
})

test('signs so that a platform can check it, and an altered body shows', () => {
  const event = { id: 'event 1', type: 'order.paid', subject: '1', json: '{"name":"에코백"}' }
  const headers = webhookHeaders(event, parseSigningSecret(secretOf(32)), Date.now())
  const platform = new Webhook(secretOf(32))
  expect(platform.verify(event.json, headers)).toEqual({ name: '에코백' })
  expect(() => platform.verify(event.json.replace('백', '벡'), headers)).toThrow()
  expect(() => new Webhook(secretOf(24)).verify(event.json, headers)).toThrow()
})

test('an attempt of six minutes ago is too old', () => {
  const event = { id: 'event 1', type: 'order.paid', subject: '1', json: '{}' }
  const headers = webhookHeaders(event, parseSigningSecret(secretOf(32)), Date.now() - 6 * 60_000)
  expect(() => new Webhook(secretOf(32)).verify(event.json, headers)).toThrow(/too old/)
})
