// The coupons one holds: usable, used and expired.

import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type HeldCoupon, type HeldCouponStatus, heldCouponsQuery } from '../../shared/api/held-coupons.ts'
import { momentText } from '../../shared/format/moment.ts'
import { count } from '../../shared/format/won.ts'
import { useLanguage } from '../../shared/i18n/language.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { AccountPage } from '../../shared/ui/account-page.tsx'
import { Badge } from '../../shared/ui/badge.tsx'
import { buttonClass } from '../../shared/ui/button.tsx'
import { classes } from '../../shared/ui/classes.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { ShowMore } from '../../shared/ui/show-more.tsx'
import { LoadingNote, Skeleton } from '../../shared/ui/skeleton.tsx'
import { couponStatuses } from './my-coupons-search.ts'
import { Terms } from './terms.tsx'
import { words } from './words.ts'

const route = getRouteApi('/me/coupons')

export function MyCouponsPage() {
  const t = useTexts(words)
  const { status = 'unused' } = route.useSearch()
  const list = useInfiniteQuery(heldCouponsQuery(status))
  const coupons = list.data?.pages.flatMap(({ items }) => items)
  return (
    <AccountPage title={t.mine}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <StatusLinks chosen={status} />
        {list.data && (
          <p className="figures text-sm text-soft">{t.total(count(list.data.pages[0]?.total ?? 0))}</p>
        )}
      </div>
      {!coupons ? (
        <CouponsSkeleton />
      ) : coupons.length === 0 ? (
        <NoCoupons status={status} />
      ) : (
        <ul className="grid gap-3 lg:grid-cols-2">
          {coupons.map((coupon) => (
            <li key={coupon.id}>
              <CouponCard coupon={coupon} />
            </li>
          ))}
        </ul>
      )}
      <ShowMore list={list} />
    </AccountPage>
  )
}

function StatusLinks({ chosen }: { readonly chosen: HeldCouponStatus }) {
  const t = useTexts(words)
  return (
    <nav aria-label={t.mine} className="flex flex-wrap gap-2">
      {couponStatuses.map((status) => (
        <Link
          key={status}
          to="/me/coupons"
          search={status === 'unused' ? {} : { status }}
          aria-current={status === chosen}
          className={classes(
            'inline-flex min-h-8 items-center rounded-full border px-3 text-sm',
            status === chosen
              ? 'border-brand bg-brand text-on-brand'
              : 'border-line bg-surface hover:border-edge',
          )}
        >
          {t.statuses[status]}
        </Link>
      ))}
    </nav>
  )
}

function CouponCard({ coupon }: { readonly coupon: HeldCoupon }) {
  const t = useTexts(words)
  const language = useLanguage()
  const { name, terms, status, orderId, issuedAt, expiresAt } = coupon
  const isOver = status !== 'unused'
  const when = {
    unused: t.expiresAt(momentText(expiresAt, language)),
    used: t.issuedAt(momentText(issuedAt, language)),
    expired: t.expiredAt(momentText(expiresAt, language)),
  }[status]
  return (
    <article className="grid h-full content-between gap-3 rounded-lg border border-line bg-surface p-5">
      <Terms name={name} {...terms} isOver={isOver} />
      <div className="flex flex-wrap items-center justify-between gap-2 border-line border-t border-dashed pt-3 text-sm text-soft">
        <p>{when}</p>
        {orderId !== null && (
          <p className="flex flex-wrap items-center gap-2">
            {!isOver && <Badge tone="warn">{t.held}</Badge>}
            <Link to="/orders/$id" params={{ id: orderId }} className="underline">
              {t.toOrder}
            </Link>
          </p>
        )}
      </div>
    </article>
  )
}

function NoCoupons({ status }: { readonly status: HeldCouponStatus }) {
  const t = useTexts(words)
  return (
    <Notice
      isPart
      title={t.nothing[status]}
      actions={
        <Link to="/coupons" className={buttonClass({ kind: 'secondary' })}>
          {t.toEvents}
        </Link>
      }
    >
      {t.nothingHint}
    </Notice>
  )
}

function CouponsSkeleton() {
  return (
    <div className="grid gap-3 lg:grid-cols-2">
      <LoadingNote />
      <Skeleton className="h-48 rounded-lg" />
      <Skeleton className="h-48 rounded-lg" />
    </div>
  )
}
