// What was paid for orders, and what of it came back.

import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { momentText } from '../../shared/format/moment.ts'
import { won } from '../../shared/format/won.ts'
import { useLanguage } from '../../shared/i18n/language.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { AccountPage } from '../../shared/ui/account-page.tsx'
import { Badge } from '../../shared/ui/badge.tsx'
import { classes } from '../../shared/ui/classes.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { ShowMore } from '../../shared/ui/show-more.tsx'
import { LoadingNote, Skeleton } from '../../shared/ui/skeleton.tsx'
import { paymentsQuery } from './queries.ts'
import { words } from './words.ts'

export function PaymentsPage() {
  const t = useTexts(words)
  const list = useInfiniteQuery(paymentsQuery())
  const payments = list.data?.pages.flatMap(({ items }) => items)
  return (
    <AccountPage title={t.payments}>
      {!payments ? (
        <PaymentsSkeleton />
      ) : payments.length === 0 ? (
        <Notice isPart title={t.noPayments}>
          {t.noPaymentsHint}
        </Notice>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
          {payments.map((payment) => (
            <li key={payment.id}>
              <PaymentRow payment={payment} />
            </li>
          ))}
        </ul>
      )}
      <ShowMore list={list} />
    </AccountPage>
  )
}

type Payment = {
  readonly orderId: string
  readonly amount: number
  readonly status: 'paid' | 'refunded'
  readonly paidAt: string
  readonly refundedAt: string | null
}

function PaymentRow({ payment }: { readonly payment: Payment }) {
  const t = useTexts(words)
  const language = useLanguage()
  const { orderId, amount, status, paidAt, refundedAt } = payment
  const isRefunded = status === 'refunded'
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-3 sm:px-5">
      <div className="grid gap-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Badge tone={isRefunded ? 'plain' : 'brand'}>{t.paymentStatuses[status]}</Badge>
          <span className="figures text-sm">{momentText(paidAt, language)}</span>
        </p>
        {refundedAt !== null && (
          <p className="figures text-sm text-soft">{t.refundedAt(momentText(refundedAt, language))}</p>
        )}
      </div>
      <div className="ml-auto flex items-center gap-4">
        <p className={classes('figures font-bold', isRefunded && 'text-soft line-through')}>{won(amount)}</p>
        <Link to="/orders/$id" params={{ id: orderId }} className="text-sm underline">
          {t.seeOrder}
        </Link>
      </div>
    </div>
  )
}

function PaymentsSkeleton() {
  return (
    <div className="grid gap-3">
      <LoadingNote />
      <Skeleton className="h-16 rounded-lg" />
      <Skeleton className="h-16 rounded-lg" />
    </div>
  )
}
