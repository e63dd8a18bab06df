// The promises at the door of a full queue.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { describe, expect, test } from 'vitest'
import { createCrowdMeter, refuseWhenFull } from './refuse-when-full.ts'

const ask = (method: string, isFull: boolean, config = {}): unknown => {
  let answer: unknown = 'not called'
  const hook = refuseWhenFull({ isFull: () => isFull })
  hook(
    { method, routeOptions: { config: { isCommand: true, ...config } } } as FastifyRequest,
    {} as FastifyReply,
    (error?: Error) => {
      answer = error
    },
  )
  return answer
}

describe('a full queue', () => {
  test.each(['POST', 'PATCH', 'DELETE'])('turns %s away', (method) => {
    expect(ask(method, true)).toMatchObject({ code: 'overloaded', retryAfterSeconds: 1 })
  })

  test('lets reads pass, and everything once there is room', () => {
    expect(ask('GET', true)).toBeUndefined()
    expect(ask('HEAD', true)).toBeUndefined()
    expect(ask('POST', false)).toBeUndefined()
  })

  test('lets pass what does not go through it', () => {
    expect(ask('POST', true, { isCommand: undefined })).toBeUndefined()
  })
})

describe('the time to wait', () => {
  const afterRefusals = (count: number, nowMs: number) => {
    const seconds = createCrowdMeter()
    for (let refusal = 0; refusal < count; refusal += 1) seconds(5_500)
    return seconds(nowMs)
  }

  test('is a second for each hundred who were refused in the second before', () => {
    expect(afterRefusals(99, 6_000)).toBe(1)
    expect(afterRefusals(100, 6_999)).toBe(2)
    expect(afterRefusals(450, 6_500)).toBe(5)
  })

  test('is never longer than half a minute, and short again when the crowd has gone', () => {
    expect(afterRefusals(100_000, 6_500)).toBe(30)
    expect(afterRefusals(9_000, 5_900)).toBe(1)
    expect(afterRefusals(9_000, 7_000)).toBe(1)
  })
})
