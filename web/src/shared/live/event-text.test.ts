// Server-sent events out of pieces of text.

import { expect, test } from 'vitest'
import { createEventText } from './event-text.ts'

const text =
  'retry: 1500\n\n:\n\nid: 7\nevent: stock\ndata: {"stock":3}\n\nevent: end\ndata: {"reason":"replaced"}\n\n'
const messages = [
  { event: 'stock', data: { stock: 3 } },
  { event: 'end', data: { reason: 'replaced' } },
]

test('reads messages, and what the server asks to wait', () => {
  const reader = createEventText()
  expect(reader.retryMs).toBeNull()
  expect(reader.read(text)).toEqual(messages)
  expect(reader.retryMs).toBe(1_500)
})

test('reads the same messages however the text is cut', () => {
  for (let length = 1; length <= text.length; length += 1) {
    const reader = createEventText()
    const pieces = text.match(new RegExp(`[\\s\\S]{1,${length}}`, 'g'))!
    expect(pieces.flatMap((piece) => reader.read(piece))).toEqual(messages)
  }
})

test('keeps what has no end yet, and passes over comments, unknown fields and nonsense', () => {
  const reader = createEventText()
  expect(reader.read('event: stock\ndata: {"stock":1}')).toEqual([])
  expect(reader.read('\n\n')).toEqual([{ event: 'stock', data: { stock: 1 } }])
  expect(reader.read(': hello\n\nfoo: bar\n\nretry: soon\n\nevent: nothing\n\n')).toEqual([])
  expect(reader.retryMs).toBeNull()
})

test('joins the lines of one message', () => {
  expect(createEventText().read('event: x\ndata: {\ndata: "a":1}\n\n')).toEqual([
    { event: 'x', data: { a: 1 } },
  ])
})

test('gives up on a message without an end', () => {
  expect(() => createEventText().read('x'.repeat(100_001))).toThrow('no end')
})
