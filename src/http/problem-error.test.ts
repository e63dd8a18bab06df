// The promises of problems on their way out: the language and the form the client asked for.

import type { FastifyRequest } from 'fastify'
import { describe, expect, test } from 'vitest'
import { answerSent } from '../../test/support/answer-sent.ts'
import { invalidRequest, languageOf, ProblemError, sendProblem } from './problem-error.ts'

const requestWith = (headers: Record<string, string>) =>
  ({ id: 'request-1', headers }) as unknown as FastifyRequest

/** What was sent to a client with these headers. */
const sent = (problem: ProblemError, headers: Record<string, string> = {}) =>
  answerSent(requestWith(headers), (request, reply) => sendProblem(request, reply, problem))

describe('the language', () => {
  test.each([
    [undefined, 'ko'],
    ['', 'ko'],
    ['*', 'ko'],
    ['de, fr;q=0.8', 'ko'],
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['ko, en', 'ko'],
    ['en, ko', 'en'],
    ['ko;q=0.3, en;q=0.7', 'en'],
    ['de, en;q=0.1', 'en'],
    ['en;q=0', 'ko'],
    ['en;q=zero', 'ko'],
    ['ko;q=0, en;q=0.1', 'en'],
    [`${'de,'.repeat(20)}en`, 'ko'],
  ])('of %j is %s', (header, language) => {
    expect(languageOf(requestWith(header === undefined ? {} : { 'accept-language': header }))).toBe(language)
  })
})

describe('the form', () => {
  const isPage = (accept: string) =>
    String(sent(new ProblemError('not-found'), { accept }).headers['content-type']).startsWith('text/html')

  test.each([
    'text/html',
    'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'text/html, application/json',
  ])('is a page for %s', (accept) => expect(isPage(accept)).toBe(true))

  test.each([
    '',
    '*/*',
    'application/json',
    'application/problem+json',
    'application/json, text/html',
    'text/*',
  ])('is JSON for %j', (accept) => expect(isPage(accept)).toBe(false))
})

test('a problem document has the six common members and the data of its code', () => {
  const problem = new ProblemError('insufficient-balance', { data: { required: 45_000, balance: 12_000 } })
  const { status, headers, body } = sent(problem, { 'accept-language': 'en' })
  expect(status).toBe(409)
  expect(headers).toEqual({
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': 'en',
    vary: 'Accept, Accept-Language',
  })
  expect(JSON.parse(body)).toEqual({
    type: 'urn:jangteo:problem:insufficient-balance',
    title: 'Balance too small',
    status: 409,
    detail: 'The order costs ₩45,000, the balance is ₩12,000. Please charge the balance.',
    code: 'insufficient-balance',
    requestId: 'request-1',
    required: 45_000,
    balance: 12_000,
  })
})

test('broken rules get their words, errors of the validation keep theirs', () => {
  const rule = { field: 'amount', rule: 'whole-number-between', min: 1, max: 9 } as const
  const { errors } = JSON.parse(sent(invalidRequest(rule)).body)
  expect(errors).toEqual([{ field: 'amount', message: '1에서 9 사이의 정수여야 합니다' }])
  const validation = { errors: [{ field: 'name', message: 'is wrong' }] }
  expect(JSON.parse(sent(new ProblemError('invalid-request', { data: validation })).body).errors).toEqual(
    validation.errors,
  )
})

test('says how long to wait in whole seconds, and how to sign in', () => {
  const wait = new ProblemError('too-many-requests', { retryAfterSeconds: 0.2 })
  expect(sent(wait).headers).toMatchObject({ 'retry-after': 1 })
  expect(sent(new ProblemError('unauthenticated')).headers).toMatchObject({ 'www-authenticate': 'Bearer' })
  expect(sent(new ProblemError('forbidden')).headers).not.toHaveProperty('www-authenticate')
})
