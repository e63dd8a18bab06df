// The coupon events of all times, with what remains of them at this moment.

import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { discountText } from '../../../shared/format/discount.ts'
import { count } from '../../../shared/format/won.ts'
import { useLanguage } from '../../../shared/i18n/language.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { useLive } from '../../../shared/live/live.ts'
import { buttonClass } from '../../../shared/ui/button.tsx'
import { Icon } from '../../../shared/ui/icon.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Pager } from '../../../shared/ui/pager.tsx'
import { type Column, DataTable, TableSkeleton } from '../parts/data-table.tsx'
import { Moment } from '../parts/moment.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { adminCouponsQuery, type Coupon, pageSize } from './queries.ts'
import { RemainingBar } from './remaining-bar.tsx'
import { StateBadge } from './state-badge.tsx'
import { words } from './words.ts'

export function CouponsPage() {
  const t = useTexts(words)
  const { page = 1 } = useSearch({ from: '/admin/coupons' })
  const { data, isPlaceholderData } = useQuery(adminCouponsQuery(page))
  useLive({ coupons: data?.items.map(({ id }) => id) ?? [] })
  return (
    <div className="grid gap-6">
      <PageHead
        title={t.title}
        about={data && t.found(count(data.total))}
        actions={
          <Link to="/admin/coupons/new" className={buttonClass()}>
            <Icon name="plus" />
            {t.add}
          </Link>
        }
      />
      {!data && <TableSkeleton />}
      {data?.total === 0 && (
        <Notice isPart title={t.nothing}>
          {t.nothingHint}
        </Notice>
      )}
      {data && data.total > 0 && (
        <>
          {data.items.length > 0 && <CouponTable coupons={data.items} isOld={isPlaceholderData} />}
          <Pager
            page={page}
            last={Math.ceil(data.total / pageSize)}
            linkTo={(next, className, content) => (
              <Link to="/admin/coupons" search={next > 1 ? { page: next } : {}} className={className}>
                {content}
              </Link>
            )}
          />
        </>
      )}
    </div>
  )
}

type CouponTableProps = { readonly coupons: readonly Coupon[]; readonly isOld: boolean }

function CouponTable({ coupons, isOld }: CouponTableProps) {
  const t = useTexts(words)
  const columns: readonly Column<Coupon>[] = [
    { title: t.name, cell: (coupon) => <CouponName coupon={coupon} /> },
    { title: t.remaining, cell: (coupon) => <Remaining coupon={coupon} /> },
    { title: t.begins, isWideOnly: true, cell: ({ issueStartsAt }) => <Moment time={issueStartsAt} /> },
    {
      title: t.ends,
      isWideOnly: true,
      cell: ({ issueEndsAt }) =>
        issueEndsAt ? <Moment time={issueEndsAt} /> : <span className="text-soft">{t.untilGone}</span>,
    },
    { title: t.state, cell: (coupon) => <StateBadge event={coupon} /> },
  ]
  return <DataTable name={t.title} columns={columns} rows={coupons} keyOf={({ id }) => id} isOld={isOld} />
}

function CouponName({ coupon: { id, name, discount } }: { readonly coupon: Coupon }) {
  const language = useLanguage()
  return (
    <Link to="/admin/coupons/$id" params={{ id }} className="group grid rounded-sm">
      <span className="line-clamp-2 font-medium group-hover:underline">{name}</span>
      <span className="figures text-xs text-soft">{discountText(discount, language)}</span>
    </Link>
  )
}

function Remaining({ coupon: { remaining, totalCount } }: { readonly coupon: Coupon }) {
  return (
    <span className="grid gap-1 sm:w-32">
      <span className="figures whitespace-nowrap">
        {count(remaining)} <span className="text-soft">/ {count(totalCount)}</span>
      </span>
      <RemainingBar remaining={remaining} total={totalCount} />
    </span>
  )
}
