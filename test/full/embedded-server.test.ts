// The promises of the embedded PostgreSQL, on real processes: they are killed here, at the worst moments we know.

import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { identifyProcess, postgresProcessesIn } from '../../src/postgres/embedded/process-table.ts'
import { chooseAccount } from '../../src/postgres/embedded/server-account.ts'
import {
  type EmbeddedServer,
  type EmbeddedServerOptions,
  startEmbeddedServer,
} from '../../src/postgres/embedded/start-embedded-server.ts'
import { killProcessesIn } from '../../src/postgres/embedded/stop-leftover-server.ts'

const isRoot = process.getuid?.() === 0
const patience = { timeout: 20_000, interval: 20 }

let root: string
let dataDir: string
let undo: (() => unknown)[] = []

beforeEach(() => {
  // Owned by us, mode 0700: as root, a folder that PostgreSQL's account cannot enter.
  root = fs.mkdtempSync(join(tmpdir(), 'jangteo-embedded-'))
  dataDir = join(root, 'data')
  undo = [() => fs.rmSync(root, { recursive: true, force: true, maxRetries: 20 })]
})

afterEach(async () => {
  for (const step of undo.reverse()) await step()
})

test('starts fresh and keeps its data over a restart', async () => {
  const first = await start()
  await query(first.connectionString, 'create table goods as select 7 as pieces')
  await first.stop()
  const second = await start()
  expect(await query(second.connectionString, 'select pieces from goods')).toEqual([{ pieces: 7 }])
})

test('sorts by code point and stores every language', async () => {
  const { connectionString } = await start()
  const rows = await query(
    connectionString,
    'select datcollate, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()',
  )
  expect(rows).toEqual([{ datcollate: 'C', encoding: 'UTF8' }])
})

test('keeps every commit durable, whatever settings are asked for', async () => {
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', work_mem: '8MB' }
  const { connectionString } = await start({ settings })
  const names = [...Object.keys(settings), 'TimeZone', 'jit']
  const rows = await query(
    connectionString,
    'select name, current_setting(name) from unnest($1::text[]) name',
    [names],
  )
  expect(Object.fromEntries(rows.map((row) => [row.name, row.current_setting]))).toEqual({
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    work_mem: '8MB',
    TimeZone: 'UTC',
    jit: 'off',
  })
})

test('lets in nobody without the password, which only its user can read', async () => {
  const { connectionString } = await start()
  const wrong = new URL(connectionString)
  wrong.password = 'wrong'
  await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' })
  expect(fs.statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600)
  const rows = await query(connectionString, `select current_setting('listen_addresses') as addresses`)
  expect(rows).toEqual([{ addresses: '127.0.0.1' }])
})

test.runIf(isRoot)('runs as root from a folder that PostgreSQL’s account cannot enter', async () => {
  const server = await start()
  expect(fs.statSync(root).mode & 0o777).toBe(0o700)
  expect(fs.statSync(`/proc/${server.pid}`).uid).not.toBe(0)
  await query(server.connectionString, 'create table goods as select 7 as pieces; checkpoint')
  await query(server.connectionString, 'insert into goods values (8)')
  process.kill(server.pid, 'SIGKILL')
  await eventually(async () => {
    expect(await query(server.connectionString, 'select sum(pieces)::int from goods')).toEqual([{ sum: 15 }])
  })
  await server.stop()
  const again = await start()
  expect(await query(again.connectionString, 'select sum(pieces)::int from goods')).toEqual([{ sum: 15 }])
})

