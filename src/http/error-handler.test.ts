// What becomes of an error on its way out: its answer, and whether anybody is told of it in the log.

import type { FastifyError } from 'fastify'
import { expect, test } from 'vitest'
import { answerSent } from '../../test/support/answer-sent.ts'
import { OutcomeUnknown, Overloaded } from '../engine/engine-error.ts'
import { sendError } from './error-handler.ts'
import { ProblemError } from './problem-error.ts'

function answerTo(error: unknown) {
  const logged: string[] = []
  const log = { warn: () => logged.push('warn'), error: () => logged.push('error') }
  const { status, headers, body } = answerSent({ id: 'request-1', headers: {}, log }, (request, reply) =>
    sendError(error as FastifyError, request, reply),
  )
  return { status, code: JSON.parse(body).code, retryAfter: headers['retry-after'], logged }
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
