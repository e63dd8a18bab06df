// The names and results of checks in Korean. The shop writes them in English, for logs and for `npm run verify`; a name
// that is not known here stays as it is, and so does a result that is written differently.

const names: Readonly<Record<string, string>> = {
  'wallets equal their entries': '잔액이 내역의 합과 같다',
  'balance entries chain without gaps': '잔액 내역이 빈틈없이 이어진다',
  'paid orders are in the balance history': '결제된 주문이 잔액 내역에 있다',
  'cancelled orders are in the balance history': '취소된 주문이 잔액 내역에 있다',
  'orders equal their lines': '주문 금액이 상품 금액의 합과 같다',
  'stock on hand equals its history': '재고가 들고 난 기록의 합과 같다',
  'reserved stock equals pending orders': '잡아 둔 재고가 결제 대기 주문과 같다',
  'issued coupons are counted': '발급된 쿠폰의 수가 맞는다',
  'coupons of a user are numbered without gaps': '회원이 받은 쿠폰의 번호가 이어진다',
  'used and held coupons match orders': '쓰거나 잡아 둔 쿠폰이 주문과 맞는다',
  'daily sales equal paid orders': '날마다의 판매량이 결제된 주문과 같다',
  'figures of a day equal its orders': '날마다의 매출이 그날의 주문과 같다',
  'closed days equal paid orders': '마감한 날의 판매량이 결제된 주문과 같다',
  'events tell what happened to orders': '이벤트가 주문에 일어난 일 그대로다',
  'events tell what happened to balances': '이벤트가 잔액에 일어난 일 그대로다',
  'events tell what happened to coupons': '이벤트가 쿠폰에 일어난 일 그대로다',
  'paid orders are told once': '결제된 주문을 한 번씩만 알렸다',
  'cancelled orders are told once': '취소된 주문을 한 번씩만 알렸다',
  'charges and refunds are told once': '충전과 환불을 한 번씩만 알렸다',
  'issued coupons are told once': '발급된 쿠폰을 한 번씩만 알렸다',
}

export function koreanName(name: string): string {
  const [, child, parent] = /^every (\S+) is in (\S+)$/.exec(name) ?? []
  return child !== undefined && parent !== undefined
    ? `${child}의 값이 모두 ${parent}에 있다`
    : (names[name] ?? name)
}

export type CheckResult =
  | { readonly kind: 'checked'; readonly checked: number }
  | { readonly kind: 'differ'; readonly wrong: number; readonly checked: number; readonly ids: string }
  | { readonly kind: 'other'; readonly detail: string }

/** Of a detail such as `12 checked` or `1 of 12 differ: <ids>`. */
export function readDetail(detail: string): CheckResult {
  const right = /^(\d+) checked$/.exec(detail)
  if (right) return { kind: 'checked', checked: Number(right[1]) }
  const wrong = /^(\d+) of (\d+) differ: (.+)$/s.exec(detail)
  if (!wrong) return { kind: 'other', detail }
  return { kind: 'differ', wrong: Number(wrong[1]), checked: Number(wrong[2]), ids: wrong[3]! }
}
