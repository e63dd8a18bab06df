// Every problem the shop can answer with: its status and its words in Korean and English. A new refusal of the
// rules does not compile until it stands here, and a test fails until docs/errors.md lists it.

import type { RejectionCode } from '../domain/rejection.ts'

export type Language = 'ko' | 'en'

type HttpProblemCode =
  | 'unauthenticated'
  | 'wrong-credentials'
  | 'email-taken'
  | 'not-found'
  | 'dead-letter-not-found'
  | 'sink-not-found'
  | 'sink-in-use'
  | 'payload-too-large'
  | 'unsupported-media-type'
  | 'too-many-requests'
  | 'overloaded'
  | 'outcome-unknown'
  | 'internal-error'

export type ProblemCode = RejectionCode | HttpProblemCode

/** What a text may name: the data of the problem, whatever its shape. */
type Data = Readonly<Record<string, unknown>>
type Words = { readonly title: string; readonly detail: (data: Data) => string }
type ProblemSpec = { readonly status: number } & Readonly<Record<Language, Words>>

function say(title: string, detail: string | ((data: Data) => string)): Words {
  return { title, detail: typeof detail === 'string' ? () => detail : detail }
}

function won(value: unknown): string {
  return Number(value).toLocaleString('en-US')
}

const shortLines = (data: Data) =>
  (data.lines as { requested: number; available: number }[])
    .map(({ requested, available }) => `${requested} > ${available}`)
    .join(', ')

