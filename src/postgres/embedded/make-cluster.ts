// Makes the database cluster of a fresh data folder. It is made in a folder of its own and renamed when complete, so
// a crash half-way leaves nothing to repair; a cluster that is there is never remade, emptied or deleted.

import * as fs from 'node:fs'
import { join } from 'node:path'
import { type Account, ownPath, type Place, runToEnd } from './run-as.ts'
import { killProcessesIn } from './stop-leftover-server.ts'

export type ClusterRequest = {
  readonly dataDir: string
  readonly nativeDir: string
  /** Where the finished cluster belongs, and who shall own it. */
  readonly place: Place
  readonly password: string
}

export const superuser = 'jangteo'

const stagingPrefix = 'postgres.init-'

export function clusterExists(clusterDir: string): boolean {
  return fs.existsSync(join(clusterDir, 'global', 'pg_control'))
}

/** Throws what initdb said when it fails; the data folder is then as it was before. */
export async function makeCluster(request: ClusterRequest): Promise<void> {
  const { dataDir, place, password } = request
  refuseForeignFolder(place.dir)
  await removeUnfinished(dataDir)
  const staging = fs.mkdtempSync(join(dataDir, stagingPrefix))
  try {
    const cluster = join(staging, 'cluster')
    fs.mkdirSync(cluster, { mode: 0o700 })
    fs.writeFileSync(join(staging, 'password'), password, { mode: 0o600 })
    if (place.account !== null) handOver(staging, place.account)
    await initialize(request.nativeDir, { ...place, dir: cluster })
    fs.renameSync(cluster, place.dir)
    syncFolder(dataDir)
  } finally {
    fs.rmSync(staging, { recursive: true, force: true })
  }
}

/** Gives a whole folder to an account; the folder itself last, so that an interrupted hand-over is seen and redone. */
export function handOver(dir: string, { uid, gid }: Account): void {
  for (const path of fs.readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    fs.lchownSync(join(dir, path), uid, gid)
  }
  fs.chownSync(dir, uid, gid)
}

/** Makes the names in a folder survive a power cut. */
export function syncFolder(dir: string): void {
  const fd = fs.openSync(dir, 'r')
  fs.fsyncSync(fd)
  fs.closeSync(fd)
}

async function initialize(nativeDir: string, place: Place): Promise<void> {
  const own = ownPath(place)
  const initdb = await runToEnd(
    join(nativeDir, 'bin', 'initdb'),
    [
      `--pgdata=${own}`,
      `--pwfile=${own}/../password`,
      `--username=${superuser}`,
      '--auth=scram-sha-256',
      '--locale=C',
      '--encoding=UTF8',
      '--no-instructions',
    ],
    place,
  )
  if (!initdb.ok) throw new Error(`PostgreSQL's initdb failed:\n${initdb.output}`)
}

function refuseForeignFolder(clusterDir: string): void {
  if (!fs.existsSync(clusterDir) || fs.readdirSync(clusterDir).length === 0) return
  throw new Error(
    `The folder ${clusterDir} holds something, but no complete PostgreSQL cluster. Move it away.`,
  )
}

// A killed shop's initdb may still be at work in there.
async function removeUnfinished(dataDir: string): Promise<void> {
  for (const name of fs.readdirSync(dataDir)) {
    if (!name.startsWith(stagingPrefix)) continue
    await killProcessesIn(join(dataDir, name, 'cluster'))
    fs.rmSync(join(dataDir, name), { recursive: true, force: true, maxRetries: 10 })
  }
}
