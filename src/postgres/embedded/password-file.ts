// Keeps the random password of the embedded PostgreSQL in the data folder, readable by the shop's user alone. The
// file is complete or absent, never half-written; it is written before the cluster that will know the password.

import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { dirname } from 'node:path'
import { syncFolder } from './make-cluster.ts'

/** Throws when the cluster exists but its password is gone: a new one would not open it. */
export function readOrMakePassword(path: string, hasCluster: boolean): string {
  if (fs.existsSync(path)) return fs.readFileSync(path, 'utf8').trim()
  if (hasCluster) throw new Error(`The password of the embedded PostgreSQL is missing: ${path}. Put it back.`)
  const password = randomBytes(24).toString('base64url')
  const draft = `${path}.new`
  fs.writeFileSync(draft, `${password}\n`, { mode: 0o600, flush: true })
  fs.renameSync(draft, path)
  syncFolder(dirname(path))
  return password
}
