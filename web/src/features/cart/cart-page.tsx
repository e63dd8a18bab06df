// The cart: what is in it, which of it is to be ordered now, and what that comes to.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useSyncExternalStore } from 'react'
import { cartQuery } from '../../shared/api/queries.ts'
import { count } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { useLiveStock } from '../../shared/live/use-live-stock.ts'
import { Button, buttonClass } from '../../shared/ui/button.tsx'
import { Notice } from '../../shared/ui/notice.tsx'
import { LoadingNote, Skeleton } from '../../shared/ui/skeleton.tsx'
import { usePageTitle } from '../../shared/ui/use-page-title.ts'
import { type CartLine, canBeChosen } from './cart-lines.ts'
import { CartRow } from './cart-row.tsx'
import { CartSummary } from './cart-summary.tsx'
import { leftOutLines } from './left-out.ts'
import { useRemoval } from './use-cart-changes.ts'
import { words } from './words.ts'

export function CartPage() {
  const t = useTexts(words)
  const { data } = useQuery(cartQuery())
  useLiveStock(data?.items.map(({ productId }) => productId) ?? [])
  usePageTitle(t.cart)
  return (
    <div className="page-width grid gap-4 py-8">
      <h1 className="text-xl font-bold">{t.cart}</h1>
      {!data ? <CartSkeleton /> : data.items.length === 0 ? <EmptyCart /> : <Lines lines={data.items} />}
    </div>
  )
}

const columns = 'grid items-start gap-6 lg:grid-cols-[1fr_20rem] lg:gap-10'

function Lines({ lines }: { readonly lines: readonly CartLine[] }) {
  const t = useTexts(words)
  // Everything is chosen until it is not: what is put in later, too.
  const leftOut = useSyncExternalStore(leftOutLines.subscribe, leftOutLines.get)
  const removal = useRemoval()
  const choosable = lines.filter(canBeChosen)
  const chosen = choosable.filter(({ id }) => !leftOut.includes(id))
  function choose(some: readonly CartLine[], isChosen: boolean): void {
    const ids = some.map(({ id }) => id)
    const others = lines.map(({ id }) => id).filter((id) => leftOut.includes(id) && !ids.includes(id))
    leftOutLines.set(isChosen ? others : [...others, ...ids])
  }
  return (
    <div className={columns}>
      <section aria-label={t.lines} className="min-w-0 rounded-lg border border-line bg-surface px-4 sm:px-5">
        <div className="flex min-h-16 flex-wrap items-center justify-between gap-3 border-line border-b py-2">
          <label className="flex items-center gap-3">
            <input
              type="checkbox"
              className="size-5"
              checked={chosen.length > 0 && chosen.length === choosable.length}
              disabled={choosable.length === 0}
              onChange={({ target }) => choose(choosable, target.checked)}
            />
            <span>
              {t.all}{' '}
              <span className="figures block text-sm text-soft sm:inline">
                {t.chosen(count(chosen.length), count(lines.length))}
              </span>
            </span>
          </label>
          <Button
            kind="secondary"
            size="small"
            isBusy={removal.isPending}
            disabled={chosen.length === 0}
            onClick={() => removal.submit(chosen.map(({ id }) => id))}
          >
            {t.remove}
          </Button>
        </div>
        <ul className="divide-y divide-line">
          {lines.map((line) => (
            <CartRow
              key={line.id}
              line={line}
              isChosen={chosen.includes(line)}
              onChoose={(isChosen) => choose([line], isChosen)}
              onRemove={() => removal.submit([line.id])}
            />
          ))}
        </ul>
      </section>
      <CartSummary chosen={chosen} />
    </div>
  )
}

function EmptyCart() {
  const t = useTexts(words)
  return (
    <Notice
      isPart
      title={t.empty}
      actions={
        <Link to="/" className={buttonClass()}>
          {t.toProducts}
        </Link>
      }
    >
      {t.emptyHint}
    </Notice>
  )
}

function CartSkeleton() {
  return (
    <div className={columns}>
      <LoadingNote />
      <Skeleton className="h-64 rounded-lg" />
      <Skeleton className="h-48 rounded-lg" />
    </div>
  )
}
