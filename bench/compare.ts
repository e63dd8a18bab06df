// One scenario on the shop, on the baseline and, for orders of one line, as a stored procedure under pgbench. Their
// rounds alternate, so that what else the machine does falls on all of them; the books are verified at the end.

import type { DatabaseServer } from './database-server.ts'
import { untilDelivered } from './delivered.ts'
import { openStoredProcedure } from './pgbench.ts'
import type { Scenario } from './scenarios.ts'
import { openSite, type Round } from './site.ts'

export type Comparison = {
  readonly scenario: string
  readonly title: string
  readonly clients: number
  readonly shop: readonly Round[]
  /** Empty when only the shop was asked for. */
  readonly baseline: readonly Round[]
  /** Orders a second of each round. */
  readonly storedProcedure: readonly number[]
}

export type CompareOptions = {
  readonly database: DatabaseServer
  readonly clients?: number | undefined
  readonly seconds: number
  readonly rounds: number
  /** Seconds of load before the first round: code is compiled by then, and every token was checked once. */
  readonly warmUp: number
  readonly shopOnly: boolean
  readonly progress: (message: string) => void
}

const settleSeconds = 1
/** More than a scenario that uses things up, coupons say, gets through on two cores. */
const requestsPerSecondMax = 12_000

export async function compare(
  name: string,
  scenario: Scenario,
  options: CompareOptions,
): Promise<Comparison> {
  const { database, seconds, rounds, warmUp, shopOnly, progress } = options
  const clients = options.clients ?? scenario.clients
  const requestsMax = requestsPerSecondMax * (warmUp + rounds * (seconds + settleSeconds))
  const open = (kind: 'shop' | 'baseline') => openSite({ kind, database, scenario, requestsMax })
  progress(`${name}: filling`)
  const shop = await open('shop')
  const baseline = shopOnly ? null : await open('baseline')
  const procedure =
    scenario.isStoredProcedureToo && !shopOnly ? await openStoredProcedure(database, scenario) : null
  const results = { shop: [] as Round[], baseline: [] as Round[], storedProcedure: [] as number[] }
  for (const site of [shop, baseline]) await site?.measure({ clients, seconds: warmUp })
  await untilDelivered(shop)
  for (let round = 1; round <= rounds; round += 1) {
    for (const kind of ['shop', 'baseline'] as const) {
      const site = kind === 'shop' ? shop : baseline
      if (!site) continue
      progress(`${name}: round ${round} of ${rounds}, ${kind}`)
      await site.measure({ clients, seconds: settleSeconds })
      results[kind].push(await site.measure({ clients, seconds }))
      if (kind === 'shop') await untilDelivered(shop)
    }
    if (procedure) {
      progress(`${name}: round ${round} of ${rounds}, stored procedure`)
      results.storedProcedure.push(await procedure.measure(seconds))
    }
  }
  progress(`${name}: verifying the books`)
  for (const site of [shop, baseline]) {
    await site?.verify()
    await site?.close()
  }
  await procedure?.close()
  return { scenario: name, title: scenario.title, clients, ...results }
}
