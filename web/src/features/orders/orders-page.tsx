// One's orders, newest first, each with where it stands; the way to pay or cancel it is its own page.

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dateText } from '../../shared/format/moment.ts'
import { remainingText } from '../../shared/format/remaining.ts'
import { count, won } from '../../shared/format/won.ts'
import { useLanguage } from '../../shared/i18n/language.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { ProductPicture } from '../../shared/picture/product-picture.tsx'
import { useNow } from '../../shared/time/use-now.ts'
import { AccountPage } from '../../shared/ui/account-page.tsx'
import { buttonClass } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { ShowMore } from '../../shared/ui/show-more.tsx'
import { LoadingNote, Skeleton } from '../../shared/ui/skeleton.tsx'
import { orderState } from './order-state.ts'
import { type Order, ordersQuery } from './queries.ts'
import { StatusBadge } from './status-badge.tsx'
import { words } from './words.ts'

export function OrdersPage() {
  const t = useTexts(words)
  const list = useInfiniteQuery(ordersQuery())
  const orders = list.data?.pages.flatMap(({ items }) => items)
  return (
    <AccountPage title={t.orders}>
      {!orders ? (
        <OrdersSkeleton />
      ) : orders.length === 0 ? (
        <NoOrders />
      ) : (
        <ul className="grid gap-3">
          {orders.map((order) => (
            <li key={order.id}>
              <OrderCard order={order} />
            </li>
          ))}
        </ul>
      )}
      <ShowMore list={list} />
    </AccountPage>
  )
}

function OrderCard({ order }: { readonly order: Order }) {
  const t = useTexts(words)
  const language = useLanguage()
  const now = useNow(order.status === 'pending')
  const { id, items, total, createdAt } = order
  const { status, payLeftMs } = orderState(order, now)
  const [first, ...others] = items
  if (!first) return null
  const { productId, name } = first
  return (
    <Link
      to="/orders/$id"
      params={{ id }}
      className="flex items-center gap-4 rounded-lg border border-line bg-surface p-4 hover:border-edge"
    >
      <span className="w-16 shrink-0 overflow-hidden rounded-md border border-line">
        <ProductPicture product={{ id: productId, name, category: '' }} />
      </span>
      <span className="grid min-w-0 flex-1 gap-1">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
          <StatusBadge status={status} />
          {dateText(createdAt, language)}
        </span>
        <span className="truncate font-medium">
          {others.length === 0 ? name : t.andMore(name, count(others.length))}
        </span>
        <span className="flex flex-wrap items-baseline justify-between gap-x-4">
          <span className="figures font-bold">{won(total)}</span>
          {status === 'pending' && (
            <span className="figures text-sm text-warn">
              {t.payLeft} {remainingText(payLeftMs, language)}
            </span>
          )}
        </span>
      </span>
    </Link>
  )
}

function NoOrders() {
  const t = useTexts(words)
  return (
    <Notice
      isPart
      title={t.noOrders}
      actions={
        <Link to="/" className={buttonClass()}>
          {t.toProducts}
        </Link>
      }
    >
      {t.noOrdersHint}
    </Notice>
  )
}

function OrdersSkeleton() {
  return (
    <div className="grid gap-3">
      <LoadingNote />
      <Skeleton className="h-24 rounded-lg" />
      <Skeleton className="h-24 rounded-lg" />
      <Skeleton className="h-24 rounded-lg" />
    </div>
  )
}
