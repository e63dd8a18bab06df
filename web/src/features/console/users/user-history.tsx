// What a user did, newest first: one of four lists.

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { discountText } from '../../../shared/format/discount.ts'
import { won } from '../../../shared/format/won.ts'
import { useLanguage } from '../../../shared/i18n/language.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { Badge } from '../../../shared/ui/badge.tsx'
import { classes } from '../../../shared/ui/classes.ts'
import { ShowMore } from '../../../shared/ui/show-more.tsx'
import { OrderTable } from '../orders/order-table.tsx'
import { type Column, DataTable, TableSkeleton } from '../parts/data-table.tsx'
import { Moment } from '../parts/moment.tsx'
import {
  type BalanceEntry,
  balanceHistoryQuery,
  type HeldCoupon,
  type Payment,
  paymentsQuery,
  userCouponsQuery,
  userOrdersQuery,
} from './queries.ts'
import type { UserList } from './user-search.ts'
import { words } from './words.ts'

type OfUser = { readonly userId: string }

export function UserHistory({ userId, list }: OfUser & { readonly list: UserList }) {
  if (list === 'payments') return <Payments userId={userId} />
  if (list === 'orders') return <Orders userId={userId} />
  if (list === 'coupons') return <Coupons userId={userId} />
  return <BalanceHistory userId={userId} />
}

type Pages<Row> = Parameters<typeof ShowMore>[0]['list'] & {
  readonly data: { readonly pages: readonly { readonly items: readonly Row[] }[] } | undefined
}

type RowsProps<Row> = {
  readonly list: Pages<Row>
  /** What is said when there are none. */
  readonly none: string
  readonly table: (rows: readonly Row[]) => ReactNode
}

function Rows<Row>({ list, none, table }: RowsProps<Row>) {
  const rows = list.data?.pages.flatMap(({ items }) => items)
  if (!rows) return <TableSkeleton />
  if (rows.length === 0) {
    return <p className="rounded-lg border border-line bg-surface p-8 text-center text-soft">{none}</p>
  }
  return (
    <div className="grid gap-4">
      {table(rows)}
      <ShowMore list={list} />
    </div>
  )
}

function BalanceHistory({ userId }: OfUser) {
  const t = useTexts(words)
  const list = useInfiniteQuery(balanceHistoryQuery(userId))
  const columns: readonly Column<BalanceEntry>[] = [
    { title: t.when, cell: ({ createdAt }) => <Moment time={createdAt} /> },
    {
      title: t.what,
      cell: ({ kind, orderId }) =>
        orderId ? <OrderLink orderId={orderId}>{t.kinds[kind]}</OrderLink> : t.kinds[kind],
    },
    {
      title: t.change,
      isNumber: true,
      cell: ({ amount }) => (
        <span className={classes('font-medium', amount > 0 && 'text-brand')}>
          {amount > 0 && '+'}
          {won(amount)}
        </span>
      ),
    },
    { title: t.after, isNumber: true, isWideOnly: true, cell: ({ balanceAfter }) => won(balanceAfter) },
  ]
  return (
    <Rows
      list={list}
      none={t.noBalance}
      table={(rows) => (
        <DataTable name={t.lists.balance} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
    />
  )
}

function Payments({ userId }: OfUser) {
  const t = useTexts(words)
  const list = useInfiniteQuery(paymentsQuery(userId))
  const columns: readonly Column<Payment>[] = [
    { title: t.when, cell: ({ paidAt }) => <Moment time={paidAt} /> },
    { title: t.what, cell: ({ orderId }) => <OrderLink orderId={orderId}>{t.toOrder}</OrderLink> },
    { title: t.amount, isNumber: true, cell: ({ amount }) => won(amount) },
    {
      title: t.state,
      cell: ({ status }) => (
        <Badge tone={status === 'paid' ? 'brand' : 'plain'}>{t.paymentStates[status]}</Badge>
      ),
    },
  ]
  return (
    <Rows
      list={list}
      none={t.noPayments}
      table={(rows) => (
        <DataTable name={t.lists.payments} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
    />
  )
}

function Orders({ userId }: OfUser) {
  const t = useTexts(words)
  const list = useInfiniteQuery(userOrdersQuery(userId))
  return <Rows list={list} none={t.noOrders} table={(rows) => <OrderTable orders={rows} />} />
}

function Coupons({ userId }: OfUser) {
  const t = useTexts(words)
  const language = useLanguage()
  const list = useInfiniteQuery(userCouponsQuery(userId))
  const columns: readonly Column<HeldCoupon>[] = [
    {
      title: t.coupon,
      cell: ({ couponId, name, terms }) => (
        <Link to="/admin/coupons/$id" params={{ id: couponId }} className="group grid rounded-sm">
          <span className="font-medium group-hover:underline">{name}</span>
          <span className="figures text-xs text-soft">{discountText(terms.discount, language)}</span>
        </Link>
      ),
    },
    { title: t.issuedAt, isWideOnly: true, cell: ({ issuedAt }) => <Moment time={issuedAt} /> },
    { title: t.expiresAt, isWideOnly: true, cell: ({ expiresAt }) => <Moment time={expiresAt} /> },
    {
      title: t.state,
      cell: ({ status }) => (
        <Badge tone={status === 'unused' ? 'brand' : 'plain'}>{t.couponStates[status]}</Badge>
      ),
    },
  ]
  return (
    <Rows
      list={list}
      none={t.noCoupons}
      table={(rows) => (
        <DataTable name={t.lists.coupons} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
    />
  )
}

function OrderLink({ orderId, children }: { readonly orderId: string; readonly children: ReactNode }) {
  return (
    <Link to="/admin/orders/$id" params={{ id: orderId }} className="rounded-sm text-brand underline">
      {children}
    </Link>
  )
}
