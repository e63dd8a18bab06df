// Which of one's coupons to use: what each takes off this very order, the best first, and why one cannot be used.

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { HeldCoupon } from '../../shared/api/held-coupons.ts'
import { discountText } from '../../shared/format/discount.ts'
import { momentText } from '../../shared/format/moment.ts'
import { won } from '../../shared/format/won.ts'
import { useLanguage } from '../../shared/i18n/language.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { Badge } from '../../shared/ui/badge.tsx'
import { classes } from '../../shared/ui/classes.ts'
import type { Offer } from './reckoning.ts'
import { words } from './words.ts'

type CouponChoiceProps = {
  readonly offers: readonly Offer<HeldCoupon>[]
  readonly subtotal: number
  readonly chosenId: string | null
  readonly onChoose: (id: string | null) => void
  /** What the shop says against the chosen one. */
  readonly problem: string | null
  /** The order is on its way. */
  readonly isLocked: boolean
}

export function CouponChoice({ offers, subtotal, chosenId, onChoose, problem, isLocked }: CouponChoiceProps) {
  const t = useTexts(words)
  const hasUsable = offers.some(({ reason }) => reason === null)
  return (
    <fieldset disabled={isLocked} className="min-w-0 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <legend className="contents">
        <h2 className="font-bold">{t.coupon}</h2>
      </legend>
      <p role="alert" className="pt-2 text-sm text-danger empty:hidden">
        {problem}
      </p>
      {!hasUsable && (
        <p className="flex flex-wrap gap-x-2 pt-2 text-sm text-soft">
          {t.noCoupons}
          <Link to="/coupons" className="underline">
            {t.toEvents}
          </Link>
        </p>
      )}
      {offers.length > 0 && (
        <div className="grid max-h-[26rem] gap-2 overflow-y-auto pt-3">
          {hasUsable && (
            <Option isChosen={chosenId === null} onChoose={() => onChoose(null)}>
              {t.noCoupon}
            </Option>
          )}
          {offers.map((offer, index) => (
            <CouponOption
              key={offer.coupon.id}
              offer={offer}
              subtotal={subtotal}
              isBest={index === 0 && offer.reason === null && offers.length > 1}
              isChosen={chosenId === offer.coupon.id}
              onChoose={() => onChoose(offer.coupon.id)}
            />
          ))}
        </div>
      )}
    </fieldset>
  )
}

type OptionProps = {
  readonly isChosen: boolean
  readonly isUsable?: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Option({ isChosen, isUsable = true, onChoose, children }: OptionProps) {
  return (
    <label
      className={classes(
        'flex min-h-11 items-center gap-3 rounded-md border border-line px-3 py-2',
        isUsable
          ? 'cursor-pointer has-checked:border-brand has-checked:bg-brand-faint hover:border-edge'
          : 'bg-page',
      )}
    >
      <input
        type="radio"
        name="coupon"
        className="size-5 shrink-0"
        checked={isChosen}
        disabled={!isUsable}
        onChange={onChoose}
      />
      {children}
    </label>
  )
}

type CouponOptionProps = {
  readonly offer: Offer<HeldCoupon>
  readonly subtotal: number
  readonly isBest: boolean
  readonly isChosen: boolean
  readonly onChoose: () => void
}

function CouponOption({ offer, subtotal, isBest, isChosen, onChoose }: CouponOptionProps) {
  const t = useTexts(words)
  const language = useLanguage()
  const { coupon, reason, discount } = offer
  const { minOrderAmount } = coupon.terms
  const isUsable = reason === null
  const remark = isUsable
    ? t.takesOff(won(discount))
    : reason === 'below-min-order-amount'
      ? t.belowMinimum(won(minOrderAmount - subtotal))
      : t.unusable[reason]
  return (
    <Option isChosen={isChosen} isUsable={isUsable} onChoose={onChoose}>
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex flex-wrap items-center gap-2">
          <span className={classes('font-medium', !isUsable && 'text-soft')}>{coupon.name}</span>
          {isBest && <Badge tone="brand">{t.most}</Badge>}
        </span>
        <span className={classes('figures text-sm', isUsable ? 'text-brand' : 'text-soft')}>{remark}</span>
        <span className="text-xs text-soft">
          {discountText(coupon.terms.discount, language)} · {t.until(momentText(coupon.expiresAt, language))}
        </span>
      </span>
    </Option>
  )
}
