// What the shopper of the pictures has done: coupons of events in every state, a full cart, orders paid, waiting and
// cancelled.

export type ShopperIds = {
  readonly paidOrderId: string
  readonly pendingOrderId: string
  readonly cancelledOrderId: string
  /** An address of the checkout. */
  readonly checkoutPath: string
}

type Asked = { readonly token: string; readonly body?: object }
/** Of a route such as `POST /orders`. */
export type Ask = <Answer>(route: string, asked: Asked) => Promise<Answer>

type Trade = {
  readonly ask: Ask
  readonly operatorToken: string
  readonly token: string
  /** On sale, with some stock each. */
  readonly productIds: readonly string[]
}

type Thing = { readonly id: string }

const hourMs = 3_600_000

function inHours(hours: number): string {
  return new Date(Date.now() + hours * hourMs).toISOString()
}

const percent = { type: 'percent', value: 15, maxAmount: 10_000 }
const events = [
  {
    name: '주말 장보기 15% 할인',
    discount: percent,
    minOrderAmount: 30_000,
    totalCount: 8,
    issueEndsAt: inHours(30),
  },
  {
    name: '첫 주문 3,000원 할인',
    discount: { type: 'amount', value: 3_000 },
    totalCount: 5_000,
    perUserLimit: 2,
  },
  {
    name: '새벽 장터 선착순 20,000원',
    discount: { type: 'amount', value: 20_000 },
    minOrderAmount: 100_000,
    totalCount: 50,
    issueStartsAt: inHours(3.2),
  },
  { name: '딱 한 장', discount: { type: 'percent', value: 50 }, totalCount: 1 },
]

export async function tradeAsShopper({ ask, operatorToken, token, productIds }: Trade): Promise<ShopperIds> {
  const made: Thing[] = []
  for (const body of events)
    made.push(await ask<Thing>('POST /admin/coupons', { token: operatorToken, body }))
  const [weekend, first, , single] = made
  const claim = ({ id }: Thing, who = token) => ask<Thing>(`POST /coupons/${id}/issue`, { token: who })
  await claim(single!, operatorToken)
  await claim(weekend!)
  const [used, held] = [await claim(first!), await claim(first!)]
  for (let issued = 0; issued < 6; issued += 1) await claim(weekend!, await newToken(ask, issued))
  const [one = '', two = '', three = ''] = productIds
  const order = (body: object) => ask<Thing>('POST /orders', { token, body })
  const items = (...ids: string[]) => ids.map((productId, index) => ({ productId, quantity: index + 1 }))
  const paid = await order({ items: items(one, two), userCouponId: used.id })
  const cancelled = await order({ items: items(two) })
  await ask(`POST /orders/${cancelled.id}/cancel`, { token })
  const pending = await order({ items: items(three, one), userCouponId: held.id, payment: 'deferred' })
  await ask('POST /balance/refund', { token, body: { amount: 20_000 } })
  const checkoutPath = await fillCart({ ask, operatorToken, token, productIds })
  return { checkoutPath, paidOrderId: paid.id, pendingOrderId: pending.id, cancelledOrderId: cancelled.id }
}

type Cart = { readonly items: readonly (Thing & { readonly stock: number })[] }

/** With one product that is sold out by now, and one of which there is less than is in the cart. */
async function fillCart({ ask, operatorToken, token, productIds }: Trade): Promise<string> {
  let cart: Cart = { items: [] }
  for (const productId of productIds) {
    cart = await ask<Cart>('POST /orders/cart', { token, body: { productId, quantity: 3 } })
  }
  const rests = [null, null, null, 2, 0]
  for (const [index, rest] of rests.entries()) {
    const body = { change: (rest ?? 0) - cart.items[index]!.stock, reason: '화면 촬영' }
    if (rest !== null)
      await ask(`POST /admin/products/${productIds[index]}/stock`, { token: operatorToken, body })
  }
  const ids = cart.items.slice(0, 3).map(({ id }) => id)
  return `/checkout?items=${ids.join(',')}`
}

async function newToken(ask: Ask, number: number): Promise<string> {
  const body = { email: `neighbour-${number}@example.com`, password: 'correct horse', name: '이웃' }
  return (await ask<{ token: string }>('POST /auth/sign-up', { token: '', body })).token
}
