// Which addresses name which brokers and topic, and what an operator is told about the others.

import { expect, test } from 'vitest'
import { parseKafkaAddress } from './kafka-address.ts'

test('an address without details means the usual port and topic, no TLS and no login', () => {
  const brokers = [{ host: 'broker', port: 9092 }]
  const plain = { brokers, topic: 'jangteo.events', tls: false, login: null }
  expect(parseKafkaAddress('kafka://broker')).toEqual(plain)
  expect(parseKafkaAddress('kafka://broker/')).toEqual(plain)
})

test('every part of an address may be given, with what is special in it escaped', () => {
  expect(parseKafkaAddress('kafka://shop%40home:p%2Fw%3A:@one:1,[::1]:2,three/orders_1?tls=true')).toEqual({
    brokers: [
      { host: 'one', port: 1 },
      { host: '::1', port: 2 },
      { host: 'three', port: 9092 },
    ],
    topic: 'orders_1',
    tls: true,
    login: { mechanism: 'SCRAM-SHA-256', username: 'shop@home', password: 'p/w::' },
  })
  expect(parseKafkaAddress('kafka://a:b@one?sasl=plain').login?.mechanism).toBe('PLAIN')
})

test.each([
  ['kafka:', 'must be kafka://'],
  ['kafka://shop:secret@', 'must be kafka://'],
  ['http://shop:secret@broker', 'must be kafka://'],
  ['kafka://shop:secret@broker/a/b', 'must be kafka://'],
  ['kafka://shop:secret@broker:99999', 'no host:port'],
  ['kafka://shop:secret@one,,two', 'no host:port'],
  ['kafka://shop:secret@broker/a%20b', 'must name a topic'],
  ['kafka://shop:secret@broker?acks=0', 'only sasl and tls'],
  ['kafka://shop:secret@broker?tls=maybe', 'true or false'],
  ['kafka://shop:secret@broker?sasl=gssapi', 'scram-sha-256 or plain'],
  ['kafka://broker?sasl=plain', 'no user:password@'],
  ['kafka://secret@broker', 'both'],
  ['kafka://shop:secret%@broker', '%25'],
])('%s is refused with a reason and without the password', (url, reason) => {
  const parse = () => parseKafkaAddress(url)
  expect(parse).toThrow(reason)
  expect(parse).not.toThrow('secret')
})
