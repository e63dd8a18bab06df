// Waits until a starting PostgreSQL serves the shop's database, and creates that database when it is not there yet.
// Knows nothing of processes: whoever started the server aborts the waiting when it ends.

import { setTimeout as delay } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import { superuser } from './make-cluster.ts'

export type ServerAddress = { readonly port: number; readonly password: string }

export const databaseName = 'jangteo'

const pollMs = 20
const connectMsMax = 5_000

/** How long since the start each answer is put up with, and what to call it when that was too long. */
const notReady = {
  unreachable: { waitMsMax: 60_000, complaint: 'nothing answers' },
  // Replaying the log after a crash: it comes nearer every second, and a start given up would begin it anew.
  recovering: { waitMsMax: 15 * 60_000, complaint: 'it does not get through with replaying its log' },
  // May be somebody else's server on our port, for the moment until ours has noticed and ended.
  'wrong-password': {
    waitMsMax: 5_000,
    complaint: 'it refuses the password that is kept in the data folder',
  },
} as const

type Answer = 'ready' | keyof typeof notReady

/** Rejects with the signal's reason when it is aborted, else with what the server complains of, or we of it. */
export async function waitUntilReady(address: ServerAddress, signal: AbortSignal): Promise<void> {
  const startedMs = performance.now()
  for (;;) {
    const answer = await ask(address)
    signal.throwIfAborted()
    if (answer === 'ready') return
    const { waitMsMax, complaint } = notReady[answer]
    if (performance.now() - startedMs > waitMsMax) throw new Error(complaint)
    await delay(pollMs)
  }
}

async function ask(address: ServerAddress): Promise<Answer> {
  try {
    await withClient(address, databaseName, async () => undefined)
    return 'ready'
  } catch (error) {
    if (!(error instanceof DatabaseError)) return 'unreachable'
    if (error.code === '3D000') return createDatabase(address)
    if (error.code === '28P01') return 'wrong-password'
    // Class 57: starting up or going down; class 53: all connections taken, by a pool that was quicker than us.
    if (/^5[37]/.test(error.code ?? '')) return 'recovering'
    throw error
  }
}

async function createDatabase(address: ServerAddress): Promise<Answer> {
  await withClient(address, 'postgres', (client) => client.query(`create database ${databaseName}`))
  return 'ready'
}

async function withClient(
  { port, password }: ServerAddress,
  database: string,
  work: (client: Client) => Promise<unknown>,
) {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password,
    database,
    ssl: false,
    connectionTimeoutMillis: connectMsMax,
  })
  // A server that ends under us is reported by the pending call; without a listener it would also end the shop.
  client.on('error', () => undefined)
  try {
    await client.connect()
    await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
