// A shop of three months beside a young one: orders must not get slower, reads must not get later, however many orders
// lie behind. Rounds on both alternate.

import type { DatabaseServer } from './database-server.ts'
import { untilDelivered } from './delivered.ts'
import { atMost, type Figure, shareAtLeast, times } from './figure.ts'
import { median, ratesOf } from './report.ts'
import { scenarios } from './scenarios.ts'
import { openSite, type Round, type Site } from './site.ts'

const young = { orders: 100_000, oldestDays: 2, newestDays: 0.01 }
const grown = { orders: 5_000_000, oldestDays: 90, newestDays: 0.01 }
const written = ['hot', 'spread'] as const
const read = ['list', 'top', 'history', 'coupons'] as const
/** After a checkpoint the first change of every page goes into the log whole; each user's pages are touched by then. */
const warmUpSeconds = 8
/** Twice is within what two rounds on an idle machine differ at this quantile. */
const p99GrowthMax = 2

export type Effort = {
  readonly rounds: number
  readonly seconds: number
  readonly progress: (message: string) => void
}

export async function measureGrowth(database: DatabaseServer, effort: Effort): Promise<Figure[]> {
  const options = {
    kind: 'shop',
    database,
    scenario: { ...scenarios.coupons!, productsTotal: 10_000 },
  } as const
  const sites = [
    await openSite({ ...options, requestsMax: 0, name: 'young', past: young }),
    await openSite({ ...options, requestsMax: 0, name: 'grown', past: grown, progress: effort.progress }),
  ]
  const figures: Figure[] = []
  for (const name of written) {
    const [before, after] = await alternate(sites, name, effort)
    const rates = { rates: ratesOf(after!), of: ratesOf(before!) }
    figures.push(shareAtLeast(`${scenarios[name]!.title}, of a young shop's rate`, rates, 0.85))
  }
  for (const name of read) {
    const [before, after] = await alternate(sites, name, effort)
    const ratio = p99Of(after!) / p99Of(before!)
    figures.push(atMost(`${scenarios[name]!.title}: p99 against a young shop's`, ratio, p99GrowthMax, times))
  }
  for (const site of sites) {
    effort.progress('growth: verifying the books')
    await site.verify()
    await site.close()
  }
  return figures
}

async function alternate(sites: readonly Site[], name: string, effort: Effort): Promise<Round[][]> {
  const scenario = scenarios[name]!
  const { clients } = scenario
  const results = sites.map((): Round[] => [])
  for (const site of sites) {
    await site.play(scenario)
    await site.measure({ clients, seconds: warmUpSeconds })
    await untilDelivered(site)
  }
  for (let round = 1; round <= effort.rounds; round += 1) {
    effort.progress(`growth, ${name}: round ${round} of ${effort.rounds}`)
    for (const [index, site] of sites.entries()) {
      results[index]!.push(await site.measure({ clients, seconds: effort.seconds }))
      await untilDelivered(site)
    }
  }
  return results
}

function p99Of(rounds: readonly Round[]): number {
  return median(rounds.map(({ latencyMs }) => latencyMs.p99))
}
