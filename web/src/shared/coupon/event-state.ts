// Where a coupon event stands at a moment, and whether somebody may still have one of it.

export type CouponEvent = {
  readonly id: string
  readonly remaining: number
  readonly perUserLimit: number
  readonly issueStartsAt: string
  readonly issueEndsAt: string | null
}

export type EventState = 'upcoming' | 'open' | 'gone' | 'ended'

/** `now` in epoch milliseconds. */
export function eventState(event: CouponEvent, now: number): EventState {
  if (now < Date.parse(event.issueStartsAt)) return 'upcoming'
  if (event.issueEndsAt !== null && now >= Date.parse(event.issueEndsAt)) return 'ended'
  return event.remaining > 0 ? 'open' : 'gone'
}

export function hasAll(event: CouponEvent, held: readonly { readonly couponId: string }[]): boolean {
  return held.filter(({ couponId }) => couponId === event.id).length >= event.perUserLimit
}

/** Whole percents that remain: never all of it when one is gone, never nothing when one is left. */
export function percentLeft(remaining: number, total: number): number {
  if (remaining <= 0 || total <= 0) return 0
  if (remaining >= total) return 100
  return Math.min(99, Math.max(1, Math.round((remaining / total) * 100)))
}
