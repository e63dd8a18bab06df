// Whole numbers within bounds: the one check behind every amount, price, quantity and count.

import { type FieldError, type Refusal, refuse } from './rejection.ts'

export type Bound = {
  readonly field: string
  readonly value: number
  readonly min: number
  readonly max: number
}

/** Null when every value is a whole number within its bounds, else one refusal that names each that is not. */
export function refuseOutOfBounds(...bounds: readonly Bound[]): Refusal | null {
  const errors: FieldError[] = []
  for (const { field, value, min, max } of bounds) {
    if (Number.isSafeInteger(value) && value >= min && value <= max) continue
    errors.push({ field, rule: 'whole-number-between', min, max })
  }
  return errors.length > 0 ? refuse('invalid-request', { errors }) : null
}
