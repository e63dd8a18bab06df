// What a message of the stream changes in an answer that is on the page: the newest state of one thing, wherever in the
// answer that thing stands. An answer it does not concern stays the very same object, so nothing is drawn again.

type Thing = Readonly<Record<string, unknown>>

export type StockState = { readonly productId: string; readonly stock: number; readonly status: string }
export type CouponState = {
  readonly couponId: string
  readonly remaining: number
  readonly issuedCount: number
  readonly totalCount: number
}

/** In lists and pages of products, and in the lines of a cart. */
export function withStock<Answer>(answer: Answer, { productId, stock, status }: StockState): Answer {
  const isIt = (thing: Thing) => 'stock' in thing && (thing.id === productId || thing.productId === productId)
  return replace(answer, isIt, { stock, status })
}

export function withCoupon<Answer>(answer: Answer, { couponId, ...state }: CouponState): Answer {
  return replace(answer, (thing) => 'remaining' in thing && thing.id === couponId, state)
}

function replace<Answer>(answer: Answer, isIt: (thing: Thing) => boolean, state: Thing): Answer {
  return replaceIn(answer, isIt, state) as Answer
}

function replaceIn(value: unknown, isIt: (thing: Thing) => boolean, state: Thing): unknown {
  if (Array.isArray(value)) {
    const next = value.map((item) => replaceIn(item, isIt, state))
    return next.some((item, index) => item !== value[index]) ? next : value
  }
  if (typeof value !== 'object' || value === null) return value
  const thing = value as Thing
  if (isIt(thing)) {
    const isNews = Object.entries(state).some(([name, part]) => name in thing && thing[name] !== part)
    return isNews ? { ...thing, ...state } : thing
  }
  const next = Object.entries(thing).map(([name, part]) => [name, replaceIn(part, isIt, state)] as const)
  return next.some(([name, part]) => part !== thing[name]) ? Object.fromEntries(next) : value
}
