// From the body of a coupon request to the values of the domain: defaults and times.

import type { Wire } from '../contract/common.ts'
import type { ChangeCouponBody, CreateCouponBody } from '../contract/coupons.ts'
import type { ChangeCoupon, CreateCoupon } from '../domain/command.ts'
import type { Discount } from '../domain/model.ts'

const validDaysDefault = 30

/** Without a window an event opens now and ends when the coupons are gone. */
export function newCoupon(
  id: string,
  body: Wire<typeof CreateCouponBody>,
  now: number,
): CreateCoupon['coupon'] {
  return {
    id,
    name: body.name,
    discount: discountOf(body.discount),
    minOrderAmount: body.minOrderAmount ?? 0,
    totalCount: body.totalCount,
    perUserLimit: body.perUserLimit ?? 1,
    issueStartsAt: msOf(body.issueStartsAt) ?? now,
    issueEndsAt: msOf(body.issueEndsAt),
    validDays: body.validDays ?? validDaysDefault,
  }
}

export function couponChanges(body: Wire<typeof ChangeCouponBody>): ChangeCoupon['changes'] {
  const { issueStartsAt, issueEndsAt, ...rest } = body
  return {
    ...rest,
    ...(issueStartsAt === undefined ? {} : { issueStartsAt: Date.parse(issueStartsAt) }),
    ...(issueEndsAt === undefined ? {} : { issueEndsAt: msOf(issueEndsAt) }),
  }
}

function discountOf(discount: Wire<typeof CreateCouponBody>['discount']): Discount {
  return discount.type === 'amount' ? discount : { ...discount, maxAmount: discount.maxAmount ?? null }
}

function msOf(time: string | null | undefined): number | null {
  return time === null || time === undefined ? null : Date.parse(time)
}
