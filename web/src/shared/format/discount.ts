// What a coupon takes off, as people read it.

import type { Language } from '../i18n/language.ts'
import { won } from './won.ts'

export type Discount = {
  readonly type: 'amount' | 'percent'
  readonly value: number
  readonly maxAmount?: number
}

/** `₩5,000 할인` or `10% 할인` */
export function discountText({ type, value }: Discount, language: Language): string {
  const much = type === 'amount' ? won(value) : `${value}%`
  return language === 'ko' ? `${much} 할인` : `${much} off`
}
