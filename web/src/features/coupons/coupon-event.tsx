// One coupon event: what it gives, when it starts, how much of it is left, and the button that is pressed first.

import { Link } from '@tanstack/react-router'
import { type EventState, eventState } from '../../shared/coupon/event-state.ts'
import { momentText } from '../../shared/format/moment.ts'
import { remainingText } from '../../shared/format/remaining.ts'
import { count } from '../../shared/format/won.ts'
import { useLanguage } from '../../shared/i18n/language.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { Badge } from '../../shared/ui/badge.tsx'
import { Button } from '../../shared/ui/button.tsx'
import { classes } from '../../shared/ui/classes.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import type { Coupon } from './queries.ts'
import { RemainingMeter } from './remaining-meter.tsx'
import { Terms } from './terms.tsx'
import { useClaim } from './use-claim.ts'
import { words } from './words.ts'

const tones = { upcoming: 'warn', open: 'brand', gone: 'plain', ended: 'plain' } as const

type CouponEventProps = {
  readonly coupon: Coupon
  /** Whoever looks has as many of it as one may have. */
  readonly isHeld: boolean
}

export function CouponEvent({ coupon, isHeld }: CouponEventProps) {
  const t = useTexts(words)
  const language = useLanguage()
  const now = useNow()
  const state = eventState(coupon, now)
  const isOver = state === 'gone' || state === 'ended'
  const ends = coupon.issueEndsAt === null ? [] : [t.until(momentText(coupon.issueEndsAt, language))]
  return (
    <article
      className={classes(
        'grid overflow-hidden rounded-lg border border-line bg-surface sm:grid-cols-[1fr_17rem]',
        isOver && 'bg-page',
      )}
    >
      <div className="grid content-start gap-3 p-5">
        <p className="flex flex-wrap items-center gap-2 text-sm text-soft">
          <Badge tone={tones[state]}>{t.states[state]}</Badge>
          {state === 'upcoming' ? t.startsAt(momentText(coupon.issueStartsAt, language)) : ends[0]}
        </p>
        <Terms
          {...coupon}
          isOver={isOver}
          more={[t.validDays(count(coupon.validDays)), t.perUser(count(coupon.perUserLimit))]}
        />
      </div>
      <div className="grid content-center gap-3 border-line border-t border-dashed p-5 sm:border-t-0 sm:border-l">
        <RemainingMeter remaining={coupon.remaining} total={coupon.totalCount} />
        <Claim coupon={coupon} state={state} isHeld={isHeld} now={now} />
      </div>
    </article>
  )
}

type ClaimProps = CouponEventProps & { readonly state: EventState; readonly now: number }

function Claim({ coupon, state, isHeld, now }: ClaimProps) {
  const t = useTexts(words)
  const claim = useClaim(coupon)
  return (
    <>
      {isHeld ? (
        <Held />
      ) : state === 'upcoming' ? (
        <Countdown leftMs={Date.parse(coupon.issueStartsAt) - now} />
      ) : (
        <Button
          kind={state === 'open' ? 'primary' : 'secondary'}
          isBusy={claim.isPending}
          disabled={state !== 'open'}
          onClick={() => claim.submit(null)}
          aria-label={`${state === 'open' ? t.claim : t.states[state]}: ${coupon.name}`}
        >
          {state !== 'open' ? t.states[state] : claim.isPending ? t.claiming : t.claim}
        </Button>
      )}
      <p role="status" className="text-sm text-warn empty:hidden">
        {claim.isPending && claim.failureCount > 0 && t.stillClaiming}
      </p>
      <p role="alert" className="text-sm text-danger empty:hidden">
        {claim.reason}
      </p>
    </>
  )
}

function Held() {
  const t = useTexts(words)
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-3 text-sm">
      <p className="flex items-center gap-1 font-medium text-brand">
        <Icon name="check" />
        {t.claimed}
      </p>
      <Link to="/me/coupons" className="underline">
        {t.toMine}
      </Link>
    </div>
  )
}

function Countdown({ leftMs }: { readonly leftMs: number }) {
  const t = useTexts(words)
  const language = useLanguage()
  return (
    <p className="flex min-h-11 items-center justify-between gap-2 rounded-md bg-warn-faint px-4 text-warn">
      <span className="text-sm">{t.startsIn}</span>
      <span role="timer" className="figures text-lg font-bold">
        {remainingText(leftMs, language)}
      </span>
    </p>
  )
}
