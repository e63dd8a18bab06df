// The promises of a shop with its own PostgreSQL when either of them is killed under load: what was acknowledged is
// there, nothing is there twice, every event is delivered, and the shop helps itself.

import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { findRunningServer } from '../../src/postgres/embedded/find-running-server.ts'
import { identifyProcess, postgresProcessesIn } from '../../src/postgres/embedded/process-table.ts'
import { startEmbeddedServer } from '../../src/postgres/embedded/start-embedded-server.ts'
import { killProcessesIn } from '../../src/postgres/embedded/stop-leftover-server.ts'
import { type CarefulClients, expectToldOrders, startCarefulClients } from '../support/careful-clients.ts'
import { deliveredBy, typesByOrder } from '../support/event-files.ts'
import { type LoadActors, openLoadActors } from '../support/load-actors.ts'
import { ask, type Caller } from '../support/load-client.ts'
import { randomFromSeed } from '../support/seed.ts'
import { type ShopChild, startShopChild } from '../support/shop-child.ts'

const patience = { timeout: 30_000, interval: 20 }
const clientsTotal = 16

let dataDir: string
let clusterDir: string
let shop: ShopChild
let actors: LoadActors

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'jangteo-crash-'))
  clusterDir = join(dataDir, 'postgres')
  shop = await openShop()
  actors = await openLoadActors(findRunningServer(dataDir)!)
})

afterEach(async () => {
  await actors?.close()
  await shop?.stop()
  await killProcessesIn(clusterDir)
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20 })
})

const openShop = () => startShopChild({ DATA_DIR: dataDir, DEMO_DATA: 'false' })

const postmasterPid = () => Number(readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')[0])

async function startClients(): Promise<CarefulClients> {
  const shoppers = await actors.shoppers(clientsTotal, { won: 1_000_000_000 })
  const productIds = await actors.products(5, { price: 1_000, stock: 1_000_000 })
  return startCarefulClients({ url: () => shop.url, shoppers, productIds, random: randomFromSeed('clients') })
}

async function expectReady(): Promise<void> {
  await vi.waitFor(async () => expect((await fetch(`${shop.url}/health/ready`)).status).toBe(200), patience)
}

/** Each event at least once, and of one order in the order in which they happened. */
async function expectEveryEvent(clients: CarefulClients): Promise<void> {
  const expected = new Map(
    clients.told.map(({ orderId, cancelled }) => [
      orderId,
      ['jangteo.order.paid.v1', ...(cancelled ? ['jangteo.order.cancelled.v1'] : [])],
    ]),
  )
  await vi.waitFor(() => expect(typesByOrder(deliveredBy(dataDir)).size).toBe(expected.size), patience)
  await vi.waitFor(() => expect(typesByOrder(deliveredBy(dataDir))).toEqual(expected), patience)
}

test('PostgreSQL killed again and again under load costs no acknowledged order and doubles none', async () => {
  const clients = await startClients()
  await clients.untilMore(100)
  for (const _ of [1, 2, 3]) {
    const killed = postmasterPid()
    process.kill(killed, 'SIGKILL')
    await clients.untilMore(200)
    expect(postmasterPid()).not.toBe(killed)
  }
  await clients.stop()
  await expectReady()
  await expectToldOrders(actors, clients.told)
  await expectEveryEvent(clients)
  await actors.expectBooksRight()
  expect(shop.output()).toContain('PostgreSQL serves again')
})

test('a killed server process of PostgreSQL in the middle of a batch costs no acknowledged order and doubles none', async () => {
  const clients = await startClients()
  await clients.untilMore(100)
  for (const _ of [1, 2]) {
    const sessions = `SELECT pid FROM pg_stat_activity WHERE application_name = 'jangteo-engine'`
    for (const { pid } of await actors.rows(sessions)) process.kill(pid, 'SIGKILL')
    await clients.untilMore(200)
  }
  await clients.stop()
  await expectReady()
  await expectToldOrders(actors, clients.told)
  await expectEveryEvent(clients)
  await actors.expectBooksRight()
})

test('the shop killed again and again under load goes on where it was', async () => {
  const clients = await startClients()
  for (const _ of [1, 2, 3]) {
    await clients.untilMore(150)
    const orphan = postmasterPid()
    await actors.close()
    await shop.kill()
    expect(identifyProcess(orphan)).not.toBeNull()
    shop = await openShop()
    expect(identifyProcess(orphan)).toBeNull()
    actors = await openLoadActors(findRunningServer(dataDir)!)
  }
  await clients.untilMore(150)
  await clients.stop()
  await expectToldOrders(actors, clients.told)
  await expectEveryEvent(clients)
  await actors.expectBooksRight()
  await shop.stop()
  expect(postgresProcessesIn(clusterDir)).toEqual([])
})

test('SIGTERM under load: everything is answered or refused, what was acknowledged is there, and nothing else', async () => {
  const shoppers = await actors.shoppers(clientsTotal, { won: 1_000_000_000 })
  const productId = await actors.product({ price: 1_000, stock: 1_000_000 })
  const acknowledged: string[] = []
  let isStopping = false

  /** Resolves to what ended this client's orders: its own decision, or how the shop refused it. */
  async function orderUntilRefused(shopper: Caller, index: number): Promise<string> {
    const request = { path: '/orders', body: { items: [{ productId, quantity: 1 }] } }
    for (;;) {
      const answer = await ask(shop.url, shopper, request).catch((error: Error) => error.cause as Error)
      if (answer instanceof Error) return (answer as NodeJS.ErrnoException).code ?? answer.message
      if (answer.status !== 201) return String(answer.status)
      acknowledged.push(answer.body.id as string)
      // Every second client keeps its connection open and asks no more, as browsers do.
      if (isStopping && index % 2 === 0) return 'idle'
    }
  }

  // Browsers open connections before they need them.
  const silent = connect(Number(new URL(shop.url).port), '127.0.0.1')
  await once(silent, 'connect')
  const clients = Promise.all(shoppers.map(orderUntilRefused))
  await vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(200), patience)
  const stopped = shop.stop()
  isStopping = true
  const ends = await clients
  console.log('how the clients ended', ends)
  expect(await stopped).toEqual({ code: 0, signal: null })
  expect(postgresProcessesIn(clusterDir)).toEqual([])
  const server = await startEmbeddedServer({ dataDir })
  await actors.close()
  actors = await openLoadActors(server.connectionString)
  const orders = await actors.rows('SELECT id, status FROM orders ORDER BY id')
  expect(orders).toEqual(acknowledged.toSorted().map((id) => ({ id, status: 'paid' })))
  await actors.expectBooksRight()
  await actors.close()
  await server.stop()
})
