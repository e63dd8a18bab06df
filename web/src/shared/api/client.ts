// The way to the shop: every route of its API with its types, the token of whoever is signed in, and the language of
// the page. Refusals and lost answers are thrown; see problem.ts.

import createClient from 'openapi-fetch'
import { currentLanguage } from '../i18n/language.ts'
import { currentSession } from '../session/session.ts'
import { observeShopTime } from '../time/shop-clock.ts'
import { type Problem, ShopRefusal, ShopUnreachable } from './problem.ts'
import type { paths } from './schema.d.ts'

/** After it the answer counts as lost. The shop itself goes on trying for about as long. */
const answerMsMax = 20_000

export const shopApi = createClient<paths>({ baseUrl: globalThis.location?.origin, fetch: askShop })

shopApi.use({
  onRequest({ request }) {
    const session = currentSession()
    if (session) request.headers.set('authorization', `Bearer ${session.token}`)
    request.headers.set('accept-language', currentLanguage())
    request.headers.set('accept', 'application/json')
  },
})

async function askShop(request: Request): Promise<Response> {
  const signal = AbortSignal.any([request.signal, AbortSignal.timeout(answerMsMax)])
  try {
    const response = await fetch(request, { signal })
    observeShopTime(response.headers.get('date'))
    return response
  } catch (error) {
    if (request.signal.aborted) throw error
    throw new ShopUnreachable(error)
  }
}

type Answered = { readonly data?: unknown; readonly error?: unknown; readonly response: Response }

/** What the shop answered, for `answerOf(shopApi.GET('/api/v1/products', …))`. */
export async function answerOf<Answer extends Answered>(
  asked: Promise<Answer>,
): Promise<Exclude<Answer['data'], undefined>> {
  const { data, error, response } = await asked
  if (response.ok) return data as Exclude<Answer['data'], undefined>
  if (!isProblem(error)) throw new ShopUnreachable(`status ${response.status}`)
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN)
  throw new ShopRefusal(error, Number.isNaN(seconds) ? null : seconds * 1_000)
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'code' in body && 'requestId' in body
}
