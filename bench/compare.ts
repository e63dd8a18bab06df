// One scenario on the shop, on the baseline and, for orders of one line, as a stored procedure under pgbench. Their
// rounds alternate, and so does the order in them, so that what else the machine does, and what a round leaves behind for the
// next, falls on all of them; the books are verified at the end.

import type { DatabaseServer } from './database-server.ts'
import { untilDelivered } from './delivered.ts'
import { openStoredProcedure } from './pgbench.ts'
import type { Scenario } from './scenarios.ts'
import { openSite, type Round, type Site } from './site.ts'

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
  const measureSite = async (site: Site, rounds: Round[]) => {
    await site.measure({ clients, seconds: settleSeconds })
    rounds.push(await site.measure({ clients, seconds }))
    if (site === shop) await untilDelivered(shop)
  }
  const turns: (readonly [who: string, measure: () => Promise<unknown>])[] = [
    ['shop', () => measureSite(shop, results.shop)],
  ]
  if (baseline) turns.push(['baseline', () => measureSite(baseline, results.baseline)])
  if (procedure) {
    const measure = async () => results.storedProcedure.push(await procedure.measure(seconds))
    turns.push(['stored procedure', measure])
  }
  for (let round = 1; round <= rounds; round += 1) {
    for (const [who, measure] of turns) {
      progress(`${name}: round ${round} of ${rounds}, ${who}`)
      await measure()
    }
    turns.reverse()
  }
  progress(`${name}: verifying the books`)
  for (const site of [shop, baseline]) {
    await site?.verify()
    await site?.close()
  }
  await procedure?.close()
  return { scenario: name, title: scenario.title, clients, ...results }
}
