// Where an order stands at a moment, and what its owner may do about it. A pending order whose time is over is expired,
// also in the seconds before the shop says so.

export type OrderStatus = 'pending' | 'paid' | 'cancelled' | 'expired'

export type OrderTimes = {
  readonly status: OrderStatus
  readonly expiresAt: string | null
  readonly cancellableUntil: string | null
}

export type OrderState = {
  readonly status: OrderStatus
  readonly canPay: boolean
  readonly canCancel: boolean
  /** Until a pending order expires; 0 for others. */
  readonly payLeftMs: number
}

/** `now` in epoch milliseconds. */
export function orderState({ status, expiresAt, cancellableUntil }: OrderTimes, now: number): OrderState {
  const payLeftMs = status === 'pending' && expiresAt !== null ? Math.max(0, Date.parse(expiresAt) - now) : 0
  if (status === 'pending') {
    const isDue = payLeftMs > 0 || expiresAt === null
    return { status: isDue ? 'pending' : 'expired', canPay: isDue, canCancel: isDue, payLeftMs }
  }
  const isInWindow = cancellableUntil !== null && now <= Date.parse(cancellableUntil)
  return { status, canPay: false, canCancel: status === 'paid' && isInWindow, payLeftMs }
}
