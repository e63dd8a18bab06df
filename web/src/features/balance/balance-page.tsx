// The prepaid balance: how much there is, charging it, getting it back, and everything that ever changed it.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { balanceQuery } from '../../shared/api/queries.ts'
import { ChargeForm } from '../../shared/balance/charge-form.tsx'
import { momentText } from '../../shared/format/moment.ts'
import { won } from '../../shared/format/won.ts'
import { useLanguage } from '../../shared/i18n/language.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { AccountPage } from '../../shared/ui/account-page.tsx'
import { classes } from '../../shared/ui/classes.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { ShowMore } from '../../shared/ui/show-more.tsx'
import { LoadingNote, Skeleton } from '../../shared/ui/skeleton.tsx'
import { type BalanceEntry, balanceHistoryQuery } from './queries.ts'
import { RefundForm } from './refund-form.tsx'
import { words } from './words.ts'

const panel = 'grid content-start gap-3 rounded-lg border border-line bg-surface p-5'

export function BalancePage() {
  const t = useTexts(words)
  const { data } = useQuery(balanceQuery())
  return (
    <AccountPage title={t.title}>
      {!data ? (
        <BalanceSkeleton />
      ) : (
        <>
          <section className="grid gap-1 rounded-lg bg-brand p-5 text-on-brand">
            <p className="text-sm">{t.now}</p>
            <p className="figures text-3xl font-bold">{won(data.balance)}</p>
            <p className="figures text-sm">{t.refundable(won(data.refundable))}</p>
          </section>
          <div className="grid gap-4 lg:grid-cols-2">
            <section aria-labelledby="charge" className={panel}>
              <h2 id="charge" className="font-bold">
                {t.charge}
              </h2>
              <ChargeForm />
            </section>
            <section aria-labelledby="refund" className={panel}>
              <h2 id="refund" className="font-bold">
                {t.refund}
              </h2>
              <p className="text-sm text-soft">{t.refundHint}</p>
              <RefundForm refundable={data.refundable} />
            </section>
          </div>
        </>
      )}
      <History />
    </AccountPage>
  )
}

function History() {
  const t = useTexts(words)
  const list = useInfiniteQuery(balanceHistoryQuery())
  const entries = list.data?.pages.flatMap(({ items }) => items)
  return (
    <section aria-labelledby="history" className="grid gap-3 pt-2">
      <h2 id="history" className="text-lg font-bold">
        {t.history}
      </h2>
      {!entries ? (
        <Skeleton className="h-48 rounded-lg" />
      ) : entries.length === 0 ? (
        <Notice isPart title={t.noHistory}>
          {t.noHistoryHint}
        </Notice>
      ) : (
        <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      <ShowMore list={list} />
    </section>
  )
}

function Entry({ entry }: { readonly entry: BalanceEntry }) {
  const t = useTexts(words)
  const language = useLanguage()
  const { kind, amount, balanceAfter, orderId, createdAt } = entry
  return (
    <li className="flex items-center justify-between gap-4 px-4 py-3 sm:px-5">
      <div className="grid gap-0.5">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="font-medium">{t.kinds[kind]}</span>
          {orderId !== null && (
            <Link to="/orders/$id" params={{ id: orderId }} className="text-sm text-soft underline">
              {t.seeOrder}
            </Link>
          )}
        </p>
        <p className="figures text-sm text-soft">{momentText(createdAt, language)}</p>
      </div>
      <div className="grid shrink-0 justify-items-end gap-0.5">
        <p className={classes('figures font-bold', amount > 0 && 'text-brand')}>
          {amount > 0 && '+'}
          {won(amount)}
        </p>
        <p className="figures text-sm text-soft">{t.after(won(balanceAfter))}</p>
      </div>
    </li>
  )
}

function BalanceSkeleton() {
  return (
    <div className="grid gap-4">
      <LoadingNote />
      <Skeleton className="h-32 rounded-lg" />
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-64 rounded-lg" />
        <Skeleton className="h-64 rounded-lg" />
      </div>
    </div>
  )
}
