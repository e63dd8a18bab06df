// How many coupons of an event are left, as a bar that shrinks while one looks.

import { percentLeft } from '../../shared/coupon/event-state.ts'
import { count } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { words } from './words.ts'

type RemainingMeterProps = { readonly remaining: number; readonly total: number }

const fewPercent = 20

export function RemainingMeter({ remaining, total }: RemainingMeterProps) {
  const t = useTexts(words)
  const percent = percentLeft(remaining, total)
  const text = t.leftOf(count(remaining), count(total))
  return (
    <div className="grid gap-1">
      <meter
        aria-label={t.left}
        aria-valuetext={text}
        value={remaining}
        min={0}
        max={total}
        className="sr-only"
      />
      <div aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-sunken">
        <div
          className={`h-full rounded-full motion-safe:transition-[width] ${percent <= fewPercent ? 'bg-warn' : 'bg-brand'}`}
          style={{ width: `${percent}%` }}
        />
      </div>
      <p aria-hidden="true" className="figures text-sm text-soft">
        {text}
      </p>
    </div>
  )
}
