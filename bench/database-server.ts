// The PostgreSQL of a bench: an embedded one in a temporary folder, or that of DATABASE_URL, whose user must be allowed
// to create databases. Every scenario gets new databases, which are dropped after it.

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbeddedServer } from '../src/postgres/embedded/start-embedded-server.ts'
import { migrate } from '../src/postgres/migrate.ts'
import { familyCpuSeconds } from './cpu-time.ts'

export type DatabaseServer = {
  /** A new empty shop; resolves to its address. */
  create(name: string): Promise<string>
  drop(name: string): Promise<void>
  /** Null when the server is not on this machine. */
  cpuSeconds(): number | null
  stop(): Promise<void>
}

export async function openDatabaseServer(databaseUrl: string | undefined): Promise<DatabaseServer> {
  const embedded = databaseUrl === undefined ? await startTemporary() : null
  const address = databaseUrl ?? embedded!.connectionString
  const pid = embedded ? embedded.pid : await localPid(address)
  const named = (name: string) => `jangteo_bench_${name}`
  return {
    async create(name) {
      await runAlone(address, `DROP DATABASE IF EXISTS ${named(name)} WITH (FORCE)`)
      await runAlone(address, `CREATE DATABASE ${named(name)}`)
      const url = new URL(address)
      url.pathname = `/${named(name)}`
      await migrate(url.href)
      return url.href
    },
    drop: (name) => runAlone(address, `DROP DATABASE IF EXISTS ${named(name)} WITH (FORCE)`),
    cpuSeconds: () => (pid === null ? null : familyCpuSeconds(pid)),
    stop: () => embedded?.stop() ?? Promise.resolve(),
  }
}

async function startTemporary() {
  const dataDir = await mkdtemp(join(tmpdir(), 'jangteo-bench-'))
  const server = await startEmbeddedServer({ dataDir })
  await breakIn(server.connectionString)
  return {
    connectionString: server.connectionString,
    pid: server.pid,
    async stop() {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/**
 * As after a day of work: every buffer was used before, and the log goes into segments that are used again. A young server
 * gets each page of either from the system when it first writes there, which made the shop a seventh and a stored procedure
 * a fifteenth slower.
 */
async function breakIn(address: string): Promise<void> {
  await withClient(address, async (client) => {
    await client.query('CREATE TABLE break_in (page text STORAGE PLAIN)')
    await client.query(`INSERT INTO break_in SELECT repeat('x', 8000) FROM pg_settings, generate_series(1, setting::int)
      WHERE name = 'shared_buffers'`)
    await client.query('DROP TABLE break_in')
    await client.query('CHECKPOINT')
  })
}

async function runAlone(address: string, text: string): Promise<void> {
  await withClient(address, (client) => client.query(text))
}

/** The postmaster's process id, which only a superuser may read; null for a server on another machine. */
async function localPid(address: string): Promise<number | null> {
  if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname)) return null
  try {
    const { rows } = await withClient(address, (client) =>
      client.query("SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1)::int AS pid"),
    )
    return rows[0].pid
  } catch {
    return null
  }
}

async function withClient<Result>(
  address: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: address })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
