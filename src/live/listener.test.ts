// The promises to a reader who is slower than the shop, and those to the shop about such a reader.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Listener } from './listener.ts'
import type { Frame } from './topic.ts'

const times = { tokenEndsAt: null, endsAt: Number.POSITIVE_INFINITY }
const greeting = Buffer.from('hello')
const lastWords = Buffer.from('bye')
const limits = { silentMax: 3, stuckMax: 2, heartbeat: Buffer.from(':') }
const frame = (key: string, id: number): Frame => ({ key, id, bytes: Buffer.from(`${key}${id}`) })

/** A connection that takes `room` messages and is full then. */
function connection(room = Number.POSITIVE_INFINITY) {
  const written: string[] = []
  let left = room
  return {
    written,
    state: 'open',
    makeRoom(more: number) {
      left = more
    },
    write(bytes: Buffer) {
      written.push(bytes.toString())
      left -= 1
      return left > 0
    },
    end(bytes: Buffer) {
      written.push(bytes.toString())
      this.state = 'ended'
    },
    destroy() {
      this.state = 'destroyed'
    },
  }
}

describe('before it is open', () => {
  test('the newest state of each thing waits, and comes in the order of ids', () => {
    const listener = new Listener('a', times)
    const outlet = connection()
    for (const one of [frame('x', 1), frame('y', 2), frame('x', 3)]) listener.give(one)
    listener.open(outlet, greeting)
    expect(outlet.written).toEqual(['hello', 'y2', 'x3'])
  })

  test('one that ended meanwhile gives its connection back', () => {
    const listener = new Listener('a', times)
    const outlet = connection()
    listener.end(lastWords)
    listener.open(outlet, greeting)
    expect([outlet.state, outlet.written]).toEqual(['destroyed', []])
  })
})

describe('while the connection is full', () => {
  test('a thousand changes of a thing wait as one', () => {
    const listener = new Listener('a', times)
    const outlet = connection(1)
    listener.open(outlet, greeting)
    for (let id = 1; id <= 1_000; id += 1) listener.give(frame('x', id))
    expect(listener.waiting).toBe(1)
    outlet.makeRoom(10)
    listener.drained()
    expect(outlet.written).toEqual(['hello', 'x1000'])
    expect(listener.waiting).toBe(0)
  })

  test('what does not fit at once comes with the next room', () => {
    const listener = new Listener('a', times)
    const outlet = connection(1)
    listener.open(outlet, greeting)
    for (const one of [frame('x', 1), frame('y', 2), frame('z', 3)]) listener.give(one)
    for (let time = 0; time < 3; time += 1) {
      outlet.makeRoom(1)
      listener.drained()
    }
    expect(outlet.written).toEqual(['hello', 'x1', 'y2', 'z3'])
  })

  test('whatever the room and the changes, ids rise and the last state of each thing arrives', () => {
    const step = fc.oneof(fc.constantFrom('x', 'y', 'z'), fc.nat(3))
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const listener = new Listener('a', times)
        const outlet = connection(2)
        listener.open(outlet, greeting)
        const last = new Map<string, number>()
        for (const [id, one] of steps.entries()) {
          if (typeof one === 'string') {
            listener.give(frame(one, id))
            last.set(one, id)
          } else {
            outlet.makeRoom(one)
            listener.drained()
          }
          expect(listener.waiting).toBeLessThanOrEqual(3)
        }
        outlet.makeRoom(Number.POSITIVE_INFINITY)
        listener.drained()
        const told = outlet.written.slice(1).map((text) => [text[0]!, Number(text.slice(1))] as const)
        const ids = told.map(([, id]) => id)
        expect(ids).toEqual(ids.toSorted((a, b) => a - b))
        expect(new Map(told)).toEqual(last)
      }),
    )
  })

  test('it is given up after its time, and said so by being cut off', () => {
    const listener = new Listener('a', times)
    const outlet = connection(1)
    listener.open(outlet, greeting)
    expect([1, 2, 3].map(() => listener.sweep(limits))).toEqual([false, false, true])
    listener.end(lastWords)
    expect([outlet.state, outlet.written]).toEqual(['destroyed', ['hello']])
  })

  test('room in between starts that time anew', () => {
    const listener = new Listener('a', times)
    const outlet = connection(1)
    listener.open(outlet, greeting)
    for (let time = 0; time < 10; time += 1) {
      expect([listener.sweep(limits), listener.sweep(limits)]).toEqual([false, false])
      outlet.makeRoom(1)
      listener.give(frame('x', time))
      listener.drained()
    }
  })
})

describe('while nothing changes', () => {
  test('a comment comes every so often, and none after a message', () => {
    const listener = new Listener('a', times)
    const outlet = connection()
    listener.open(outlet, greeting)
    for (let time = 0; time < 7; time += 1) listener.sweep(limits)
    expect(outlet.written).toEqual(['hello', ':', ':'])
    listener.give(frame('x', 1))
    for (let time = 0; time < 2; time += 1) listener.sweep(limits)
    expect(outlet.written).toEqual(['hello', ':', ':', 'x1'])
  })
})

test('after its end it takes nothing', () => {
  const listener = new Listener('a', times)
  const outlet = connection()
  listener.open(outlet, greeting)
  listener.end(lastWords)
  listener.give(frame('x', 1))
  listener.drained()
  expect([outlet.state, outlet.written]).toEqual(['ended', ['hello', 'bye']])
  expect(listener.ended).toBe(true)
})
