// One order: what was ordered, what it cost, where it stands and whose it is.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { count, won } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { LoadingNote, Skeleton } from '../../../shared/ui/skeleton.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { type Fact, Facts } from '../parts/facts.tsx'
import { Moment } from '../parts/moment.tsx'
import { backLinkClass, PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { userQuery } from '../users/queries.ts'
import { CancelOrder } from './cancel-order.tsx'
import { OrderStatusBadge } from './order-status-badge.tsx'
import { type Order, orderQuery } from './queries.ts'
import { words } from './words.ts'

export function OrderPage() {
  const t = useTexts(words)
  const { id } = useParams({ from: '/admin/orders/$id' })
  const { data: order } = useQuery(orderQuery(id))
  return (
    <div className="grid gap-6">
      <PageHead
        title={order ? t.what(order.items[0]?.name ?? id, order.items.length - 1) : t.title}
        about={
          <span className="figures">
            {t.number} {id}
          </span>
        }
        badge={order && <OrderStatusBadge status={order.status} />}
        back={
          <Link to="/admin/orders" className={backLinkClass}>
            <Icon name="left" />
            {t.list}
          </Link>
        }
        actions={order && <CancelOrder order={order} />}
      />
      {order ? (
        <>
          <OrderItems order={order} />
          <div className="grid items-start gap-4 lg:grid-cols-2">
            <Payment order={order} />
            <Buyer userId={order.userId} />
          </div>
        </>
      ) : (
        <>
          <LoadingNote />
          <Skeleton className="h-48" />
          <Skeleton className="h-48" />
        </>
      )}
    </div>
  )
}

type Item = Order['items'][number]

function OrderItems({ order }: { readonly order: Order }) {
  const t = useTexts(words)
  const columns: readonly Column<Item>[] = [
    {
      title: t.product,
      cell: ({ productId, name }) => (
        <Link
          to="/admin/products/$id"
          params={{ id: productId }}
          className="rounded-sm font-medium hover:underline"
        >
          {name}
        </Link>
      ),
    },
    { title: t.price, isNumber: true, isWideOnly: true, cell: ({ unitPrice }) => won(unitPrice) },
    { title: t.quantity, isNumber: true, cell: ({ quantity }) => count(quantity) },
    { title: t.amount, isNumber: true, cell: ({ amount }) => won(amount) },
  ]
  return (
    <DataTable name={t.items} columns={columns} rows={order.items} keyOf={({ productId }) => productId} />
  )
}

function Payment({ order }: { readonly order: Order }) {
  const t = useTexts(words)
  const times = [
    [t.when, order.createdAt],
    [t.expiresAt, order.status === 'pending' ? order.expiresAt : null],
    [t.paidAt, order.paidAt],
    [t.cancelledAt, order.cancelledAt],
  ] as const
  const facts: Fact[] = [
    { name: t.subtotal, value: won(order.subtotal) },
    { name: t.discount, value: won(-order.discount) },
    { name: t.total, value: <span className="text-lg font-bold">{won(order.total)}</span> },
  ]
  for (const [name, time] of times) if (time) facts.push({ name, value: <Moment time={time} /> })
  return (
    <Panel title={t.payment}>
      <Facts facts={facts} />
    </Panel>
  )
}

function Buyer({ userId }: { readonly userId: string }) {
  const t = useTexts(words)
  const { data: user } = useQuery(userQuery(userId))
  return (
    <Panel
      title={t.buyer}
      aside={
        <Link to="/admin/users/$id" params={{ id: userId }} className="text-sm text-brand underline">
          {t.toUser}
        </Link>
      }
    >
      {user ? (
        <Facts
          facts={[
            { name: t.name, value: <span className="wrap-anywhere">{user.name}</span> },
            { name: t.email, value: <span className="wrap-anywhere">{user.email}</span> },
            { name: t.balance, value: won(user.balance) },
          ]}
        />
      ) : (
        <Skeleton className="h-16" />
      )}
    </Panel>
  )
}
