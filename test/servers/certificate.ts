// A certificate that a test server shows for `localhost`, signed by itself: whoever connects must be told to trust it.

import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type Certificate = {
  /** PEM, for `tls.setDefaultCACertificates`. */
  readonly text: string
  readonly path: string
  readonly keyPath: string
  /** Key and certificate in one file. */
  readonly bothPath: string
}

const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']

export function makeCertificate(dir: string): Certificate {
  const path = join(dir, 'certificate.pem')
  const keyPath = join(dir, 'key.pem')
  const bothPath = join(dir, 'key-and-certificate.pem')
  const files = ['-out', path, '-keyout', keyPath]
  const { status, stderr } = spawnSync('openssl', ['req', ...kind, ...subject, ...files], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`openssl makes no certificate: ${stderr}`)
  const text = readFileSync(path, 'utf8')
  writeFileSync(bothPath, readFileSync(keyPath, 'utf8') + text)
  return { text, path, keyPath, bothPath }
}
