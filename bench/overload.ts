// What happens beyond the capacity: four times as many clients as the queue and the batch hold, each of which waits as
// long as Retry-After says before it asks again. Then the same few clients as before, at once.

import { defaultEngineLimits } from '../src/engine/engine.ts'
import type { DatabaseServer } from './database-server.ts'
import { atLeast, atMost, type Figure, megabytes, milliseconds, percent } from './figure.ts'
import { scenarios } from './scenarios.ts'
import { openSite, type Round } from './site.ts'

const peakClients = 256
const overload = 4
const retryAfterMsMax = 100

export async function measureOverload(database: DatabaseServer, roundSeconds: number): Promise<Figure[]> {
  const site = await openSite({ kind: 'shop', database, scenario: scenarios.hot!, requestsMax: 0 })
  const clients = overload * (defaultEngineLimits.queueDepthMax + defaultEngineLimits.batchSizeMax)
  await site.measure({ clients: peakClients, seconds: 5 })
  const peak = await site.measure({ clients: peakClients, seconds: roundSeconds })
  const over = await site.measure({ clients, seconds: roundSeconds * 2, patience: 1, arrivalSeconds: 3 })
  const after = await site.measure({ clients: peakClients, seconds: 2 })
  const memory = site.servers[0]!.peakMemoryMegabytes()
  await site.verify()
  await site.close()
  const refused = over.outcomes['503 overloaded'] ?? 0
  const others = Object.keys(over.outcomes).filter((outcome) => !['201', '503 overloaded'].includes(outcome))
  if (refused === 0 || others.length > 0)
    throw new Error(`unexpected answers: ${JSON.stringify(over.outcomes)}`)
  const name = `${clients.toLocaleString('en-US')} clients`
  return [
    atLeast(
      `orders a second with ${name}, of the peak`,
      ordersPerSecond(over) / ordersPerSecond(peak),
      0.8,
      percent,
    ),
    atMost(
      `p99 of ${refused.toLocaleString('en-US')} refusals`,
      over.refusalMs.p99,
      retryAfterMsMax,
      milliseconds,
    ),
    atLeast(
      'orders a second at once after it, of the peak',
      ordersPerSecond(after) / ordersPerSecond(peak),
      0.8,
      percent,
    ),
    atMost('memory of the shop, at its highest', memory, 400, megabytes),
  ]
}

function ordersPerSecond(round: Round): number {
  return (round.perSecond * (round.outcomes['201'] ?? 0)) / round.answers
}
