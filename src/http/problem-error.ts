// Problems on their way out: thrown by routes, rendered as RFC 9457 JSON for programs and as a page for browsers.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { type BrokenRule, ruleMessage } from './broken-rule.ts'
import { errorPage, errorPagePolicy } from './error-page.ts'
import { type Language, type ProblemCode, problems } from './problems.ts'

export type ProblemField = { readonly field: string; readonly message: string }

type ProblemOptions = {
  readonly data?: Readonly<Record<string, unknown>>
  readonly retryAfterSeconds?: number
  readonly cause?: unknown
}

export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly data: Readonly<Record<string, unknown>>
  readonly retryAfterSeconds: number | null

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    // A refusal is no bug: nobody reads where it was made, and noting it took 7 of the 8 µs of making one.
    const { stackTraceLimit } = Error
    Error.stackTraceLimit = 0
    super(code, { cause: options.cause })
    Error.stackTraceLimit = stackTraceLimit
    this.name = 'ProblemError'
    this.code = code
    this.data = options.data ?? {}
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
  }
}

/** A malformed request; the rules get their words when the reader's language is known. */
export function invalidRequest(...errors: readonly BrokenRule[]): ProblemError {
  return new ProblemError('invalid-request', { data: { errors } })
}

/** Korean unless the client prefers English. */
export function languageOf(request: FastifyRequest): Language {
  const header = request.headers['accept-language']
  if (header === undefined) return 'ko'
  let best: { language: Language; weight: number } | null = null
  for (const part of header.split(',', 20)) {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';')
    const language = tag.startsWith('en') ? 'en' : tag.startsWith('ko') ? 'ko' : null
    if (language === null) continue
    const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
    const weight = quality === undefined ? 1 : Number(quality.trim().slice(2))
    if (weight > 0 && (best === null || weight > best.weight)) best = { language, weight }
  }
  return best?.language ?? 'ko'
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ProblemError,
): FastifyReply {
  const language = languageOf(request)
  const { status, [language]: words } = problems[problem.code]
  if (problem.retryAfterSeconds !== null) reply.header('retry-after', Math.ceil(problem.retryAfterSeconds))
  // RFC 9110 wants every 401 to name the way to sign in.
  if (status === 401) reply.header('www-authenticate', 'Bearer')
  reply.code(status).header('content-language', language).header('vary', 'Accept, Accept-Language')
  if (wantsPage(request)) {
    const detail = words.detail(problem.data)
    const { errors = [] } = inLanguage(problem.data, language) as { errors?: readonly ProblemField[] }
    const page = errorPage({ language, status, title: words.title, detail, errors, requestId: request.id })
    return reply
      .header('content-security-policy', errorPagePolicy)
      .type('text/html; charset=utf-8')
      .send(page)
  }
  return reply.type(problemType).send(problemJson(problem, language, request.id))
}

export const problemType = 'application/problem+json; charset=utf-8'

export function problemJson({ code, data }: ProblemError, language: Language, requestId: string): string {
  const { status, [language]: words } = problems[code]
  const { title } = words
  const told = inLanguage(data, language)
  const type = `urn:jangteo:problem:${code}`
  return JSON.stringify({ type, title, status, detail: words.detail(data), code, requestId, ...told })
}

/** Broken rules get words; the errors of the schema validation have them already. */
function inLanguage(data: Readonly<Record<string, unknown>>, language: Language): Record<string, unknown> {
  if (!Array.isArray(data.errors)) return data
  const errors = (data.errors as (ProblemField | BrokenRule)[]).map((error) =>
    'rule' in error ? { field: error.field, message: ruleMessage(error, language) } : error,
  )
  return { ...data, errors }
}

/** A browser names text/html before JSON; programs that accept anything get JSON. */
export function wantsPage(request: FastifyRequest): boolean {
  const accept = request.headers.accept
  if (accept === undefined) return false
  const html = accept.indexOf('text/html')
  if (html < 0) return false
  const json = accept.indexOf('json')
  return json < 0 || html < json
}
