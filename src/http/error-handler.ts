// The last stop of everything that was thrown on the way of a request: a problem, a malformed request, a
// database that is away, or a bug. Only bugs and faults are logged.

import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { IssuerUnavailable } from '../auth/outside-tokens.ts'
import { OutcomeUnknown, Overloaded } from '../engine/engine-error.ts'
import { isConnectionLost, isRetryable } from '../postgres/fault.ts'
import { invalidRequest, languageOf, ProblemError, sendProblem } from './problem-error.ts'
import { fieldErrors } from './validation.ts'

const retryAfterSeconds = 1

export function sendError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemOf(error, request)
  if (problem.code === 'internal-error')
    request.log.error({ err: error, requestId: request.id }, 'a request failed')
  else if (problem.cause) request.log.warn({ err: problem.cause, requestId: request.id }, problem.code)
  return sendProblem(request, reply, problem)
}

function problemOf(error: FastifyError, request: FastifyRequest): ProblemError {
  if (error instanceof ProblemError) return error
  if (error.validation) {
    const errors = fieldErrors(error.validation as Parameters<typeof fieldErrors>[0], languageOf(request))
    return new ProblemError('invalid-request', { data: { errors } })
  }
  // No cause, so nothing is logged: a batch that failed was logged once, and a full queue is seen in the metrics.
  if (error instanceof Overloaded) return new ProblemError('overloaded', { retryAfterSeconds })
  if (error instanceof OutcomeUnknown) {
    return new ProblemError('outcome-unknown', { retryAfterSeconds, cause: error })
  }
  if (isConnectionLost(error) || isRetryable(error) || error instanceof IssuerUnavailable) {
    return new ProblemError('overloaded', { retryAfterSeconds, cause: error })
  }
  return problemOfStatus(error) ?? new ProblemError('internal-error')
}

/** What Fastify itself refuses: it gives its errors a status and a code. */
function problemOfStatus({ statusCode = 500, code }: FastifyError): ProblemError | null {
  if (code === 'FST_ERR_BAD_URL') return invalidRequest({ field: 'url', rule: 'address' })
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY') return invalidRequest({ field: 'body', rule: 'json' })
  if (statusCode === 413) return new ProblemError('payload-too-large')
  if (statusCode === 415) return new ProblemError('unsupported-media-type')
  if (statusCode < 400 || statusCode >= 500) return null
  return invalidRequest({ field: 'body', rule: 'body' })
}
