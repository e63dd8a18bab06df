// One full batch of the engine in a rush, for bench/explain.ts: 256 commands of every kind, each accepted, by users who
// ask for nothing else in it, so that every statement of a batch finds rows.

import type { Command, CommandOf, PaymentTerms } from '../src/domain/command.ts'
import { couponsTotal, firstPendingOrder, idOf, ownerOf, productsTotal } from './explain-fill.ts'

export type Making = {
  /** Batches take turns with users, orders and carts; up to six are made. */
  readonly round: number
  readonly now: number
  readonly today: string
  readonly yesterday: string
  readonly tomorrow: string
  readonly newId: () => string
}

/** One command of the batch: `n` is its number among all of its kind, over all rounds. */
type Make = (making: Making, n: number) => Command

const minuteMs = 60_000

/** The product of the sale and four others, whichever they are. */
function linesOf(n: number) {
  const others = [1, 2, 3, 4].map((k) => 21 + ((n * 577 + k * 1_999) % (productsTotal - 21)))
  return [1, ...others.map((other) => (other % 20 === 0 ? other + 1 : other))].map((product) => ({
    productId: idOf('product', product),
    quantity: 1,
  }))
}

function terms({ now, today, newId }: Making): PaymentTerms {
  return { entryId: newId(), day: today, cancellableUntil: now + 60 * minuteMs }
}

function base<Type extends Command['type']>(type: Type, { now }: Making) {
  return { type, now } as const
}

const placeWithCoupon: Make = (making, n) => {
  const user = 1_001 + n
  const userId = idOf('user', user)
  const idempotency = { actorId: userId, key: `now-${n}`, requestHash: '0'.repeat(64), at: making.now }
  return {
    ...base('PlaceOrder', making),
    ...{ userId, orderId: making.newId(), lines: linesOf(n), idempotency },
    userCouponId: idOf('userCoupon', (user - 1) * 5 + 4),
    expectedTotal: null,
    payment: { kind: 'immediate', ...terms(making) },
  }
}

const placeDeferred: Make = (making, n) => ({
  ...base('PlaceOrder', making),
  ...{ userId: idOf('user', 2_001 + n), orderId: making.newId(), lines: linesOf(n) },
  ...{ userCouponId: null, expectedTotal: null },
  payment: { kind: 'deferred', expiresAt: making.now + 10 * minuteMs },
})

/** Every eighth counts in yesterday, which is closed, and every eighth in tomorrow: clocks differ at midnight. */
const pay: Make = (making, n) => {
  const order = firstPendingOrder + 500 + n
  const day = [making.yesterday, making.tomorrow][n % 8] ?? making.today
  const ids = {
    userId: idOf('user', ownerOf(order)),
    orderId: idOf('order', order),
    paymentId: making.newId(),
  }
  return { ...base('PayOrder', making), ...ids, payment: { ...terms(making), day } }
}

/** Every other one was paid on a day that is closed. */
const cancel: Make = (making, n) => {
  const order = (n % 2 === 0 ? 183_003 : 191_003) + 50 * n
  return {
    ...base('CancelOrder', making),
    ...{ userId: idOf('user', ownerOf(order)), orderId: idOf('order', order), entryId: making.newId() },
  }
}

const expire: Make = (making, n) => ({
  ...base('ExpireOrder', making),
  orderId: idOf('order', firstPendingOrder + n),
})

const addCartLine: Make = (making, n) => ({
  ...base('AddCartLine', making),
  ...{ userId: idOf('user', 5_001 + n), itemId: making.newId(), productId: idOf('product', 2), quantity: 1 },
})

const changeCartLine: Make = (making, n) => ({
  ...base('ChangeCartLine', making),
  ...{ userId: idOf('user', 5_501 + n), itemId: idOf('cartItem', (500 + n) * 4 + 1), quantity: 3 },
})

