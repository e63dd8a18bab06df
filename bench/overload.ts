// What happens beyond the capacity: four times as many clients as the queue and the batch hold, each of which waits as
// long as Retry-After says before it asks again. Then the same few clients as before, at once.

import { defaultEngineLimits } from '../src/engine/engine.ts'
import type { DatabaseServer } from './database-server.ts'
import { atMost, type Figure, megabytes, milliseconds, shareAtLeast } from './figure.ts'
import { median } from './report.ts'
import { scenarios } from './scenarios.ts'
import { openSite, type Round } from './site.ts'

const peakClients = 256
const overload = 4
const retryAfterMsMax = 100

export async function measureOverload(
  database: DatabaseServer,
  { rounds, seconds: roundSeconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Figure[]> {
  const site = await openSite({ kind: 'shop', database, scenario: scenarios.hot!, requestsMax: 0 })
  const clients = overload * (defaultEngineLimits.queueDepthMax + defaultEngineLimits.batchSizeMax)
  await site.measure({ clients: peakClients, seconds: 5 })
  const peaks: Round[] = []
  const overs: Round[] = []
  const afters: Round[] = []
  for (let round = 0; round < rounds; round += 1) {
    peaks.push(await site.measure({ clients: peakClients, seconds: roundSeconds }))
    overs.push(await site.measure({ clients, seconds: roundSeconds * 2, patience: 1, arrivalSeconds: 3 }))
    afters.push(await site.measure({ clients: peakClients, seconds: 2 }))
  }
  const memory = site.servers[0]!.peakMemoryMegabytes()
  await site.verify()
  await site.close()
  const refused = overs.reduce((sum, over) => sum + refusalsOf(over), 0)
  const peakRates = peaks.map(ordersPerSecond)
  const name = `${clients.toLocaleString('en-US')} clients`
  return [
    shareAtLeast(
      `orders a second with ${name}, of the peak`,
      { rates: overs.map(ordersPerSecond), of: peakRates },
      0.8,
    ),
    atMost(
      `p99 of ${refused.toLocaleString('en-US')} refusals`,
      median(overs.map(({ refusalMs }) => refusalMs.p99)),
      retryAfterMsMax,
      milliseconds,
    ),
    shareAtLeast(
      'orders a second at once after it, of the peak',
      { rates: afters.map(ordersPerSecond), of: peakRates },
      0.8,
    ),
    atMost('memory of the shop, at its highest', memory, 400, megabytes),
  ]
}

/** Throws when there were none, or any other answer but orders. */
function refusalsOf({ outcomes }: Round): number {
  const { '201': _orders, '503 overloaded': refused = 0, ...others } = outcomes
  if (refused > 0 && Object.keys(others).length === 0) return refused
  throw new Error(`unexpected answers: ${JSON.stringify(outcomes)}`)
}

function ordersPerSecond(round: Round): number {
  return (round.perSecond * (round.outcomes['201'] ?? 0)) / round.answers
}
