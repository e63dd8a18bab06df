// The orders of everybody, newest first, by number, address, status and day.

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { buttonClass } from '../../../shared/ui/button.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { ShowMore } from '../../../shared/ui/show-more.tsx'
import { TableSkeleton } from '../parts/data-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { OrderFilters } from './order-filters.tsx'
import type { OrderSearch } from './order-search.ts'
import { OrderTable } from './order-table.tsx'
import { adminOrdersQuery } from './queries.ts'
import { words } from './words.ts'

export function OrdersPage() {
  const t = useTexts(words)
  const search = useSearch({ from: '/admin/orders' })
  const navigate = useNavigate()
  const list = useInfiniteQuery(adminOrdersQuery(search))
  const orders = list.data?.pages.flatMap(({ items }) => items)
  return (
    <div className="grid gap-6">
      <PageHead title={t.title} about={t.about} />
      <OrderFilters
        search={search}
        onChange={(next) => void navigate({ to: '/admin/orders', search: next })}
      />
      {!orders && <TableSkeleton />}
      {orders?.length === 0 && <NothingFound search={search} />}
      {orders && orders.length > 0 && <OrderTable orders={orders} isOld={list.isPlaceholderData} />}
      <ShowMore list={list} />
    </div>
  )
}

function NothingFound({ search }: { readonly search: OrderSearch }) {
  const t = useTexts(words)
  if (Object.values(search).every((value) => value === undefined)) {
    return (
      <Notice isPart title={t.nothingYet}>
        {t.nothingYetHint}
      </Notice>
    )
  }
  return (
    <Notice
      isPart
      title={t.nothing}
      actions={
        <Link to="/admin/orders" className={buttonClass({ kind: 'secondary' })}>
          {t.clear}
        </Link>
      }
    >
      {t.nothingHint}
    </Notice>
  )
}
