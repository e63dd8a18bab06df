// What becomes of an error on its way out: its answer, and whether anybody is told of it in the log.

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { OutcomeUnknown, Overloaded } from '../engine/engine-error.ts'
import { sendError } from './error-handler.ts'
import { ProblemError } from './problem-error.ts'

function answerTo(error: unknown) {
  const answer = { status: 0, headers: {} as Record<string, unknown>, logged: [] as string[], code: '' }
  const log = { warn: () => answer.logged.push('warn'), error: () => answer.logged.push('error') }
  const reply = {
    code(status: number) {
      answer.status = status
      return reply
    },
    header(name: string, value: unknown) {
      answer.headers[name] = value
      return reply
    },
    type: () => reply,
    send(body: string) {
      answer.code = JSON.parse(body).code
      return reply
    },
  }
  const request = { id: 'request-1', headers: {}, log } as unknown as FastifyRequest
  sendError(error as FastifyError, request, reply as unknown as FastifyReply)
  return { ...answer, retryAfter: answer.headers['retry-after'] }
}

const lost = new Error('Connection terminated unexpectedly')

test.each<[what: string, error: unknown, expected: object]>([
  ['a refusal', new ProblemError('forbidden'), { status: 403, code: 'forbidden', logged: [] }],
  ['a full queue', new Overloaded('full'), { status: 503, code: 'overloaded', retryAfter: 1, logged: [] }],
  ['a lost read', lost, { status: 503, code: 'overloaded', retryAfter: 1, logged: ['warn'] }],
  [
    'a lost answer to a write',
    new OutcomeUnknown({ cause: lost }),
    { status: 503, code: 'outcome-unknown', retryAfter: 1, logged: ['warn'] },
  ],
  ['a bug', new TypeError('a bug'), { status: 500, code: 'internal-error', logged: ['error'] }],
])('%s', (_what, error, expected) => expect(answerTo(error)).toMatchObject(expected))
