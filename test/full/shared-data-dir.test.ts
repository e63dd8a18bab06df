// The promise of the data folder: one shop at a time. Whoever comes second is told so and goes, and the first one does
// not even notice.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { findRunningServer } from '../../src/postgres/embedded/find-running-server.ts'
import { postgresProcessesIn } from '../../src/postgres/embedded/process-table.ts'
import { killProcessesIn } from '../../src/postgres/embedded/stop-leftover-server.ts'
import { type CarefulClients, expectToldOrders, startCarefulClients } from '../support/careful-clients.ts'
import { type LoadActors, openLoadActors } from '../support/load-actors.ts'
import { randomFromSeed } from '../support/seed.ts'
import { runShopToItsEnd, type ShopChild, startShopChild } from '../support/shop-child.ts'

let dataDir: string
let environment: Record<string, string>
let first: ShopChild
let actors: LoadActors

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'jangteo-shared-'))
  environment = { DATA_DIR: dataDir, DEMO_DATA: 'false' }
  first = await startShopChild(environment)
  actors = await openLoadActors(findRunningServer(dataDir)!)
})

afterEach(async () => {
  await actors?.close()
  await first?.stop()
  await killProcessesIn(join(dataDir, 'postgres'))
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 20 })
})

async function startClients(): Promise<CarefulClients> {
  const shoppers = await actors.shoppers(8, { won: 1_000_000_000 })
  const productIds = await actors.products(2, { price: 1_000, stock: 1_000_000 })
  return startCarefulClients({
    url: () => first.url,
    shoppers,
    productIds,
    random: randomFromSeed('clients'),
  })
}

test('a second shop on the same folder says who has it and ends, and the first one goes on', async () => {
  const clients = await startClients()
  const servers = postgresProcessesIn(join(dataDir, 'postgres'))[0]
  const { code, output } = await runShopToItsEnd(environment)
  expect(code).toBe(1)
  expect(output).toContain(`The data folder ${dataDir} is in use by another shop (process ${first.pid})`)
  expect(output).not.toContain('Jangteo is open')
  await clients.untilMore(50)
  await clients.stop()
  expect(postgresProcessesIn(join(dataDir, 'postgres'))).toContain(servers)
  expect(first.output()).not.toMatch(/"level":[456]0/)
  await expectToldOrders(actors, clients.told)
})

test('the folder is free for the next shop as soon as the first one has ended', async () => {
  const clients = await startClients()
  await clients.untilMore(20)
  await clients.stop()
  await actors.close()
  expect(await first.stop()).toEqual({ code: 0, signal: null })
  first = await startShopChild(environment)
  actors = await openLoadActors(findRunningServer(dataDir)!)
  await expectToldOrders(actors, clients.told)
})
