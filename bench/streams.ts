// What open streams cost: 2,000 of them on the hot product, in alternating rounds with none. Orders a second beside those
// without streams, messages a second of one stream, and the memory of the shop while they are open.

import { setTimeout as sleep } from 'node:timers/promises'
import type { DatabaseServer } from './database-server.ts'
import { untilDelivered } from './delivered.ts'
import { atLeast, atMost, type Figure, percent, shareAtLeast } from './figure.ts'
import { median } from './report.ts'
import { scenarios } from './scenarios.ts'
import { openSite, type Site } from './site.ts'
import { openStreamReaders } from './stream-readers.ts'

const streamsTotal = 2_000
const streamsPerUser = 5
const messagesPerSecondMax = 4
const messagesPerSecondMin = 1
const settleMs = 500

type Effort = {
  readonly rounds: number
  readonly seconds: number
  readonly progress: (message: string) => void
}

type Measured = {
  readonly perSecond: number
  /** Microseconds of the shop's CPU an order. */
  readonly cpu: number
  readonly memory: number
  /** A second, of one stream. */
  readonly messages: number
}

export async function measureStreams(database: DatabaseServer, effort: Effort): Promise<Figure[]> {
  const scenario = scenarios.hot!
  const site = await openSite({ kind: 'shop', database, scenario, requestsMax: 0 })
  const { clients } = scenario
  await site.measure({ clients, seconds: 5 })
  // The first streams are part of the warm-up: what their buffers took, the next ones take again.
  await measureAmongStreams(site, { clients, seconds: 2 })
  const alone: Measured[] = []
  const among: Measured[] = []
  const load = { clients, seconds: effort.seconds }
  for (let round = 0; round < effort.rounds; round += 1) {
    // Which comes first changes, so that neither has the younger database each time.
    const turns = [
      async () => alone.push(await measureAlone(site, load)),
      async () => among.push(await measureAmongStreams(site, load)),
    ]
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) {
      await turn()
      await untilDelivered(site)
    }
    effort.progress(`streams: without ${inWords(alone.at(-1)!)}; with them ${inWords(among.at(-1)!)}`)
  }
  await site.verify()
  await site.close()
  return figuresOf(alone, among)
}

function inWords({ perSecond, cpu, memory, messages }: Measured): string {
  const orders = `${perSecond.toFixed(0)} orders a second of ${cpu.toFixed(0)} µs`
  return `${orders}, ${messages.toFixed(1)} messages a second, ${memory.toFixed(0)} MB`
}

type ShortLoad = { readonly clients: number; readonly seconds: number }

async function measureAlone(site: Site, load: ShortLoad): Promise<Measured> {
  const { perSecond, cpu } = await site.measure(load)
  return { perSecond, cpu: cpu.server, memory: site.servers[0]!.memoryMegabytes(), messages: 0 }
}

async function measureAmongStreams(site: Site, load: ShortLoad): Promise<Measured> {
  const readers = await openStreamReaders({
    port: site.servers[0]!.port,
    query: `products=${site.traffic.books.productIds[0]}`,
    authorizations: Array.from(
      { length: streamsTotal },
      (_, index) => site.traffic.authorizations[Math.floor(index / streamsPerUser)]!,
    ),
  })
  await sleep(settleMs)
  const before = await readers.messages()
  const { perSecond, cpu } = await site.measure(load)
  const messages = ((await readers.messages()) - before) / streamsTotal / load.seconds
  const open = await readers.open()
  if (open !== streamsTotal) throw new Error(`${streamsTotal - open} of ${streamsTotal} streams ended`)
  const memory = site.servers[0]!.memoryMegabytes()
  await readers.close()
  await sleep(settleMs)
  return { perSecond, cpu: cpu.server, memory, messages }
}

function figuresOf(alone: readonly Measured[], among: readonly Measured[]): Figure[] {
  const name = `${streamsTotal.toLocaleString('en-US')} streams on it`
  const each = (value: number) => value.toFixed(1)
  const memories = among.map(({ memory }) => memory)
  const messages = Math.round(median(among.map((one) => one.messages)) * 10) / 10
  return [
    shareAtLeast(
      `hot product with ${name}, of without`,
      {
        rates: among.map(({ perSecond }) => perSecond),
        of: alone.map(({ perSecond }) => perSecond),
      },
      0.9,
    ),
    atMost('messages a second of a stream meanwhile', messages, messagesPerSecondMax, each),
    atLeast('the same, at least', messages, messagesPerSecondMin, each),
    atMost(
      'memory of the shop in the last round with them, of the first',
      memories.at(-1)! / memories[0]!,
      1.1,
      percent,
    ),
  ]
}
