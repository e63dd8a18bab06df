// The coupon events that are open or yet to open, with what is left of each at this moment.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { newestHeldCouponsQuery } from '../../shared/api/held-coupons.ts'
import { hasAll } from '../../shared/coupon/event-state.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { useLive } from '../../shared/live/live.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { Pager } from '../../shared/ui/pager.tsx'
import { LoadingNote, Skeleton } from '../../shared/ui/skeleton.tsx'
import { usePageTitle } from '../../shared/ui/use-page-title.ts'
import { CouponEvent } from './coupon-event.tsx'
import { couponEventsQuery, eventsPageSize } from './queries.ts'
import { words } from './words.ts'

const route = getRouteApi('/coupons')

export function CouponsPage() {
  const t = useTexts(words)
  const { page = 1 } = route.useSearch()
  const { data: events } = useQuery(couponEventsQuery(page))
  const { data: held } = useQuery(newestHeldCouponsQuery())
  useLive({ coupons: events?.items.map(({ id }) => id) ?? [] })
  usePageTitle(t.events)
  return (
    <div className="page-width grid max-w-[56rem] gap-6 py-8">
      <div className="grid gap-1">
        <h1 className="text-xl font-bold">{t.events}</h1>
        <p className="text-soft">{t.eventsHint}</p>
      </div>
      {!events || !held ? (
        <EventsSkeleton />
      ) : events.total === 0 ? (
        <NoEvents />
      ) : (
        <ul className="grid gap-4">
          {events.items.map((coupon) => (
            <li key={coupon.id}>
              <CouponEvent coupon={coupon} isHeld={hasAll(coupon, held.items)} />
            </li>
          ))}
        </ul>
      )}
      <Pager
        page={page}
        last={Math.ceil((events?.total ?? 0) / eventsPageSize)}
        linkTo={(number, className, content) => (
          <Link to="/coupons" search={number > 1 ? { page: number } : {}} className={className}>
            {content}
          </Link>
        )}
      />
    </div>
  )
}

function NoEvents() {
  const t = useTexts(words)
  return (
    <Notice
      isPart
      title={t.noEvents}
      actions={
        <Link to="/" className={buttonClass({ kind: 'secondary' })}>
          {t.toProducts}
        </Link>
      }
    >
      {t.noEventsHint}
    </Notice>
  )
}

function EventsSkeleton() {
  return (
    <div className="grid gap-4">
      <LoadingNote />
      <Skeleton className="h-48 rounded-lg sm:h-[11.5rem]" />
      <Skeleton className="h-48 rounded-lg sm:h-[11.5rem]" />
    </div>
  )
}
