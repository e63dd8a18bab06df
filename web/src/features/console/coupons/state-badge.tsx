// Where a coupon event stands at this moment.

import { type CouponEvent, eventState } from '../../../shared/coupon/event-state.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { useNow } from '../../../shared/time/use-now.ts'
import { Badge } from '../../../shared/ui/badge.tsx'
import { words } from './words.ts'

const tones = { upcoming: 'warn', open: 'brand', gone: 'plain', ended: 'plain' } as const

export function StateBadge({ event }: { readonly event: CouponEvent }) {
  const t = useTexts(words)
  const state = eventState(event, useNow())
  return (
    <span className="whitespace-nowrap">
      <Badge tone={tones[state]}>{t.states[state]}</Badge>
    </span>
  )
}
