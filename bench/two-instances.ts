// Two shops on one database against one: the hot product's rows are locked by both in turn, and the books verify.

import type { DatabaseServer } from './database-server.ts'
import { untilDelivered } from './delivered.ts'
import { type Figure, shareAtLeast } from './figure.ts'
import { scenarios } from './scenarios.ts'
import { openSite } from './site.ts'

export async function measureTwoInstances(
  database: DatabaseServer,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Figure[]> {
  const scenario = scenarios.hot!
  const { clients } = scenario
  const options = { kind: 'shop', database, scenario, requestsMax: 0 } as const
  const sites = [
    await openSite({ ...options, name: 'one_instance' }),
    await openSite({ ...options, name: 'two_instances', instances: 2 }),
  ]
  const rates = sites.map((): number[] => [])
  // Two servers share the load, so each needs twice as long until its code is compiled.
  for (const site of sites) {
    await site.measure({ clients, seconds: 10 * site.servers.length })
    await untilDelivered(site)
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, site] of sites.entries()) {
      rates[index]!.push((await site.measure({ clients, seconds })).perSecond)
      await untilDelivered(site)
    }
  }
  for (const site of sites) {
    await site.verify()
    await site.close()
  }
  const [one, two] = rates as [number[], number[]]
  return [shareAtLeast('hot product with two instances, of one', { rates: two, of: one }, 0.8)]
}
