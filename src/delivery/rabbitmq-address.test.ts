// Which addresses name which exchange and queue, and what an operator is told about the others.

import { expect, test } from 'vitest'
import { parseRabbitmqAddress } from './rabbitmq-address.ts'

test('an address without details means the usual port, virtual host, exchange, queue and guest', () => {
  expect(parseRabbitmqAddress('amqp://broker')).toEqual({
    hostname: 'broker',
    port: 5672,
    tls: false,
    username: 'guest',
    password: 'guest',
    vhost: '/',
    exchange: 'jangteo.events',
    queue: 'jangteo.data-platform',
  })
})

test('every part of an address may be given, with what is special in it escaped', () => {
  const url = 'amqps://shop%40home:p%2Fw%3A@[::1]:5999/%2Fshop?exchange=events%20of&queue=orders'
  expect(parseRabbitmqAddress(url)).toEqual({
    hostname: '::1',
    port: 5999,
    tls: true,
    username: 'shop@home',
    password: 'p/w:',
    vhost: '/shop',
    exchange: 'events of',
    queue: 'orders',
  })
})

test.each([
  ['amqp:', 'must be amqp://'],
  ['amqp://shop:secret@', 'must be amqp://'],
  ['amqp://shop:secret@broker:99999', 'must be amqp://'],
  ['http://shop:secret@broker', 'must be amqp://'],
  ['amqp://shop:secret@broker/a/b', '%2F'],
  ['amqp://shop:secret%@broker', '%25'],
  ['amqp://shop:secret@broker/#x', '%23'],
  ['amqp://shop:secret@broker?routing=x', 'only exchange and queue'],
  ['amqp://shop:secret@broker?queue=', 'queue a name of 1 to 255 bytes'],
  [`amqp://shop:secret@broker?exchange=${'가'.repeat(86)}`, 'exchange a name of 1 to 255 bytes'],
])('%s is refused with a reason and without the password', (url, reason) => {
  const parse = () => parseRabbitmqAddress(url)
  expect(parse).toThrow(reason)
  expect(parse).not.toThrow('secret')
})
