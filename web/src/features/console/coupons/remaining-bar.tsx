// How much of an event is left, as a bar; the number stands beside it in words.

import { percentLeft } from '../../../shared/coupon/event-state.ts'

type RemainingBarProps = { readonly remaining: number; readonly total: number }

export function RemainingBar({ remaining, total }: RemainingBarProps) {
  return (
    <span aria-hidden="true" className="block h-2 overflow-hidden rounded-full bg-sunken">
      <span
        className="block h-full rounded-full bg-brand motion-safe:transition-[width]"
        style={{ width: `${percentLeft(remaining, total)}%` }}
      />
    </span>
  )
}