const removeCartLines: Make = (making, n) => ({
  ...base('RemoveCartLines', making),
  ...{ userId: idOf('user', 6_001 + n), itemIds: [idOf('cartItem', (1_000 + n) * 4 + 1)] },
})

const checkoutCart: Make = (making, n) => ({
  ...base('CheckoutCart', making),
  ...{ userId: idOf('user', 7_001 + n), orderId: making.newId(), itemIds: null },
  ...{ userCouponId: null, expectedTotal: null },
  payment: { kind: 'immediate', ...terms(making) },
})

const charge: Make = (making, n) => ({
  ...base('ChargeBalance', making),
  ...{ userId: idOf('user', 8_001 + n), amount: 10_000, entryId: making.newId() },
})

const refund: Make = (making, n) => ({
  ...base('RefundBalance', making),
  ...{ userId: idOf('user', 8_501 + n), amount: 10_000, entryId: making.newId() },
  since: making.now - 7 * 24 * 60 * minuteMs,
})

const issueCoupon: Make = (making, n) => ({
  ...base('IssueCoupon', making),
  ...{
    userId: idOf('user', 9_001 + n),
    couponId: idOf('coupon', couponsTotal),
    userCouponId: making.newId(),
  },
})

const adjustStock: Make = (making, n) => ({
  ...base('AdjustStock', making),
  ...{ productId: idOf('product', 501 + n), change: 5, reason: '입고', adjustmentId: making.newId() },
  actorId: idOf('user', 2),
})

const createProduct: Make = (making) => {
  const described = { name: '새 상품', description: '', category: '분류 1', price: 1_000 }
  const product = { id: making.newId(), ...described, status: 'on-sale' } as const
  const stock = { stock: 10, adjustmentId: making.newId(), actorId: idOf('user', 2) }
  return { ...base('CreateProduct', making), product, ...stock }
}

const changeProduct: Make = (making, n) => ({
  ...base('ChangeProduct', making),
  ...{ productId: idOf('product', 601 + n), changes: { price: 2_000 + n } },
})

const createCoupon: Make = (making) => {
  const window = { issueStartsAt: making.now, issueEndsAt: null, validDays: 30 }
  const counts = { minOrderAmount: 0, totalCount: 100, perUserLimit: 1 }
  const discount = { type: 'amount', value: 1_000 } as const
  const coupon = { id: making.newId(), name: '새 쿠폰', discount, ...counts, ...window }
  return { ...base('CreateCoupon', making), coupon } satisfies CommandOf<'CreateCoupon'>
}

const changeCoupon: Make = (making, n) => ({
  ...base('ChangeCoupon', making),
  ...{ couponId: idOf('coupon', 101 + n), changes: { totalCount: 200_000 } },
})

const mix: readonly (readonly [count: number, what: string, make: Make])[] = [
  [64, 'orders of five lines with a coupon and an idempotency key', placeWithCoupon],
  [32, 'orders of five lines to be paid later', placeDeferred],
  [32, 'payments of such orders', pay],
  [16, 'cancels', cancel],
  [16, 'expiries', expire],
  [16, 'checkouts of carts of four lines', checkoutCart],
  [16, 'additions to carts', addCartLine],
  [8, 'changes of cart lines', changeCartLine],
  [8, 'removals of cart lines', removeCartLines],
  [16, 'charges', charge],
  [16, 'refunds', refund],
  [8, 'issued coupons', issueCoupon],
  [4, 'adjustments of stock', adjustStock],
  [1, 'new product', createProduct],
  [1, 'changed product', changeProduct],
  [1, 'new coupon event', createCoupon],
  [1, 'changed coupon event', changeCoupon],
]

export const mixInWords = mix.map(([count, what]) => `${count} ${what}`).join(', ')

export function rushHour(making: Making): Command[] {
  return mix.flatMap(([count, , make]) =>
    Array.from({ length: count }, (_, index) => make(making, making.round * count + index)),
  )
}
