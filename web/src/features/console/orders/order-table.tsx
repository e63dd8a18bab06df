// Rows of orders, of everybody or of one user.

import { Link } from '@tanstack/react-router'
import { won } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Moment } from '../parts/moment.tsx'
import { OrderStatusBadge } from './order-status-badge.tsx'
import type { Order } from './queries.ts'
import { words } from './words.ts'

type OrderTableProps = { readonly orders: readonly Order[]; readonly isOld?: boolean }

export function OrderTable({ orders, isOld = false }: OrderTableProps) {
  const t = useTexts(words)
  const columns: readonly Column<Order>[] = [
    { title: t.order, cell: (order) => <OrderName order={order} /> },
    { title: t.when, isWideOnly: true, cell: ({ createdAt }) => <Moment time={createdAt} /> },
    { title: t.total, isNumber: true, cell: ({ total }) => won(total) },
    { title: t.status, cell: ({ status }) => <OrderStatusBadge status={status} /> },
  ]
  return <DataTable name={t.title} columns={columns} rows={orders} keyOf={({ id }) => id} isOld={isOld} />
}

function OrderName({ order: { id, items, createdAt } }: { readonly order: Order }) {
  const t = useTexts(words)
  return (
    <Link to="/admin/orders/$id" params={{ id }} className="group grid gap-0.5 rounded-sm">
      <span className="line-clamp-2 font-medium group-hover:underline">
        {t.what(items[0]?.name ?? id, items.length - 1)}
      </span>
      <span className="text-xs text-soft md:hidden">
        <Moment time={createdAt} />
      </span>
      <span className="figures hidden text-xs text-soft md:block">{id}</span>
    </Link>
  )
}
