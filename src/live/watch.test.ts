// The promises of looking together: how often, at what, and what those get who come in between.

import { afterEach, expect, test, vi } from 'vitest'
import { Listener } from './listener.ts'
import { createTellers } from './turns.ts'
import { Watch } from './watch.ts'

const everyMs = 50
const patience = { timeout: 5_000, interval: 5 }
const watches: { watch: Watch; joined: [Listener, string[]][] }[] = []

afterEach(() => {
  for (const { watch, joined } of watches.splice(0)) for (const [one, keys] of joined) watch.leave(one, keys)
})

/** Rows by key; `looks` has the keys of every look so far. */
function openWatch({ topicsMax = 100 } = {}) {
  const rows = new Map<string, number>()
  const looks: string[][] = []
  const faults: Error[] = []
  const control = { fault: null as Error | null, isSlow: false }
  let id = 0
  const watch = new Watch({
    async look(keys) {
      looks.push([...keys])
      if (control.isSlow) await new Promise((resolve) => setTimeout(resolve, 20))
      if (control.fault) throw control.fault
      const found = keys.filter((key) => rows.has(key))
      return new Map(
        found.map((key) => {
          const value = rows.get(key)!
          return [key, { version: `${value}`, states: () => [{ name: 'v', event: 'v', data: { value } }] }]
        }),
      )
    },
    everyMs,
    topicsMax,
    tellers: createTellers(),
    nextId: () => {
      id += 1
      return id
    },
    onFault: (error) => faults.push(error),
  })
  const joined: [Listener, string[]][] = []
  watches.push({ watch, joined })
  return {
    watch,
    rows,
    looks,
    faults,
    control,
    async join(...keys: string[]) {
      const listener = new Listener('a', { tokenEndsAt: null, endsAt: Number.POSITIVE_INFINITY })
      const told: number[] = []
      const write = (bytes: Buffer) => {
        const value = /"value":(\d+)/.exec(bytes.toString())?.[1]
        if (value !== undefined) told.push(Number(value))
        return true
      }
      joined.push([listener, keys])
      await watch.join(listener, keys)
      listener.open({ write, end: () => undefined, destroy: () => undefined }, Buffer.from(''))
      return { listener, told }
    },
  }
}

test('everybody who comes at once is served by one look', async () => {
  const shop = openWatch()
  for (const key of ['a', 'b']) shop.rows.set(key, 1)
  const readers = await Promise.all(
    Array.from({ length: 50 }, (_, index) => shop.join(index % 2 ? 'a' : 'b')),
  )
  expect(shop.looks).toEqual([['b', 'a']])
  for (const { told } of readers) expect(told).toEqual([1])
})

test('a look never begins before they came whom it serves', async () => {
  const shop = openWatch()
  shop.rows.set('a', 1)
  shop.control.isSlow = true
  const first = shop.join('a')
  await vi.waitFor(() => expect(shop.looks).toHaveLength(1), patience)
  shop.rows.set('a', 2)
  const second = await shop.join('a')
  expect(second.told).toEqual([2])
  expect((await first).told.at(-1)).toBe(2)
})

test('who comes between two ticks is served by a look at theirs alone', async () => {
  const shop = openWatch()
  for (const key of ['a', 'b', 'c']) shop.rows.set(key, 1)
  await shop.join('a', 'b')
  await shop.join('c')
  expect(shop.looks.find((keys) => keys.length === 1)).toEqual(['c'])
})

test('a thousand changes between two looks are one message, the last', async () => {
  const shop = openWatch()
  shop.rows.set('a', 0)
  const { told } = await shop.join('a')
  for (let value = 1; value <= 1_000; value += 1) shop.rows.set('a', value)
  await vi.waitFor(() => expect(told).toEqual([0, 1_000]), patience)
})

test('all rows of all listeners are one look a tick, and unchanged ones say nothing', async () => {
  const shop = openWatch()
  for (const key of ['a', 'b', 'c']) shop.rows.set(key, 1)
  const one = await shop.join('a', 'b')
  const two = await shop.join('b', 'c')
  shop.rows.set('b', 2)
  await vi.waitFor(
    () =>
      expect([one.told, two.told]).toEqual([
        [1, 1, 2],
        [1, 1, 2],
      ]),
    patience,
  )
  expect(shop.looks.at(-1)!.toSorted()).toEqual(['a', 'b', 'c'])
})

test('while nobody listens nothing is looked at', async () => {
  const shop = openWatch()
  shop.rows.set('a', 1)
  const listener = new Listener('a', { tokenEndsAt: null, endsAt: Number.POSITIVE_INFINITY })
  await shop.watch.join(listener, ['a'])
  shop.watch.leave(listener, ['a'])
  expect(shop.watch.size).toBe(0)
  const { length } = shop.looks
  await new Promise((resolve) => setTimeout(resolve, everyMs * 4))
  expect(shop.looks).toHaveLength(length)
})

test('there is room for so many rows, and for more listeners of the same', async () => {
  const shop = openWatch({ topicsMax: 3 })
  await shop.join('a', 'b')
  expect(shop.watch.hasRoomFor(['a', 'b', 'c'])).toBe(true)
  expect(shop.watch.hasRoomFor(['c', 'd'])).toBe(false)
})

test('a failed look refuses those who just came, and leaves the others listening', async () => {
  const shop = openWatch()
  shop.rows.set('a', 1)
  const { told } = await shop.join('a')
  shop.control.fault = new Error('the database is away')
  await expect(shop.join('a')).rejects.toThrow('the database is away')
  expect(shop.faults.length).toBeGreaterThan(0)
  shop.control.fault = null
  shop.rows.set('a', 2)
  await vi.waitFor(() => expect(told).toEqual([1, 2]), patience)
})

test('who leaves while being looked for is not told, and keeps nothing', async () => {
  const shop = openWatch()
  shop.rows.set('a', 1)
  shop.control.isSlow = true
  const listener = new Listener('a', { tokenEndsAt: null, endsAt: Number.POSITIVE_INFINITY })
  const joining = shop.watch.join(listener, ['a'])
  listener.forget()
  shop.watch.leave(listener, ['a'])
  await joining
  expect([shop.watch.size, listener.waiting]).toEqual([0, 0])
})
