// One coupon event: how it runs out, as it happens, and what can still be changed about it.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { eventState } from '../../../shared/coupon/event-state.ts'
import { discountText } from '../../../shared/format/discount.ts'
import { count, won } from '../../../shared/format/won.ts'
import { useLanguage } from '../../../shared/i18n/language.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { useNow } from '../../../shared/time/use-now.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { LoadingNote, Skeleton } from '../../../shared/ui/skeleton.tsx'
import { Facts } from '../parts/facts.tsx'
import { Moment } from '../parts/moment.tsx'
import { backLinkClass, PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { CouponChanges } from './coupon-changes.tsx'
import { EndEvent } from './end-event.tsx'
import { type Coupon, couponQuery } from './queries.ts'
import { RunningOut } from './running-out.tsx'
import { StateBadge } from './state-badge.tsx'
import { words } from './words.ts'

export function CouponPage() {
  const t = useTexts(words)
  const { id } = useParams({ from: '/admin/coupons/$id' })
  const { data: coupon } = useQuery(couponQuery(id))
  const now = useNow()
  const isOver = coupon !== undefined && eventState(coupon, now) === 'ended'
  return (
    <div className="grid gap-6">
      <PageHead
        title={coupon?.name ?? t.title}
        badge={coupon && <StateBadge event={coupon} />}
        back={
          <Link to="/admin/coupons" className={backLinkClass}>
            <Icon name="left" />
            {t.list}
          </Link>
        }
        actions={coupon && !isOver && <EndEvent coupon={coupon} />}
      />
      {coupon ? (
        <>
          <RunningOut key={id} coupon={coupon} />
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <CouponChanges key={`${id} ${coupon.issueEndsAt}`} coupon={coupon} />
            <Terms coupon={coupon} />
          </div>
        </>
      ) : (
        <>
          <LoadingNote />
          <Skeleton className="h-48" />
          <Skeleton className="h-64" />
        </>
      )}
    </div>
  )
}

function Terms({ coupon }: { readonly coupon: Coupon }) {
  const t = useTexts(words)
  const language = useLanguage()
  const { discount, minOrderAmount, issueStartsAt, issueEndsAt } = coupon
  return (
    <Panel title={t.terms}>
      <Facts
        facts={[
          { name: t.discount, value: discountText(discount, language) },
          { name: t.cap, value: discount.maxAmount === undefined ? t.unlimited : won(discount.maxAmount) },
          { name: t.minimum, value: minOrderAmount > 0 ? won(minOrderAmount) : t.unlimited },
          { name: t.perUser, value: count(coupon.perUserLimit) },
          { name: t.validDays, value: count(coupon.validDays) },
          { name: t.startsAt, value: <Moment time={issueStartsAt} /> },
          { name: t.endsAt, value: issueEndsAt ? <Moment time={issueEndsAt} /> : t.untilGone },
        ]}
      />
      <p className="text-sm text-soft">{t.termsHint}</p>
    </Panel>
  )
}
