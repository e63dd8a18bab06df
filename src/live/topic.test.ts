// The promises of the difference between what was told of a row and what was found of it now.

import { describe, expect, test } from 'vitest'
import { type Frame, type Looked, type State, Topic } from './topic.ts'

function idsFrom(first: number): () => number {
  let last = first - 1
  return () => {
    last += 1
    return last
  }
}

const stock = (left: number): State => ({ name: 'stock', event: 'stock', data: { left } })
const orderIs = (name: string, status: string): State => ({ name, event: 'order', data: { name, status } })
const found = (...states: State[]): Looked => ({ version: JSON.stringify(states), states: () => states })
const textOf = (frames: readonly Frame[]) => frames.map(({ bytes }) => bytes.toString())

describe('what is told', () => {
  test('the first time everything, then only what differs, under rising ids', () => {
    const topic = new Topic('user')
    const nextId = idsFrom(7)
    expect(topic.update(found(stock(3), orderIs('a', 'paid')), nextId).map(({ id }) => id)).toEqual([7, 8])
    const changed = topic.update(found(stock(3), orderIs('a', 'cancelled')), nextId)
    expect(textOf(changed)).toEqual(['id: 9\nevent: order\ndata: {"name":"a","status":"cancelled"}\n\n'])
  })

  test('nothing when the version is the same, and then nothing is even looked into', () => {
    const topic = new Topic('product')
    topic.update(found(stock(3)), idsFrom(1))
    const same = { version: found(stock(3)).version, states: () => expect.fail('looked into') }
    expect(topic.update(same, idsFrom(2))).toEqual([])
  })

  test('to somebody new, everything as it was last found, under the ids it had', () => {
    const topic = new Topic('user')
    topic.update(found(stock(3), orderIs('a', 'paid')), idsFrom(1))
    topic.update(found(stock(2), orderIs('a', 'paid')), idsFrom(3))
    expect(topic.all().map(({ id }) => id)).toEqual([3, 2])
    expect(textOf(topic.all())[0]).toBe('id: 3\nevent: stock\ndata: {"left":2}\n\n')
  })

  test('what is no longer found is forgotten in silence, and told again when it is back', () => {
    const topic = new Topic('user')
    topic.update(found(orderIs('a', 'paid'), orderIs('b', 'paid')), idsFrom(1))
    expect(topic.update(found(orderIs('b', 'paid')), idsFrom(3))).toEqual([])
    expect(topic.all()).toHaveLength(1)
    expect(topic.update(found(orderIs('a', 'paid'), orderIs('b', 'paid')), idsFrom(3))).toHaveLength(1)
  })

  test('one row’s messages replace each other, two rows’ do not', () => {
    const keyOf = (key: string) => new Topic(key).update(found(stock(1)), idsFrom(1))[0]!.key
    expect(keyOf('product a')).toBe(keyOf('product a'))
    expect(keyOf('product a')).not.toBe(keyOf('product b'))
  })

  test('text with line breaks stays one line', () => {
    const state = { name: 'x', event: 'x', data: { text: 'a\n\nb\r' } }
    const [frame] = new Topic('x').update(found(state), idsFrom(1))
    expect(frame!.bytes.toString()).toBe('id: 1\nevent: x\ndata: {"text":"a\\n\\nb\\r"}\n\n')
  })
})
