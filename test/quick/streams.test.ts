// Streams on real connections, told by rows in memory: how many there may be, what a reader who stops reading costs, and
// how they end.

import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  defaultStreamLimits,
  type StreamLimits,
  type StreamRequest,
  Streams,
} from '../../src/live/streams.ts'
import { createTellers } from '../../src/live/turns.ts'
import { Watch } from '../../src/live/watch.ts'

const patience = { timeout: 10_000, interval: 10 }
const closers: (() => unknown)[] = []

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** One row whose state is `padding` long, and a server that streams it to whoever connects. */
async function openHouse({
  limits = {},
  padding = 0,
}: {
  limits?: Partial<StreamLimits>
  padding?: number
} = {}) {
  const time = { now: 1_000_000 }
  const row = { value: 0 }
  let id = 0
  const watch = new Watch({
    async look(keys) {
      const { value } = row
      const data = { value, padding: 'x'.repeat(padding) }
      return new Map(
        keys.map((key) => [key, { version: `${value}`, states: () => [{ name: 'v', event: 'v', data }] }]),
      )
    },
    everyMs: 10,
    topicsMax: 10,
    tellers: createTellers(),
    nextId: () => {
      id += 1
      return id
    },
    onFault: (error) => expect.fail(error.message),
  })
  const streams = new Streams(() => time.now, { ...defaultStreamLimits, sweepMs: 10, ...limits })
  const ask = (wanted: Partial<StreamRequest> = {}) =>
    streams.join({
      caller: { key: 'anybody', streamsMax: 1_000, oldestGivesWay: false },
      tokenEndsAt: null,
      interests: [{ watch, keys: ['row'] }],
      ...wanted,
    })
  const server = createServer(async (_request, response) => {
    const joined = ask()
    if (typeof joined === 'string') return response.writeHead(503).end(joined)
    const stream = await joined
    response.setHeader('connection', 'close').once('close', () => stream.leave())
    response.on('drain', () => stream.drained())
    stream.open({
      write: (bytes) => response.write(bytes),
      end: (bytes) => response.end(bytes),
      destroy: () => response.destroy(),
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(
    () => closeServer(server),
    () => streams.stop(),
  )
  return { time, row, watch, streams, ask, connect: () => openReader(server) }
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
}

type Reader = { readonly socket: Socket; text: string; hasEnded: boolean }

async function openReader(server: Server): Promise<Reader> {
  const { port } = server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  const reader = { socket, text: '', hasEnded: false }
  socket.on('data', (bytes: Buffer) => {
    reader.text += bytes.toString()
  })
  socket.on('error', () => undefined)
  socket.on('close', () => {
    reader.hasEnded = true
  })
  socket.write('GET / HTTP/1.1\r\nHost: test\r\n\r\n')
  await vi.waitFor(() => expect(reader.text).toMatch(/event: v|full/), patience)
  return reader
}

const lastValue = ({ text }: Reader) => Number([...text.matchAll(/"value":(\d+)/g)].at(-1)?.[1])

describe('a reader who stops reading', () => {
  test('costs one waiting state, and gets the newest when they read on', async () => {
    const house = await openHouse({ padding: 500_000 })
    const [slow, quick] = [await house.connect(), await house.connect()]
    slow.socket.pause()
    for (let value = 1; value <= 60; value += 1) {
      house.row.value = value
      await vi.waitFor(() => expect(lastValue(quick)).toBe(value), patience)
    }
    slow.socket.resume()
    await vi.waitFor(() => expect(lastValue(slow)).toBe(60), patience)
    const seen = [...slow.text.matchAll(/"value":(\d+)/g)].map(([, value]) => Number(value))
    expect(seen.length).toBeLessThan(40)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
  })

  test('is cut off after a while, and the others are not', async () => {
    const house = await openHouse({ padding: 500_000, limits: { stuckMsMax: 200 } })
    const [slow, quick] = [await house.connect(), await house.connect()]
    slow.socket.pause()
    for (let value = 1; house.streams.count === 2; value += 1) {
      house.row.value = value
      await vi.waitFor(() => expect(lastValue(quick)).toBe(value), patience)
    }
    expect([house.streams.count, quick.hasEnded]).toEqual([1, false])
    slow.socket.resume()
    await vi.waitFor(() => expect(slow.hasEnded).toBe(true), patience)
    expect(slow.text).not.toContain('event: end')
  })
})

describe('how many', () => {
  test('one more than the instance may have is refused, and may come when another has gone', async () => {
    const house = await openHouse({ limits: { streamsMax: 3 } })
    const readers = await Promise.all([house.connect(), house.connect(), house.connect()])
    expect((await house.connect()).text).toMatch(/503[\s\S]*full/)
    readers[0]!.socket.destroy()
    await vi.waitFor(() => expect(house.streams.count).toBe(2), patience)
    expect((await house.connect()).text).toContain('event: v')
  })

  test('of a caller whose oldest gives way, also where the instance is full', async () => {
    const house = await openHouse({ limits: { streamsMax: 2 } })
    const caller = { key: 'someone', streamsMax: 2, oldestGivesWay: true }
    const ended: number[] = []
    for (let index = 0; index < 4; index += 1) {
      const joined = house.ask({ caller })
      if (typeof joined === 'string') return expect.fail(joined)
      const stream = await joined
      stream.open({ write: () => true, end: () => ended.push(index), destroy: () => undefined })
    }
    expect([house.streams.count, ended]).toEqual([2, [0, 1]])
    expect(house.ask()).toBe('full')
  })

  test('of a caller whose oldest does not, the next is refused', async () => {
    const house = await openHouse()
    const caller = { key: 'an address', streamsMax: 2, oldestGivesWay: false }
    await house.ask({ caller })
    await house.ask({ caller })
    expect(house.ask({ caller })).toBe('caller-full')
    expect(house.ask()).not.toBeTypeOf('string')
  })

  test('more rows than one caller may ask for are refused, and others have room', async () => {
    const house = await openHouse({ limits: { rowsPerCallerMax: 3 } })
    const caller = { key: 'an address', streamsMax: 9, oldestGivesWay: false }
    const asking = (...keys: string[]) => house.ask({ caller, interests: [{ watch: house.watch, keys }] })
    expect(asking('a', 'b')).not.toBeTypeOf('string')
    expect(asking('a', 'b', 'c')).not.toBeTypeOf('string')
    expect(asking('d')).toBe('caller-full')
    expect(house.ask()).not.toBeTypeOf('string')
  })

  test('rows that nobody else watches are refused when there are too many', async () => {
    const house = await openHouse()
    const keys = Array.from({ length: 11 }, (_, index) => `row ${index}`)
    expect(house.ask({ interests: [{ watch: house.watch, keys }] })).toBe('full')
    expect(house.streams.count).toBe(0)
  })
})

describe('how they end', () => {
  test('with their token', async () => {
    const house = await openHouse()
    const joined = house.ask({ tokenEndsAt: house.time.now + 5_000 })
    if (typeof joined === 'string') return expect.fail(joined)
    const last: string[] = []
    const stream = await joined
    stream.open({ write: () => true, end: (bytes) => last.push(bytes.toString()), destroy: () => undefined })
    house.time.now += 5_000
    await vi.waitFor(
      () => expect(last).toEqual(['event: end\ndata: {"reason":"token-expired"}\n\n']),
      patience,
    )
    expect([house.streams.count, house.watch.size]).toEqual([0, 0])
  })

  test('after their longest time', async () => {
    const house = await openHouse()
    const reader = await house.connect()
    house.time.now += defaultStreamLimits.streamMsMax
    await vi.waitFor(() => expect(reader.hasEnded).toBe(true), patience)
    expect(reader.text).toContain('event: end\ndata: {"reason":"stream-expired"}\n\n')
  })

  test('when the shop stops, one that is only being looked for too, and no new one begins', async () => {
    const house = await openHouse()
    const reader = await house.connect()
    const joining = house.ask()
    house.streams.stop()
    expect(house.ask()).toBe('full')
    await joining
    await vi.waitFor(() => expect(reader.hasEnded).toBe(true), patience)
    expect(reader.text).toContain('{"reason":"shop-stopping"}')
    expect([house.streams.count, house.watch.size]).toEqual([0, 0])
  })

  test('until then a comment keeps a silent one alive', async () => {
    const house = await openHouse({ limits: { heartbeatMs: 50 } })
    const reader = await house.connect()
    await vi.waitFor(() => expect(reader.text.match(/^:$/gm)?.length).toBeGreaterThan(2), patience)
  })
})
