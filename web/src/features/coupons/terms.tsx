// What a coupon takes off and from when on, the same wherever a coupon is shown.

import { type Discount, discountText } from '../../shared/format/discount.ts'
import { won } from '../../shared/format/won.ts'
import { useLanguage } from '../../shared/i18n/language.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { words } from './words.ts'

type TermsProps = {
  readonly name: string
  readonly discount: Discount
  readonly minOrderAmount: number
  /** Said after the terms that every coupon has. */
  readonly more?: readonly string[]
  readonly isOver?: boolean
}

export function Terms({ name, discount, minOrderAmount, more = [], isOver = false }: TermsProps) {
  const t = useTexts(words)
  const language = useLanguage()
  const lines = [
    minOrderAmount > 0 ? t.minimum(won(minOrderAmount)) : t.noMinimum,
    ...(discount.maxAmount === undefined ? [] : [t.cap(won(discount.maxAmount))]),
    ...more,
  ]
  return (
    <div className="grid gap-1">
      <h2 className="font-medium">{name}</h2>
      <p className={`figures text-2xl font-bold ${isOver ? 'text-soft' : 'text-brand'}`}>
        {discountText(discount, language)}
      </p>
      <p className="flex flex-wrap gap-x-2 text-sm text-soft">
        {lines.map((line, index) => (
          <span key={line} className="whitespace-nowrap">
            {line}
            {index < lines.length - 1 && <span aria-hidden="true"> ·</span>}
          </span>
        ))}
      </p>
    </div>
  )
}
