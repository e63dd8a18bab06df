// Which addresses open which sink, and what an operator is told about the others.

import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openSinks, pathOf } from './open-sink.ts'

const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
const settings = { timeoutMs: 1_000, signingSecret: secret }
const openSink = async (url: string) => (await openSinks([url], settings))[0]!

test.each([
  ['file:///var/shop/events.ndjson', '/var/shop/events.ndjson'],
  ['file:///var/my%20shop/events.ndjson', '/var/my shop/events.ndjson'],
  ['file:/var/my shop/100%.ndjson', '/var/my shop/100%.ndjson'],
  ['file:./events.ndjson', resolve('events.ndjson')],
  ['file:data/events.ndjson', resolve('data/events.ndjson')],
])('%s is the file %s', async (url, path) => {
  expect(pathOf(url)).toBe(path)
  expect((await openSink(url)).name).toBe('file')
})

test.each(['file:', 'file:/var/shop/', 'file://./events.ndjson', 'file://events.ndjson'])(
  '%s names no file',
  async (url) => {
    await expect(openSink(url)).rejects.toThrow('must')
  },
)

test('an unsupported scheme is refused with the ones there are, and without the password', async () => {
  const error =
    'A delivery address starts with nats:, but must start with one of: file:, http:, https:, amqp:, amqps:, kafka:'
  await expect(openSink('nats://shop:secret@broker')).rejects.toThrow(new Error(error))
  await expect(openSink('events.ndjson')).rejects.toThrow('has no scheme')
})

test.each([
  ['file:./events.ndjson', 'file'],
  ['http://127.0.0.1:4100/events', 'http'],
  ['https://platform.example/events#warehouse', 'warehouse'],
  ['amqp://shop:secret@broker', 'rabbitmq'],
  ['kafka://one:9092,two:9092/orders#kafka-2', 'kafka-2'],
])('%s is named %s', async (url, name) => {
  const sink = await openSink(url)
  expect(sink.name).toBe(name)
  await sink.close()
})

test('two of a kind need names of their own', async () => {
  const urls = ['file:./a', 'file:./b']
  await expect(openSinks(urls, settings)).rejects.toThrow('Two delivery addresses have the name file')
  const named = await openSinks(['file:./a', 'file:./b#archive'], settings)
  expect(named.map(({ name }) => name)).toEqual(['file', 'archive'])
})

test.each(['file:./a#', 'file:./a#Archive', `file:./a#${'a'.repeat(41)}`])(
  '%s has no usable name',
  async (url) => {
    await expect(openSink(url)).rejects.toThrow('small letters')
  },
)

test('over HTTP a secret to sign with is needed', async () => {
  const opened = openSinks(['http://shop:hunter22@platform/events'], { ...settings, signingSecret: null })
  await expect(opened).rejects.toThrow(/^(?!.*hunter22).*DELIVERY_SIGNING_SECRET/)
})
