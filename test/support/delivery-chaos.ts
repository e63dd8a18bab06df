// The promises of the delivery over a real broker while something is killed under it, held against the books of the
// example data platform: every order arrives, in order per order, and both sides count the same money.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { BrokerKind, BrokerServer } from '../servers/broker-server.ts'
import { type CarefulClients, startCarefulClients } from './careful-clients.ts'
import { type DataPlatform, startDataPlatform } from './data-platform.ts'
import { createEmptyDatabase } from './empty-database.ts'
import { type LoadActors, openLoadActors } from './load-actors.ts'
import { randomFromSeed } from './seed.ts'
import { type ShopChild, startShopChild } from './shop-child.ts'
import type { TestDatabase } from './test-database.ts'
import { leaveOutIf } from './use-server.ts'

const shoppersTotal = 64
const patience = { timeout: 90_000, interval: 100 }
const longMs = 240_000

/** Each test has a broker, a database and a platform of its own, so that their books hold nothing else. */
export function deliveryChaos(kind: BrokerKind): void {
  const missing = kind.whyMissing()
  leaveOutIf(missing)

  let broker: BrokerServer
  let database: TestDatabase
  let folder: string
  let shops: ShopChild[]
  let actors: LoadActors
  let platform: DataPlatform

  beforeEach(async () => {
    if (missing !== null) return
    folder = mkdtempSync(join(tmpdir(), 'jangteo-chaos-'))
    shops = []
    broker = await kind.startBroker()
    database = await createEmptyDatabase()
    await startShop()
    actors = await openLoadActors(database.url)
    platform = await startPlatform()
  }, longMs)

  afterEach(async () => {
    if (missing !== null) return
    await Promise.all(shops.map((shop) => shop.stop()))
    await platform?.stop()
    await actors?.close()
    await broker?.remove()
    await database?.drop()
    rmSync(folder, { recursive: true, force: true })
  }, longMs)

  async function startShop(): Promise<void> {
    const environment = { DATABASE_URL: database.url, DATA_DIR: folder, DELIVERY_URL: broker.url }
    shops.push(await startShopChild(environment))
  }

  function startPlatform(): Promise<DataPlatform> {
    return startDataPlatform({ sourceUrl: broker.url, dataDir: join(folder, 'platform') })
  }

  async function startClients(): Promise<CarefulClients> {
    const shoppers = await actors.shoppers(shoppersTotal, { won: 1_000_000_000 })
    const productIds = await actors.products(10, { price: 1_000, stock: 1_000_000 })
    const random = randomFromSeed(`delivery over ${kind.name}`)
    const url = () => random.pick(shops).url
    return startCarefulClients({ url, shoppers, productIds, random })
  }

  /** Everything the shop sold is at the platform, and nothing else. Resolves to how many came twice. */
  async function untilBooksAgree(): Promise<number> {
    const [sold] =
      await actors.rows(`SELECT count(*) AS orders, count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
      coalesce(sum(total) FILTER (WHERE status = 'paid'), 0)::bigint AS revenue FROM orders WHERE paid_at IS NOT NULL`)
    const [{ events }] = await actors.rows('SELECT count(*) AS events FROM outbox')
    await vi.waitFor(async () => expect(await platform.books()).toMatchObject({ ...sold, events }), patience)
    const { outOfOrder, rejected, duplicates } = await platform.books()
    expect({ outOfOrder, rejected }).toEqual({ outOfOrder: 0, rejected: 0 })
    await actors.expectBooksRight()
    return duplicates
  }

  describe(`over ${kind.name}`, () => {
    test('the broker is killed and comes back during 20,000 orders', { timeout: longMs }, async () => {
      const clients = await startClients()
      await clients.untilMore(5_000)
      await broker.kill()
      await clients.untilMore(5_000)
      await broker.start()
      await clients.untilMore(10_000)
      await clients.stop()
      expect(clients.told.length).toBeGreaterThanOrEqual(20_000)
      await untilBooksAgree()
    })

    test('the shop is killed while it delivers, again and again', { timeout: longMs }, async () => {
      const clients = await startClients()
      for (let kills = 0; kills < 3; kills += 1) {
        await clients.untilMore(1_000)
        await shops[0]!.kill()
        await startShop()
        shops = shops.slice(1)
      }
      await clients.untilMore(1_000)
      await clients.stop()
      await untilBooksAgree()
    })

    test('the platform is killed while it takes events', { timeout: longMs }, async () => {
      const clients = await startClients()
      await clients.untilMore(2_000)
      await platform.kill()
      await clients.untilMore(2_000)
      platform = await startPlatform()
      await clients.stop()
      await untilBooksAgree()
    })

    test('two shops deliver at once: nothing is lost, and nothing comes twice', {
      timeout: longMs,
    }, async () => {
      await startShop()
      const clients = await startClients()
      await clients.untilMore(4_000)
      await clients.stop()
      expect(await untilBooksAgree()).toBe(0)
    })

    test('the broker is away for a whole run: orders go on, and all events come after it', {
      timeout: longMs,
    }, async () => {
      await broker.stop()
      const clients = await startClients()
      await clients.untilMore(4_000)
      await clients.stop()
      expect((await platform.books()).orders).toBe(0)
      await broker.start()
      await untilBooksAgree()
    })
  })
}
