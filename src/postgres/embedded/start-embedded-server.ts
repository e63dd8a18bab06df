// The embedded mode: a PostgreSQL of the shop's own, in its data folder, for whoever sets no DATABASE_URL. Starts it,
// keeps it running and stops it. Never serves another machine, never shares its folder with a second shop, and never
// trades durability for speed.

import { mkdirSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { findBundledPostgres } from './bundled-postgres.ts'
import { lockDataDir } from './data-dir-lock.ts'
import { keepServerRunning, type RunningServer } from './keep-server-running.ts'
import { clusterExists, handOver, makeCluster, superuser } from './make-cluster.ts'
import { readOrMakePassword } from './password-file.ts'
import { prepareBinaries } from './prepare-binaries.ts'
import type { Account, Place } from './run-as.ts'
import { chooseAccount } from './server-account.ts'
import { openServerLog, type ServerLog } from './server-log.ts'
import { databaseName } from './wait-until-ready.ts'

export type EmbeddedServer = {
  /** The same over every restart of PostgreSQL while this shop lives; another at the shop's next start. */
  readonly connectionString: string
  readonly dataDir: string
  /** The PostgreSQL process that runs now. */
  readonly pid: number
  /** Ends PostgreSQL and frees the data folder; calling it again waits for the same end. */
  stop(): Promise<void>
}

export type EmbeddedServerOptions = {
  readonly dataDir: string
  readonly log?: (message: string) => void
  /** PostgreSQL settings beside ours; those that guard durability and the address cannot be changed. */
  readonly settings?: Readonly<Record<string, string>>
}

/** Rejects when another shop uses the folder, when no binaries fit this platform, or with the end of PostgreSQL's log. */
export async function startEmbeddedServer(options: EmbeddedServerOptions): Promise<EmbeddedServer> {
  const dataDir = resolve(options.dataDir)
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = lockDataDir(dataDir)
  try {
    const { server, serverLog, password } = await start(dataDir, options)
    const stop = async () => {
      await server.stop()
      serverLog.close()
      lock.release()
    }
    let stopped: Promise<void> | undefined
    return {
      connectionString: `postgresql://${superuser}:${password}@127.0.0.1:${server.port}/${databaseName}`,
      dataDir,
      get pid() {
        return server.pid
      },
      stop: () => {
        stopped ??= stop()
        return stopped
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}

type Started = { readonly server: RunningServer; readonly serverLog: ServerLog; readonly password: string }

async function start(dataDir: string, options: EmbeddedServerOptions): Promise<Started> {
  const clusterDir = join(dataDir, 'postgres')
  const account = chooseAccount(clusterDir)
  const place = { dir: clusterDir, account }
  const bundled = findBundledPostgres()
  const nativeDir = await prepareBinaries({ bundled, account, copyParents: copyParents(dataDir, account) })
  const password = readOrMakePassword(join(dataDir, 'postgres-password'), clusterExists(clusterDir))
  if (clusterExists(clusterDir)) takeOver(place)
  else await makeCluster({ dataDir, nativeDir, place, password })
  const serverLog = openServerLog(join(dataDir, 'postgres.log'))
  try {
    const { log = () => undefined, settings = {} } = options
    const server = await keepServerRunning({ nativeDir, place, password, settings, serverLog, log })
    return { server, serverLog, password }
  } catch (error) {
    serverLog.close()
    throw error
  }
}

// Root's copy goes where only root writes and nothing is cleaned by age: a cleaner of old temporary files would take
// away libraries that PostgreSQL opens late. Everybody else can reach their own data folder.
function copyParents(dataDir: string, account: Account | null): string[] {
  return account === null ? [dataDir] : [...new Set(['/var/cache', tmpdir(), '/tmp', '/var/tmp'])]
}

function takeOver({ dir, account }: Place): void {
  const owner = statSync(dir).uid
  // Brought back by root, from a backup say.
  if (account !== null && owner === 0) handOver(dir, account)
  if (account !== null || process.getuid === undefined || owner === process.getuid()) return
  throw new Error(`The cluster ${dir} belongs to user id ${owner}. Start the shop as root or as that user.`)
}