export const problems: Readonly<Record<ProblemCode, ProblemSpec>> = {
  'invalid-request': {
    status: 400,
    ko: say('잘못된 요청입니다', '요청에 올바르지 않은 값이 있습니다.'),
    en: say('Invalid request', 'The request has a wrong value.'),
  },
  unauthenticated: {
    status: 401,
    ko: say('로그인이 필요합니다', '유효한 토큰이 없습니다. 로그인한 뒤 다시 시도해 주세요.'),
    en: say('Sign-in needed', 'There is no valid token with the request. Sign in and try again.'),
  },
  'wrong-credentials': {
    status: 401,
    ko: say('로그인할 수 없습니다', '이메일 또는 비밀번호가 올바르지 않습니다.'),
    en: say('Cannot sign in', 'The e-mail address or the password is wrong.'),
  },
  forbidden: {
    status: 403,
    ko: say('권한이 없습니다', '본인의 것이 아니거나 운영자만 할 수 있는 일입니다.'),
    en: say('Not allowed', 'It belongs to somebody else, or only operators may do this.'),
  },
  'product-not-on-sale': {
    status: 403,
    ko: say('판매하지 않는 상품입니다', (d) => `판매가 중지되었거나 단종된 상품입니다: ${d.productId}`),
    en: say('Product not on sale', (d) => `The product was stopped or discontinued: ${d.productId}`),
  },
  'not-found': {
    status: 404,
    ko: say('찾을 수 없습니다', '요청한 주소가 없습니다.'),
    en: say('Not found', 'There is nothing at this address.'),
  },
  'user-not-found': {
    status: 404,
    ko: say('사용자를 찾을 수 없습니다', '존재하지 않는 사용자입니다.'),
    en: say('User not found', 'There is no such user.'),
  },
  'product-not-found': {
    status: 404,
    ko: say('상품을 찾을 수 없습니다', (d) => `존재하지 않는 상품입니다: ${d.productId}`),
    en: say('Product not found', (d) => `There is no such product: ${d.productId}`),
  },
  'coupon-not-found': {
    status: 404,
    ko: say('쿠폰을 찾을 수 없습니다', '존재하지 않는 쿠폰 이벤트입니다.'),
    en: say('Coupon not found', 'There is no such coupon event.'),
  },
  'user-coupon-not-found': {
    status: 404,
    ko: say('보유 쿠폰을 찾을 수 없습니다', '존재하지 않는 보유 쿠폰입니다.'),
    en: say('Coupon not found', 'There is no such coupon in anybody’s hands.'),
  },
  'order-not-found': {
    status: 404,
    ko: say('주문을 찾을 수 없습니다', '존재하지 않는 주문입니다.'),
    en: say('Order not found', 'There is no such order.'),
  },
  'cart-item-not-found': {
    status: 404,
    ko: say('장바구니에 없는 품목입니다', '장바구니에서 해당 품목을 찾을 수 없습니다.'),
    en: say('Not in the cart', 'There is no such line in the cart.'),
  },
  'dead-letter-not-found': {
    status: 404,
    ko: say('보류된 이벤트를 찾을 수 없습니다', '전송이 보류된 이벤트 중에 해당 이벤트가 없습니다.'),
    en: say('Dead letter not found', 'There is no such event among the dead letters.'),
  },
  'sink-not-found': {
    status: 404,
    ko: say('전송 대상을 찾을 수 없습니다', '이벤트를 받는 플랫폼 중에 해당 이름이 없습니다.'),
    en: say('Sink not found', 'No platform that events go to has this name.'),
  },
  'sink-in-use': {
    status: 409,
    ko: say(
      '사용 중인 전송 대상입니다',
      '모든 서버의 DELIVERY_URL에서 빼고 다시 시작한 뒤 2분이 지나면 삭제할 수 있습니다.',
    ),
    en: say(
      'Sink in use',
      'Take it out of DELIVERY_URL of every instance, start them again, and remove it two minutes later.',
    ),
  },
  'email-taken': {
    status: 409,
    ko: say(
      '이미 가입된 이메일입니다',
      '이미 가입된 이메일입니다. 다른 이메일을 사용하거나 로그인해 주세요.',
    ),
    en: say(
      'E-mail address taken',
      'There is an account with this e-mail address. Use another one, or sign in.',
    ),
  },
  'insufficient-balance': {
    status: 409,
    ko: say(
      '잔액이 부족합니다',
      (d) => `결제 금액 ${won(d.required)}원, 잔액 ${won(d.balance)}원입니다. 잔액을 충전해 주세요.`,
    ),
    en: say(
      'Balance too small',
      (d) =>
        `The order costs ₩${won(d.required)}, the balance is ₩${won(d.balance)}. Please charge the balance.`,
    ),
  },
  'refund-exceeds-refundable': {
    status: 409,
    ko: say('환불 가능 금액을 초과했습니다', (d) => `환불 가능한 금액은 ${won(d.refundable)}원입니다.`),
    en: say('More than is refundable', (d) => `At most ₩${won(d.refundable)} can be paid back now.`),
  },
  'out-of-stock': {
    status: 409,
    ko: say('재고가 부족합니다', (d) => `요청 수량이 재고보다 많습니다 (${shortLines(d)}).`),
    en: say('Out of stock', (d) => `More was asked for than there is (${shortLines(d)}).`),
  },
  'coupon-sold-out': {
    status: 409,
    ko: say('선착순 이벤트가 종료되었습니다', '준비된 쿠폰이 모두 발급되었습니다.'),
    en: say('Coupons are gone', 'All coupons of this event were issued; the event is over.'),
  },
  'coupon-already-issued': {
    status: 409,
    ko: say('이미 발급받은 쿠폰입니다', (d) => `한 사람이 ${d.perUserLimit}장까지 받을 수 있습니다.`),
    en: say('Coupon already issued', (d) => `A user may have at most ${d.perUserLimit} of this event.`),
  },
  'coupon-not-started': {
    status: 409,
    ko: say('아직 시작하지 않은 이벤트입니다', (d) => `${d.issueStartsAt}에 시작합니다.`),
    en: say('Event has not started', (d) => `It starts at ${d.issueStartsAt}.`),
  },
  'coupon-ended': {
    status: 409,
    ko: say('발급 기간이 끝난 이벤트입니다', (d) => `${d.issueEndsAt}에 종료되었습니다.`),
    en: say('Event has ended', (d) => `It ended at ${d.issueEndsAt}.`),
  },
  'coupon-not-usable': {
    status: 409,
    ko: say('사용할 수 없는 쿠폰입니다', (d) => unusable.ko[d.reason as keyof typeof unusable.ko]),
    en: say('Coupon not usable', (d) => unusable.en[d.reason as keyof typeof unusable.en]),
  },
  'total-changed': {
    status: 409,
    ko: say('결제 금액이 바뀌었습니다', (d) => `지금은 ${d.total}원입니다. 확인하고 다시 주문해 주세요.`),
    en: say('The total has changed', (d) => `It is ${d.total} won now. Look at it and order again.`),
  },
  'order-already-paid': {
    status: 409,
    ko: say('이미 결제된 주문입니다', '같은 주문은 한 번만 결제됩니다.'),
    en: say('Order already paid', 'An order is paid only once.'),
  },
  'order-expired': {
    status: 409,
    ko: say('결제 시간이 지난 주문입니다', '다시 주문해 주세요.'),
    en: say('Order expired', 'The time to pay is over. Please order again.'),
  },
  'order-cancelled': {
    status: 409,
    ko: say('취소된 주문입니다', '다시 주문해 주세요.'),
    en: say('Order cancelled', 'This order was cancelled. Please order again.'),
  },
  'order-not-cancellable': {
    status: 409,
    ko: say('취소할 수 없는 주문입니다', '이미 취소되었거나 만료된 주문입니다.'),
    en: say('Order not cancellable', 'It was cancelled already, or it has expired.'),
  },
  'cancel-window-closed': {
    status: 409,
    ko: say('취소 가능 시간이 지났습니다', (d) => `${d.cancellableUntil}까지 취소할 수 있었습니다.`),
    en: say('Cancel window closed', (d) => `It could be cancelled until ${d.cancellableUntil}.`),
  },
  'cart-empty': {
    status: 409,
    ko: say('장바구니가 비어 있습니다', '상품을 담은 뒤 주문해 주세요.'),
    en: say('Cart is empty', 'Put something into the cart first.'),
  },
  'cart-full': {
    status: 409,
    ko: say('장바구니가 가득 찼습니다', (d) => `최대 ${d.linesMax}종류까지 담을 수 있습니다.`),
    en: say('Cart is full', (d) => `A cart holds at most ${d.linesMax} products.`),
  },
  'total-below-issued': {
    status: 409,
    ko: say('이미 발급된 수량보다 적습니다', (d) => `이미 ${d.issuedCount}장이 발급되었습니다.`),
    en: say('Total below issued', (d) => `${d.issuedCount} coupons were issued already.`),
  },
  'payload-too-large': {
    status: 413,
    ko: say('요청이 너무 큽니다', '요청 본문의 크기를 줄여 주세요.'),
    en: say('Request too large', 'The request body is larger than the shop accepts.'),
  },
  'unsupported-media-type': {
    status: 415,
    ko: say('지원하지 않는 형식입니다', '요청 본문은 application/json이어야 합니다.'),
    en: say('Unsupported media type', 'A request body must be application/json.'),
  },
  'idempotency-key-reused': {
    status: 422,
    ko: say('다른 요청에 사용된 멱등 키입니다', '새로운 Idempotency-Key로 다시 요청해 주세요.'),
    en: say('Idempotency key reused', 'This Idempotency-Key was used for another request. Use a new one.'),
  },
  'too-many-requests': {
    status: 429,
    ko: say('요청이 너무 많습니다', '잠시 후 다시 시도해 주세요.'),
    en: say('Too many requests', 'Please wait a little, then try again. Retry-After says how long.'),
  },
  'internal-error': {
    status: 500,
    ko: say('서버에 문제가 발생했습니다', '문제가 계속되면 requestId와 함께 문의해 주세요.'),
    en: say('Something went wrong', 'If it stays, report it with the requestId.'),
  },
  overloaded: {
    status: 503,
    ko: say('지금은 처리할 수 없습니다', '처리되지 않았습니다. 잠시 후 다시 시도해 주세요.'),
    en: say('Cannot do it right now', 'Nothing was done. Wait as long as Retry-After says, then try again.'),
  },
  'outcome-unknown': {
    status: 503,
    ko: say('처리 결과를 확인하지 못했습니다', '같은 Idempotency-Key로 다시 요청하면 결과를 알 수 있습니다.'),
    en: say(
      'Outcome not known',
      'It may have been done. Repeat it with the same Idempotency-Key to find out.',
    ),
  },
}

const unusable = {
  ko: {
    used: '이미 사용한 쿠폰입니다.',
    held: '결제를 기다리는 다른 주문에 사용 중인 쿠폰입니다.',
    expired: '유효기간이 지난 쿠폰입니다.',
    'below-min-order-amount': '최소 주문 금액에 미치지 못합니다.',
  },
  en: {
    used: 'The coupon was used already.',
    held: 'The coupon belongs to another order that waits for its payment.',
    expired: 'The coupon has expired.',
    'below-min-order-amount': 'The order is below the coupon’s minimum amount.',
  },
}
