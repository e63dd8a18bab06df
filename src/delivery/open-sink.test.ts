// Which addresses open which sink, and what an operator is told about the others.

import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openSink, pathOf } from './open-sink.ts'

test.each([
  ['file:///var/shop/events.ndjson', '/var/shop/events.ndjson'],
  ['file:///var/my%20shop/events.ndjson', '/var/my shop/events.ndjson'],
  ['file:/var/my shop/100%.ndjson', '/var/my shop/100%.ndjson'],
  ['file:./events.ndjson', resolve('events.ndjson')],
  ['file:data/events.ndjson', resolve('data/events.ndjson')],
])('%s is the file %s', (url, path) => {
  expect(pathOf(url)).toBe(path)
  expect(openSink(url).name).toBe('file')
})

test.each(['file:', 'file:/var/shop/', 'file://./events.ndjson', 'file://events.ndjson'])(
  '%s names no file',
  (url) => {
    expect(() => openSink(url)).toThrow('must')
  },
)

test('an unsupported scheme is refused with the ones there are, and without the password', () => {
  const error = 'The delivery address starts with nats:, but must start with one of: file:'
  expect(() => openSink('nats://shop:secret@broker')).toThrow(new Error(error))
  expect(() => openSink('events.ndjson')).toThrow('has no scheme')
})