test('refuses a second shop on the same folder and leaves the first one alone', async () => {
  const first = await start()
  const before = fs.readdirSync(dataDir)
  await expect(startEmbeddedServer({ dataDir })).rejects.toThrow(
    `${dataDir} is in use by another shop (process ${process.pid})`,
  )
  expect(await shop().line).toEqual({ refused: expect.stringContaining(`process ${process.pid}`) })
  expect(fs.readdirSync(dataDir)).toEqual(before)
  expect(await query(first.connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('lets exactly one of several shops have a killed shop’s folder', async () => {
  await killHard(await shopRunning())
  const lines = await Promise.all([shop(), shop(), shop(), shop()].map(({ line }) => line))
  const refusals = lines.map(({ refused }) => refused).filter((refused) => refused !== undefined)
  expect(refusals).toEqual(Array(3).fill(expect.stringContaining('in use by another shop')))
})

test('takes over after kill -9 of a shop, with every committed row', async () => {
  const killed = await shopRunning()
  await query(killed.connectionString, 'create table goods as select 7 as pieces')
  await killHard(killed)
  expect(identifyProcess(killed.pid)).not.toBeNull()
  const log: string[] = []
  const server = await start({ log: (message) => log.push(message) })
  expect(await query(server.connectionString, 'select pieces from goods')).toEqual([{ pieces: 7 }])
  expect(identifyProcess(killed.pid)).toBeNull()
  expect(fs.readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toContain('received fast shutdown request')
  expect(log).toEqual([expect.stringContaining(`process ${killed.pid}`)])
})

test('takes over after kill -9 of a shop and of its PostgreSQL in the middle of a query', async () => {
  const killed = await shopRunning()
  await query(killed.connectionString, 'create table goods as select 7 as pieces')
  const busy = query(
    killed.connectionString,
    'select count(*) from generate_series(1, 1e4) a, generate_series(1, 1e7) b',
  )
  const lost = expect(busy).rejects.toThrow()
  const active = `select from pg_stat_activity where state = 'active' and query like '%1e7%' and pid <> pg_backend_pid()`
  await eventually(async () => expect(await query(killed.connectionString, active)).toHaveLength(1))
  await killHard(killed)
  process.kill(killed.pid, 'SIGKILL')
  const server = await start()
  expect(await query(server.connectionString, 'select pieces from goods')).toEqual([{ pieces: 7 }])
  await lost
})

test('starts although the number of a dead PostgreSQL went to another process', async () => {
  const account = chooseAccount(join(dataDir, 'postgres'))
  await (await start()).stop()
  const stranger = spawn('sleep', ['600'], { ...account, stdio: 'ignore' })
  undo.push(() => stranger.kill())
  const pidFile = join(dataDir, 'postgres', 'postmaster.pid')
  fs.writeFileSync(pidFile, `${stranger.pid}\n${dataDir}/postgres\n1700000000\n5432\n\n127.0.0.1\n\nready\n`)
  if (account !== null) fs.chownSync(pidFile, account.uid, account.gid)
  const server = await start()
  expect(await query(server.connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(stranger.exitCode).toBeNull()
})

test('recovers by itself, on the same address, after kill -9 of PostgreSQL', async () => {
  const server = await start()
  const { pid, connectionString } = server
  await query(connectionString, 'create table goods as select 7 as pieces')
  for (const _ of [1, 2]) {
    const killed = server.pid
    process.kill(killed, 'SIGKILL')
    await eventually(async () => {
      expect(await query(connectionString, 'select pieces from goods')).toEqual([{ pieces: 7 }])
      expect(server.pid).not.toBe(killed)
    })
  }
  expect(server.connectionString).toBe(connectionString)
  expect(server.pid).not.toBe(pid)
})

test('never starts PostgreSQL again once it was stopped', async () => {
  const server = await start()
  process.kill(server.pid, 'SIGKILL')
  await Promise.all([server.stop(), server.stop()])
  expect(postgresProcessesIn(join(dataDir, 'postgres'))).toEqual([])
  await expect(query(server.connectionString, 'select 1')).rejects.toThrow()
  // A restart still under way would hold the cluster or the port against this one.
  expect(await query((await start()).connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('finishes a first start that was killed half-way', async () => {
  const killed = shop()
  await eventually(() => expect(unfinishedCluster()).toContain('pg_wal'))
  expect(fs.existsSync(join(dataDir, 'postgres'))).toBe(false)
  await killHard(killed)
  const server = await start()
  expect(await query(server.connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(unfinishedCluster()).toEqual([])
})

test('never touches a folder in the cluster’s place that is not one', async () => {
  fs.mkdirSync(join(dataDir, 'postgres'), { recursive: true })
  fs.writeFileSync(join(dataDir, 'postgres', 'diary.txt'), 'dear diary')
  await expect(startEmbeddedServer({ dataDir })).rejects.toThrow('no complete PostgreSQL cluster')
  expect(fs.readdirSync(join(dataDir, 'postgres'))).toEqual(['diary.txt'])
})

test('quotes PostgreSQL’s log when it does not start, and frees the folder', async () => {
  await expect(start({ settings: { shared_buffers: 'plenty' } })).rejects.toThrow(/shared_buffers.*"plenty"/)
  expect(await query((await start()).connectionString, 'select 1 as one')).toEqual([{ one: 1 }])
})

async function start(options: Omit<EmbeddedServerOptions, 'dataDir'> = {}): Promise<EmbeddedServer> {
  const server = await startEmbeddedServer({ dataDir, ...options })
  undo.push(() => server.stop())
  return server
}

type ShopLine = { readonly pid?: number; readonly connectionString?: string; readonly refused?: string }
type ShopProcess = { readonly child: ChildProcess; readonly line: Promise<ShopLine> }
type RunningShop = { readonly child: ChildProcess; readonly pid: number; readonly connectionString: string }

/** A shop in a process of its own, on the same folder. */
function shop(): ShopProcess {
  const script = join(import.meta.dirname, '..', 'support', 'shop-process.ts')
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  undo.push(async () => {
    await killHard({ child })
    await killProcessesIn(join(dataDir, 'postgres'))
  })
  const lines = createInterface({ input: child.stdout })
  const line = once(lines, 'line').then(([text]) => JSON.parse(text) as ShopLine)
  // A shop killed before it said anything is no failure of the test that killed it.
  line.catch(() => undefined)
  return { child, line }
}

async function shopRunning(): Promise<RunningShop> {
  const { child, line } = shop()
  const { pid, connectionString } = await line
  if (pid === undefined || connectionString === undefined) throw new Error('the shop did not start')
  return { child, pid, connectionString }
}

async function killHard({ child }: { child: ChildProcess }): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}

async function query(connectionString: string, text: string, values?: unknown[]) {
  const client = new Client({ connectionString, connectionTimeoutMillis: 5_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query(text, values)
    return rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

function eventually(check: () => unknown): Promise<unknown> {
  return vi.waitFor(check, patience)
}

/** What a first start has made so far of its cluster, or has left behind. */
function unfinishedCluster(): string[] {
  if (!fs.existsSync(dataDir)) return []
  const staging = fs.readdirSync(dataDir).filter((name) => name.startsWith('postgres.init-'))
  return staging.flatMap((name) => fs.readdirSync(join(dataDir, name, 'cluster')))
}
