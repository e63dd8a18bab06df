// One order: what became of it, what was bought, and what can still be done about it.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { count, won } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { useNow } from '../../shared/time/use-now.ts'
import { AmountRow } from '../../shared/ui/amount-row.tsx'
import { Icon } from '../../shared/ui/icon.tsx'
import { ProductLine } from '../../shared/ui/product-line.tsx'
import { LoadingNote, Skeleton } from '../../shared/ui/skeleton.tsx'
import { usePageTitle } from '../../shared/ui/use-page-title.ts'
import { CancelOrder } from './cancel-order.tsx'
import { OrderFacts } from './order-facts.tsx'
import { orderState } from './order-state.ts'
import { OrderStatusPanel } from './order-status-panel.tsx'
import { type Order, orderQuery } from './queries.ts'
import { words } from './words.ts'

const route = getRouteApi('/orders/$id')

export function OrderPage() {
  const t = useTexts(words)
  const { id } = route.useParams()
  const { data: order } = useQuery(orderQuery(id))
  usePageTitle(t.order)
  return (
    <div className="page-width grid max-w-[56rem] gap-4 py-6">
      <Link
        to="/me"
        className="inline-flex items-center gap-1 justify-self-start text-sm text-soft hover:underline"
      >
        <Icon name="left" />
        {t.back}
      </Link>
      {order ? <OrderDetails order={order} /> : <OrderSkeleton />}
    </div>
  )
}

const columns = 'grid items-start gap-4 md:grid-cols-[1fr_20rem]'

function OrderDetails({ order }: { readonly order: Order }) {
  const now = useNow(order.status === 'pending' || order.status === 'paid')
  const state = orderState(order, now)
  const { refetch } = useQuery(orderQuery(order.id))
  const isOverdue = order.status === 'pending' && state.status === 'expired'
  useEffect(() => {
    if (isOverdue) void refetch()
  }, [isOverdue, refetch])
  return (
    <>
      <OrderStatusPanel order={order} state={state} />
      <div className={columns}>
        <OrderLines order={order} />
        <div className="grid gap-4">
          <OrderFacts order={order} canCancel={state.canCancel} />
          {state.canCancel && <CancelOrder order={order} />}
        </div>
      </div>
    </>
  )
}

function OrderLines({ order }: { readonly order: Order }) {
  const t = useTexts(words)
  const { items, subtotal, discount, total } = order
  return (
    <section aria-labelledby="lines" className="min-w-0 rounded-lg border border-line bg-surface p-4 sm:p-5">
      <h2 id="lines" className="font-bold">
        {t.ordered}
      </h2>
      <ul className="divide-y divide-line">
        {items.map(({ productId, name, unitPrice, quantity, amount }) => (
          <li key={productId} className="flex py-4">
            <ProductLine productId={productId} name={name}>
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <p className="figures text-sm text-soft">{t.eachTimes(won(unitPrice), count(quantity))}</p>
                <p className="figures font-bold">{won(amount)}</p>
              </div>
            </ProductLine>
          </li>
        ))}
      </ul>
      <dl className="grid gap-3 border-line border-t pt-4">
        <AmountRow name={t.subtotal}>{won(subtotal)}</AmountRow>
        {discount > 0 && (
          <AmountRow name={t.discount} tone="brand">
            {won(-discount)}
          </AmountRow>
        )}
        <AmountRow name={t.total} isTotal>
          {won(total)}
        </AmountRow>
      </dl>
    </section>
  )
}

function OrderSkeleton() {
  return (
    <>
      <LoadingNote />
      <Skeleton className="h-32 rounded-lg" />
      <div className={columns}>
        <Skeleton className="h-64 rounded-lg" />
        <Skeleton className="h-48 rounded-lg" />
      </div>
    </>
  )
}
