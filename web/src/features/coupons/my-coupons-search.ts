// Which of one's coupons an address means: the usable ones, unless it says otherwise.

export const couponStatuses = ['unused', 'used', 'expired'] as const

export type MyCouponsSearch = { readonly status?: 'used' | 'expired' }

export function parseMyCouponsSearch({ status }: Readonly<Record<string, unknown>>): MyCouponsSearch {
  return status === 'used' || status === 'expired' ? { status } : {}
}
