// Chooses the account PostgreSQL runs as: it refuses to run as root. Only looks, never changes an owner.

import { readFileSync, statSync } from 'node:fs'
import type { Account } from './run-as.ts'

const nobody: Account = { uid: 65_534, gid: 65_534 }

/**
 * Null when the shop does not run as root: PostgreSQL then runs as the same user. Else the owner of the cluster when
 * there is one (a `postgres` account made later must not lock us out), else `postgres`, else `nobody`.
 */
export function chooseAccount(clusterDir: string): Account | null {
  if (process.getuid?.() !== 0) return null
  const owner = statSync(clusterDir, { throwIfNoEntry: false })
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  return accountNamed('postgres') ?? accountNamed('nobody') ?? nobody
}

function accountNamed(name: string): Account | null {
  for (const line of passwdLines()) {
    const [user, , uid, gid] = line.split(':')
    if (user === name && Number(uid) > 0) return { uid: Number(uid), gid: Number(gid) }
  }
  return null
}

function passwdLines(): string[] {
  try {
    return readFileSync('/etc/passwd', 'utf8').split('\n')
  } catch {
    return []
  }
}
