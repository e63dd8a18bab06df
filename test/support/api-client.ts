// A small client of the shop's HTTP API, as a program outside would write it: it knows addresses, tokens and JSON, and
// nothing of the code behind them. It throws for nothing: a refusal is an answer.

import { expect } from 'vitest'

/** What came back; `body` is the parsed JSON, or undefined when the answer is no JSON. */
export type Answer<Body> = {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
  readonly text: string
}

export type Sent = {
  /** An object is sent as JSON, a string or stream as it is. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export type ApiClient = ReturnType<typeof createApiClient>

const basePath = '/api/v1'

/** Paths are below the base path unless they start with a colon: `:/health/live`. */
export function createApiClient(url: string, token: string | null = null) {
  async function send<Body = unknown>(method: string, path: string, sent: Sent = {}): Promise<Answer<Body>> {
    const { body, headers = {} } = sent
    const isJson = typeof body === 'object' && !(body instanceof ReadableStream)
    const response = await fetch(addressOf(url, path), {
      method,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(isJson ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isJson ? JSON.stringify(body) : (body as string) }),
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    })
    const text = await response.text()
    const parsed = isJsonAnswer(response) ? JSON.parse(text) : undefined
    return { status: response.status, headers: response.headers, body: parsed, text }
  }

  return {
    send,
    get: <Body = unknown>(path: string, headers: Sent['headers'] = {}) =>
      send<Body>('GET', path, { headers }),
    post: <Body = unknown>(path: string, body?: unknown, headers: Sent['headers'] = {}) =>
      send<Body>('POST', path, { body, headers }),
    patch: <Body = unknown>(path: string, body: unknown) => send<Body>('PATCH', path, { body }),
    delete: (path: string) => send('DELETE', path),
  }
}

function addressOf(url: string, path: string): string {
  return path.startsWith(':') ? `${url}${path.slice(1)}` : `${url}${basePath}${path}`
}

function isJsonAnswer(response: Response): boolean {
  return /^application\/(problem\+)?json\b/.test(response.headers.get('content-type') ?? '')
}

/** The body of an answer that must have this status; shows the whole answer when it has another. */
export function bodyOf<Body>(answer: Answer<Body>, status = 200): Body {
  expect({ status: answer.status, text: answer.text }).toMatchObject({ status })
  return answer.body
}

type Problem = { readonly code: string; readonly [data: string]: unknown }

/** Expects a problem document with exactly this code and this data beside what every problem has. */
export function expectProblem(answer: Answer<unknown>, status: number, problem: Problem): void {
  const { code, ...data } = problem
  expect(answer.body ?? answer.text).toEqual({
    ...data,
    type: `urn:jangteo:problem:${code}`,
    title: expect.stringMatching(/./),
    status,
    detail: expect.stringMatching(/./),
    code,
    requestId: answer.headers.get('x-request-id'),
  })
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json\b/)
}

/** Expects a malformed request that names exactly these fields, each with a message. */
export function expectInvalid(answer: Answer<unknown>, ...fields: readonly string[]): void {
  const errors = fields.map((field) => ({ field, message: expect.stringMatching(/./) }))
  expectProblem(answer, 400, { code: 'invalid-request', errors })
}
