// How the scripts ask the shop, as a good client does: with a token, and a new Idempotency-Key on every POST.
// A request is `{ get: path, user }` or `{ post: path, user, body }`. A shop that limits requests ends the
// run: its figures would be those of the limit.

import { check } from 'k6'
import exec from 'k6/execution'
import http from 'k6/http'

const api = `${__ENV.BASE_URL || 'http://127.0.0.1:3000'}/api/v1`

/**
 * One measured request; `name` is what thresholds and the report call it. An answer of a status that is not
 * expected fails the check and counts as failed. Bodies are thrown away unless `responseType` is 'text'.
 */
export function send(name, request, { expected = [request.post ? 201 : 200], responseType = 'none' } = {}) {
  const responseCallback = http.expectedStatuses(...expected)
  const { method, url, body, params } = wire(request, { tags: { name }, responseType, responseCallback })
  const answer = http.request(method, url, body, params)
  refuseLimits(answer)
  check(answer, { [`${name}: ${expected.join(' or ')}`]: ({ status }) => expected.includes(status) })
  return answer
}

/** Requests before or after the measured ones, several at a time. One that is refused ends the run. */
export function ask(requests) {
  const params = { tags: { name: 'around' }, responseType: 'text', timeout: '15m' }
  return http.batch(requests.map((request) => wire(request, params))).map((answer) => {
    refuseLimits(answer)
    const { status, url, body, error } = answer
    if (status === 200 || status === 201) return answer.json()
    return exec.test.abort(`${url} was answered ${status}: ${body || error}`)
  })
}

function wire({ get, post, user, body }, params) {
  const headers = {
    ...(user ? { Authorization: `Bearer ${user.token}` } : {}),
    ...(post ? { 'Idempotency-Key': crypto.randomUUID() } : {}),
    ...(body ? { 'Content-Type': 'application/json' } : {}),
  }
  return {
    method: post ? 'POST' : 'GET',
    url: api + (post ?? get),
    body: body ? JSON.stringify(body) : null,
    params: { ...params, headers },
  }
}

function refuseLimits({ status }) {
  if (status !== 429) return
  exec.test.abort('429: the shop limits requests. Start it with RATE_LIMIT_PER_MINUTE=0 and run this again.')
}
