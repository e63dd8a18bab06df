// The connection of a tab: one for all who ask, back by itself, quiet when it is not wanted.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Connection } from './connection.ts'

beforeEach(() => {
  vi.useFakeTimers()
  vi.spyOn(Math, 'random').mockReturnValue(0)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A shop whose streams are in the hands of the test. */
function openShop() {
  const asked: { query: string; signal: AbortSignal; say: (text: string) => void; hangUp: () => void }[] = []
  const refusals: Response[] = []
  const connection = new Connection(async (query, signal) => {
    let controller!: ReadableStreamDefaultController<Uint8Array>
    const body = new ReadableStream<Uint8Array>({
      start(given) {
        controller = given
      },
    })
    const say = (text: string) => controller.enqueue(new TextEncoder().encode(text))
    asked.push({ query, signal, say, hangUp: () => controller.close() })
    signal.addEventListener('abort', () => {
      try {
        controller.error(signal.reason)
      } catch {
        // It was over already.
      }
    })
    return refusals.shift() ?? new Response(body)
  })
  const heard: unknown[] = []
  connection.listen((message) => heard.push(message))
  return { asked, refusals, connection, heard }
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)
const settleMs = 50

test('is one for all who ask, and made anew only when that changes what is asked', async () => {
  const { asked, connection, heard } = openShop()
  connection.watch({ products: ['a'] })
  const leave = connection.watch({ products: ['a'], me: true })
  await pass(settleMs)
  expect(asked.map(({ query }) => query)).toEqual(['products=a&me=true'])
  expect(connection.isOpen).toBe(false)
  asked[0]!.say('event: stock\ndata: {"stock":1}\n\n')
  await pass(0)
  expect([connection.isOpen, heard]).toEqual([true, [{ event: 'stock', data: { stock: 1 } }]])
  connection.watch({ products: ['a'] })
  await pass(settleMs)
  expect(asked).toHaveLength(1)
  leave()
  await pass(settleMs)
  expect(asked[0]!.signal.aborted).toBe(true)
  expect(asked.map(({ query }) => query)).toEqual(['products=a&me=true', 'products=a'])
})

test('stays open from one page to the next when both ask for the same', async () => {
  const { asked, connection } = openShop()
  const leave = connection.watch({ me: true })
  await pass(settleMs)
  leave()
  connection.watch({ me: true })
  await pass(settleMs)
  expect([asked.length, asked[0]!.signal.aborted]).toEqual([1, false])
})

test('comes back when the server asks it to, and hangs up when nobody asks for anything', async () => {
  const { asked, connection } = openShop()
  const leave = connection.watch({ me: true })
  await pass(settleMs)
  asked[0]!.say('retry: 1500\n\n')
  await pass(0)
  asked[0]!.hangUp()
  await pass(1_400)
  expect([asked.length, connection.isOpen]).toEqual([1, false])
  await pass(200)
  expect(asked).toHaveLength(2)
  leave()
  await pass(settleMs)
  expect([asked[1]!.signal.aborted, connection.isWanted]).toEqual([true, false])
})

test('waits longer after every failure, as long as it is told to, and starts over once it worked', async () => {
  const { asked, refusals, connection } = openShop()
  const busy = { status: 503, headers: { 'retry-after': '10' } }
  refusals.push(
    new Response(null, { status: 500 }),
    new Response(null, { status: 502 }),
    new Response(null, busy),
  )
  connection.watch({ me: true })
  await pass(settleMs)
  await pass(500)
  expect(asked).toHaveLength(2)
  await pass(900)
  expect(asked).toHaveLength(2)
  await pass(100)
  expect(asked).toHaveLength(3)
  await pass(9_900)
  expect(asked).toHaveLength(3)
  await pass(100)
  expect(asked).toHaveLength(4)
  asked[3]!.say(':\n\n')
  await pass(0)
  asked[3]!.hangUp()
  await pass(500)
  expect(asked).toHaveLength(5)
})

test('takes a connection that fell silent for lost', async () => {
  const { asked, connection } = openShop()
  connection.watch({ me: true })
  await pass(settleMs)
  asked[0]!.say(':\n\n')
  await pass(39_000)
  asked[0]!.say(':\n\n')
  await pass(39_000)
  expect(asked).toHaveLength(1)
  await pass(2_000)
  expect(asked).toHaveLength(2)
})

test.each([
  ['a stream that is not for us', new Response(null, { status: 401 }), ''],
  ['another tab in our place', undefined, 'event: end\ndata: {"reason":"replaced"}\n\n'],
])('rests after %s until it is told to try again', async (_what, refusal, text) => {
  const { asked, refusals, connection } = openShop()
  if (refusal) refusals.push(refusal)
  connection.watch({ me: true })
  await pass(settleMs)
  if (text) asked[0]!.say(text)
  await pass(120_000)
  expect([asked.length, connection.isOpen]).toEqual([1, false])
  connection.restart()
  await pass(settleMs)
  expect(asked).toHaveLength(2)
})

test('asks for nothing while it pauses', async () => {
  const { asked, connection } = openShop()
  connection.watch({ me: true })
  await pass(settleMs)
  connection.pause()
  connection.watch({ products: ['a'] })
  await pass(60_000)
  expect([asked.length, asked[0]!.signal.aborted, connection.isWanted]).toEqual([1, true, false])
  connection.restart()
  await pass(settleMs)
  expect(asked[1]!.query).toBe('products=a&me=true')
})
