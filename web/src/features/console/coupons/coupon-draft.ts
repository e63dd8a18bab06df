// A coupon event that is still being written: what its form holds, and what is sent of it.

import type { Discount } from '../../../shared/format/discount.ts'
import { apiTime } from '../parts/span.ts'
import type { Coupon, NewCoupon } from './queries.ts'

export type CouponDraft = {
  readonly name: string
  readonly kind: Discount['type']
  readonly value: number | null
  readonly maxAmount: number | null
  readonly minOrderAmount: number | null
  readonly totalCount: number | null
  readonly perUserLimit: number | null
  readonly validDays: number | null
  /** As fields of time hold them; empty where there is none. */
  readonly issueStartsAt: string
  readonly issueEndsAt: string
}

export const emptyDraft: CouponDraft = {
  name: '',
  kind: 'amount',
  value: null,
  maxAmount: null,
  minOrderAmount: null,
  totalCount: null,
  perUserLimit: 1,
  validDays: 30,
  issueStartsAt: '',
  issueEndsAt: '',
}

/** Null until it is known what it takes off. */
export function discountOfDraft({ kind, value, maxAmount }: CouponDraft): Discount | null {
  if (value === null || value < 1 || (kind === 'percent' && value > 100)) return null
  return { type: kind, value, ...(kind === 'percent' && maxAmount !== null && { maxAmount }) }
}

/** What is missing is left for the shop to refuse or to choose. */
export function requestOfDraft(draft: CouponDraft): NewCoupon {
  const { kind, value, maxAmount, minOrderAmount, perUserLimit, validDays } = draft
  const starts = apiTime(draft.issueStartsAt)
  const ends = apiTime(draft.issueEndsAt)
  return {
    name: draft.name.trim(),
    discount:
      kind === 'amount'
        ? { type: kind, value: value ?? 0 }
        : { type: kind, value: value ?? 0, ...(maxAmount !== null && { maxAmount }) },
    totalCount: draft.totalCount ?? 0,
    ...(minOrderAmount !== null && { minOrderAmount }),
    ...(perUserLimit !== null && { perUserLimit }),
    ...(validDays !== null && { validDays }),
    ...(starts !== null && { issueStartsAt: starts }),
    ...(ends !== null && { issueEndsAt: ends }),
  }
}

/** The fields of an event that may be changed, as its form gives them. */
export type CouponValues = {
  readonly name: string
  readonly totalCount: number
  readonly perUserLimit: number
  readonly issueEndsAt: string
}

type CouponTimes = { readonly issueStartsAt?: string; readonly issueEndsAt?: string | null }
export type CouponChange = Partial<Omit<CouponValues, 'issueEndsAt'>> & CouponTimes

/** What is not as it was; a time that a field cannot tell to the second counts as the same. */
export function changeOf(coupon: Coupon, values: CouponValues): CouponChange {
  const ends = apiTime(values.issueEndsAt)
  const minute = (time: string | null) => time && Math.floor(Date.parse(time) / 60_000)
  return {
    ...(values.name !== coupon.name && { name: values.name }),
    ...(values.totalCount !== coupon.totalCount && { totalCount: values.totalCount }),
    ...(values.perUserLimit !== coupon.perUserLimit && { perUserLimit: values.perUserLimit }),
    ...(minute(ends) !== minute(coupon.issueEndsAt) && { issueEndsAt: ends }),
  }
}

/** What ends an event at `now`, in epoch milliseconds: one that has not started never will. */
export function endingAt({ issueStartsAt }: Pick<Coupon, 'issueStartsAt'>, now: number): CouponTimes {
  const starts = Date.parse(issueStartsAt)
  const iso = (ms: number) => new Date(ms).toISOString()
  if (starts > now) return { issueStartsAt: iso(now - 1), issueEndsAt: iso(now) }
  return { issueEndsAt: iso(Math.max(now, starts + 1)) }
}
