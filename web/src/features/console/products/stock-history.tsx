// What operators put in and took out of the stock of a product, newest first.

import { useInfiniteQuery } from '@tanstack/react-query'
import { count } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { classes } from '../../../shared/ui/classes.ts'
import { ShowMore } from '../../../shared/ui/show-more.tsx'
import { type Column, DataTable, TableSkeleton } from '../parts/data-table.tsx'
import { Moment } from '../parts/moment.tsx'
import { type StockAdjustment, stockHistoryQuery } from './queries.ts'
import { words } from './words.ts'

/** What the shop writes for the stock that a product was made with. */
const firstReason = 'initial stock'

export function StockHistory({ id }: { readonly id: string }) {
  const t = useTexts(words)
  const history = useInfiniteQuery(stockHistoryQuery(id))
  const rows = history.data?.pages.flatMap(({ items }) => items)
  const columns: readonly Column<StockAdjustment>[] = [
    { title: t.when, cell: ({ createdAt }) => <Moment time={createdAt} /> },
    { title: t.change, isNumber: true, cell: ({ change }) => <Change change={change} /> },
    { title: t.reason, cell: ({ reason }) => (reason === firstReason ? t.firstStock : reason) },
    {
      title: t.who,
      isWideOnly: true,
      cell: ({ actorEmail }) => <span className="text-soft">{actorEmail ?? t.system}</span>,
    },
  ]
  return (
    <section aria-labelledby="stock-history" className="grid gap-3">
      <div>
        <h2 id="stock-history" className="font-bold">
          {t.history}
        </h2>
        <p className="text-sm text-soft">{t.historyHint}</p>
      </div>
      {!rows && <TableSkeleton />}
      {rows?.length === 0 && <p className="text-soft">{t.noHistory}</p>}
      {rows && rows.length > 0 && (
        <DataTable name={t.history} columns={columns} rows={rows} keyOf={({ id: rowId }) => rowId} />
      )}
      <ShowMore list={history} />
    </section>
  )
}

function Change({ change }: { readonly change: number }) {
  return (
    <span className={classes('font-medium', change > 0 ? 'text-brand' : 'text-danger')}>
      {change > 0 ? '+' : '−'}
      {count(Math.abs(change))}
    </span>
  )
}
