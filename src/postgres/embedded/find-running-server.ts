// Finds the PostgreSQL that a running shop has started on a data folder, for programs that look at its books meanwhile.
// It starts, stops and changes nothing.

import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { superuser } from './make-cluster.ts'
import { isPostgresIn } from './process-table.ts'
import { databaseName } from './wait-until-ready.ts'

/** The connection string, or null when no server runs on this folder. */
export function findRunningServer(dataDir: string): string | null {
  const clusterDir = join(resolve(dataDir), 'postgres')
  // Line 1 is the process, line 4 its port; both are written before the server listens.
  const [pid, , , port] = linesOf(join(clusterDir, 'postmaster.pid'))
  const [password] = linesOf(join(resolve(dataDir), 'postgres-password'))
  if (!pid || !port || !password || !isPostgresIn(clusterDir, Number(pid))) return null
  return `postgresql://${superuser}:${password}@127.0.0.1:${port.trim()}/${databaseName}`
}

function linesOf(path: string): string[] {
  try {
    return readFileSync(path, 'utf8').split('\n')
  } catch {
    return []
  }
}
