// What a coupon that is still being written would take off, by the rule of the shop; a test holds the two to each other.

type Discount = { readonly type: 'amount' | 'percent'; readonly value: number; readonly maxAmount?: number }

/** Won taken off an order of this amount; null where the coupon cannot be used. */
export function previewDiscount(discount: Discount, minOrderAmount: number, amount: number): number | null {
  if (amount < minOrderAmount) return null
  if (discount.type === 'amount') return Math.min(discount.value, amount)
  const share = Math.floor((amount * discount.value) / 100)
  return Math.min(share, discount.maxAmount ?? share, amount)
}

const usualSamples = [5_000, 10_000, 30_000, 50_000, 100_000]

/** Orders worth a look: usual ones, the smallest it can be used for, and the one from which on the limit holds. */
export function sampleAmounts(discount: Discount, minOrderAmount: number): readonly number[] {
  const { type, value, maxAmount } = discount
  const limitReached = type === 'percent' && maxAmount ? [Math.ceil((maxAmount * 100) / value)] : []
  const smallest = minOrderAmount > 0 ? [minOrderAmount] : []
  return [...new Set([...usualSamples, ...smallest, ...limitReached])].sort((one, other) => one - other)
}
