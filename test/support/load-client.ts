// Requests to a shop over real HTTP. Every call that is under way has a connection of its own, so calls made together
// race as those of different people do. It never repeats a request by itself, but for `insist`, which is made for it.

import { setTimeout as sleep } from 'node:timers/promises'

export type Caller = { readonly userId: string; readonly token: string }

export type ApiRequest = {
  readonly path: string
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly body?: object
  /** The Idempotency-Key. */
  readonly key?: string
}

export type Answer = {
  readonly status: number
  /** The code of the problem, or the status of what was accepted: for counting. */
  readonly code: string
  readonly body: Readonly<Record<string, unknown>>
  readonly replayed: boolean
  readonly retryAfter: string | null
}

/** Rejects when the connection fails, and when the answer is not JSON. */
export async function ask(url: string, caller: Caller, request: ApiRequest): Promise<Answer> {
  const { path, method = 'POST', body, key } = request
  const headers: Record<string, string> = { authorization: `Bearer ${caller.token}` }
  if (body !== undefined) headers['content-type'] = 'application/json'
  if (key !== undefined) headers['idempotency-key'] = key
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await response.text()
  const json = text === '' ? {} : JSON.parse(text)
  return {
    status: response.status,
    code: String(json.code ?? response.status),
    body: json,
    replayed: response.headers.get('idempotency-replayed') === 'true',
    retryAfter: response.headers.get('retry-after'),
  }
}

const insistPauseMs = 50
const insistMsMax = 45_000

/**
 * What a careful client does: the same request with the same key until it is answered, whatever happens to the shop
 * meanwhile. `url` is asked before every try, for a shop that comes back at another address.
 */
export async function insist(
  url: () => string,
  caller: Caller,
  request: ApiRequest & { key: string },
): Promise<Answer> {
  const deadline = performance.now() + insistMsMax
  for (;;) {
    const answer = await ask(url(), caller, request).catch((error: unknown) => error as Error)
    if (!(answer instanceof Error) && answer.status !== 503) return answer
    if (performance.now() > deadline) {
      throw new Error(`no answer in time to ${request.path} ${request.key}`, { cause: answer })
    }
    await sleep(insistPauseMs)
  }
}

/** Starts all of them in one turn of the event loop. */
export function atOnce<Result>(
  count: number,
  work: (index: number) => Promise<Result>,
): Promise<readonly Result[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => work(index)))
}

/** How often each code came. */
export function tally(answers: readonly Answer[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { code } of answers) counts[code] = (counts[code] ?? 0) + 1
  return counts
}
