// How much to charge. The shop takes this much at a time, and has the last word.

export const chargeMin = 1_000
export const chargeMax = 1_000_000
const step = 1_000

/** Round, and enough to pay what is missing, as far as one charge can. */
export function chargeFor(missing: number): number {
  const rounded = Math.ceil(missing / step) * step
  return Math.min(chargeMax, Math.max(chargeMin, rounded))
}
