// `npm run verify`: checks the books of the shop from outside, also while it runs, and prints a line per check. Exit
// code 0 says that they are right, 1 that they differ, 2 that they could not be read. Never changes a row.

import { join } from 'node:path'
import { readConfig } from './config.ts'
import { createPool } from './postgres/connection-pool.ts'
import { findRunningServer } from './postgres/embedded/find-running-server.ts'
import { clusterExists } from './postgres/embedded/make-cluster.ts'
import { startEmbeddedServer } from './postgres/embedded/start-embedded-server.ts'
import { type Verification, verifyBooks } from './postgres/verify-books.ts'

type Database = { readonly connectionString: string; close(): Promise<void> }

/** The given database, the one a running shop keeps in the data folder, or that one started for a moment. */
async function openDatabase({ databaseUrl, dataDir }: { databaseUrl: string | null; dataDir: string }) {
  const connectionString = databaseUrl ?? findRunningServer(dataDir)
  const close = () => Promise.resolve()
  if (connectionString !== null) return { connectionString, close } satisfies Database
  // Without this, a mistyped DATA_DIR would make a fresh, empty shop there.
  if (!clusterExists(join(dataDir, 'postgres'))) throw new Error(`There are no books in ${dataDir}.`)
  const server = await startEmbeddedServer({ dataDir })
  return { connectionString: server.connectionString, close: () => server.stop() } satisfies Database
}

async function verify(environment: NodeJS.ProcessEnv): Promise<Verification> {
  const config = readConfig(environment)
  const database = await openDatabase(config)
  const { connectionString } = database
  const pool = createPool({ connectionString, name: 'verify', connectionsMax: 1 })
  try {
    return await verifyBooks(pool, { timeZone: config.shopTimeZone })
  } finally {
    await pool.end()
    await database.close()
  }
}

function report({ ok, checks }: Verification): string {
  const lines = checks.map((check) => `${check.ok ? '✓' : '✗'} ${check.name} — ${check.detail}`)
  const wrong = checks.filter((check) => !check.ok).length
  lines.push(ok ? 'The books are right.' : `The books differ in ${wrong} of ${checks.length} checks.`)
  return `${lines.join('\n')}\n`
}

try {
  const verification = await verify(process.env)
  process.stdout.write(report(verification))
  process.exitCode = verification.ok ? 0 : 1
} catch (error) {
  process.stderr.write(`The books could not be read: ${(error as Error).message}\n`)
  process.exitCode = 2
}
