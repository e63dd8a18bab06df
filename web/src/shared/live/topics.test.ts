// What is asked of the stream for all parts of a page together.

import { expect, test } from 'vitest'
import { createTopicCounts } from './topics.ts'

test('asks once for what several want, until the last of them is gone', () => {
  const counts = createTopicCounts()
  expect(counts.query()).toBeNull()
  const first = counts.add({ products: ['b', 'a'], me: true })
  const second = counts.add({ products: ['a', 'c'], coupons: ['x'], me: false })
  expect(counts.query()).toBe('products=a,b,c&coupons=x&me=true')
  first()
  expect(counts.query()).toBe('products=a,c&coupons=x')
  first()
  second()
  expect(counts.query()).toBeNull()
})

test('is the same address whoever asked first', () => {
  const [one, other] = [createTopicCounts(), createTopicCounts()]
  one.add({ products: ['a'] })
  one.add({ products: ['b'], operations: true })
  other.add({ products: ['b'], operations: true })
  other.add({ products: ['a'] })
  expect(one.query()).toBe(other.query())
})

test('asks for no more than the stream takes, the newest first', () => {
  const counts = createTopicCounts()
  counts.add({ products: Array.from({ length: 100 }, (_, index) => `old-${index}`) })
  counts.add({ products: ['new'] })
  const ids = counts.query()!.replace('products=', '').split(',')
  expect([ids.length, ids.includes('new')]).toEqual([100, true])
})
