// The promises between a request and its command: what an idempotency key stands for, and which outcome becomes
// which answer.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { describe, expect, test } from 'vitest'
import type { Outcome } from '../domain/outcome.ts'
import { Overloaded } from '../engine/engine-error.ts'
import { idempotencyOf, perform } from './perform.ts'
import type { Shop } from './shop.ts'

const userId = 'the user'

function requestWith(key: string | undefined, rest: object = {}): FastifyRequest {
  const headers = key === undefined ? {} : { 'idempotency-key': key }
  const request = {
    method: 'POST',
    url: '/orders',
    body: { a: 1 },
    headers,
    identity: { userId, role: 'shopper' },
  }
  return { ...request, ...rest } as unknown as FastifyRequest
}

describe('an idempotency key', () => {
  const hashOf = (rest: object = {}) => idempotencyOf(requestWith('key', rest), 5)!.requestHash

  test('is optional', () => expect(idempotencyOf(requestWith(undefined), 5)).toBeUndefined())

  test('belongs to the caller and stands for one method, address and body', () => {
    const expected = {
      actorId: userId,
      key: 'key',
      requestHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      at: 5,
    }
    expect(idempotencyOf(requestWith('key'), 5)).toEqual(expected)
    const others = [
      { method: 'PUT' },
      { url: '/orders?x' },
      { body: { a: 2 } },
      { body: undefined },
      { body: null },
    ]
    const hashes = [hashOf(), ...others.map((other) => hashOf(other))]
    expect(new Set(hashes).size).toBe(hashes.length)
    expect(hashOf({ id: 'another request', headers: { 'idempotency-key': 'key', accept: '*/*' } })).toBe(
      hashOf(),
    )
  })

  test.each(['', ' ', 'a b', 'a\tb', 'a\nb', 'é', '키', 'x'.repeat(256)])('%j is refused', (key) => {
    const errors = [{ field: 'Idempotency-Key', rule: 'key', lengthMax: 255 }]
    expect(() => idempotencyOf(requestWith(key), 5)).toThrow(
      expect.objectContaining({ code: 'invalid-request', data: { errors } }),
    )
  })

  test.each(['a', '!~', 'x'.repeat(255), '0197a3c2-5b1e-7d4a-9c1f-2f6f0c9a7b11'])('%j is fine', (key) => {
    expect(idempotencyOf(requestWith(key), 5)).toMatchObject({ key })
  })
})

describe('a command', () => {
  const command = { type: 'ExpireOrder', orderId: 'order', now: 5 } as const

  async function performed(submit: () => Promise<{ outcome: Outcome; replayed: boolean }>) {
    const headers: Record<string, string> = {}
    const reply = { header: (name: string, value: string) => void Object.assign(headers, { [name]: value }) }
    const shop = { engine: { submit } } as unknown as Shop
    const result = await perform<'ExpireOrder'>(shop, reply as unknown as FastifyReply, command).catch(
      (error) => error,
    )
    return { result, headers }
  }
  const refusal = { code: 'insufficient-balance', required: 5, balance: 3 } as const

  test('that was accepted gives its result', async () => {
    const outcome = { ok: true, result: null } as const
    expect(await performed(async () => ({ outcome, replayed: false }))).toEqual({ result: null, headers: {} })
  })

  test('that was refused becomes the problem of its code and data', async () => {
    const { result } = await performed(async () => ({
      outcome: { ok: false, rejection: refusal },
      replayed: false,
    }))
    expect(result).toMatchObject({ code: 'insufficient-balance', data: { required: 5, balance: 3 } })
  })

  test('that was answered before says so, also when it was refused', async () => {
    const outcomes: Outcome[] = [
      { ok: true, result: null },
      { ok: false, rejection: refusal },
    ]
    for (const outcome of outcomes) {
      const { headers } = await performed(async () => ({ outcome, replayed: true }))
      expect(headers).toEqual({ 'idempotency-replayed': 'true' })
    }
  })

  test('that got no outcome throws what the engine threw', async () => {
    const full = new Overloaded('full')
    expect(await performed(() => Promise.reject(full))).toEqual({ result: full, headers: {} })
  })
})
