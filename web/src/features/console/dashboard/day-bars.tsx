// The revenue of each of the last days as bars, the oldest on the left, with the same as a table for whoever cannot see
// them.

import { useQuery } from '@tanstack/react-query'
import { dayText } from '../../../shared/format/day.ts'
import { count, won } from '../../../shared/format/won.ts'
import { useLanguage } from '../../../shared/i18n/language.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { LoadingNote, Skeleton } from '../../../shared/ui/skeleton.tsx'
import { Panel } from '../parts/panel.tsx'
import { type DayFigures, figuresQuery } from './queries.ts'
import { scaleMax } from './samples.ts'
import { words } from './words.ts'

export function DayBars() {
  const t = useTexts(words)
  const { data } = useQuery(figuresQuery())
  return (
    <Panel title={t.days}>
      {data ? (
        <Bars days={[...data.items].reverse()} />
      ) : (
        <>
          <LoadingNote />
          <Skeleton className="h-48" />
        </>
      )}
    </Panel>
  )
}

function Bars({ days }: { readonly days: readonly DayFigures[] }) {
  const t = useTexts(words)
  const language = useLanguage()
  const max = scaleMax(days.map(({ revenue }) => revenue))
  const isEmpty = days.every(({ orders, cancelledOrders }) => orders + cancelledOrders === 0)
  if (isEmpty) return <p className="py-8 text-center text-soft">{t.noSales}</p>
  return (
    <>
      <div aria-hidden="true" className="grid gap-2">
        <p className="figures text-right text-xs text-soft">{won(max)}</p>
        <div className="flex h-32 items-end gap-1 border-line border-y sm:gap-2">
          {days.map((day) => (
            <span
              key={day.day}
              title={t.day(dayText(day.day, language), won(day.revenue), count(day.orders))}
              className="flex h-full min-w-0 flex-1 items-end rounded-sm hover:bg-sunken"
            >
              <span
                className="block w-full rounded-t-sm bg-brand"
                style={{ height: `${Math.max(0, (day.revenue / max) * 100)}%` }}
              />
            </span>
          ))}
        </div>
        <p className="flex justify-between text-xs text-soft">
          <span>{dayText(days[0]!.day, language)}</span>
          <span>{dayText(days.at(-1)!.day, language)}</span>
        </p>
      </div>
      <DayTable days={days} />
    </>
  )
}

function DayTable({ days }: { readonly days: readonly DayFigures[] }) {
  const t = useTexts(words)
  const language = useLanguage()
  return (
    <table className="sr-only">
      <caption>{t.daysChart}</caption>
      <thead>
        <tr>
          <th scope="col">{t.dayTitle}</th>
          <th scope="col">{t.revenue}</th>
          <th scope="col">{t.orders}</th>
          <th scope="col">{t.cancelled}</th>
        </tr>
      </thead>
      <tbody>
        {days.map(({ day, revenue, orders, cancelledOrders }) => (
          <tr key={day}>
            <th scope="row">{dayText(day, language)}</th>
            <td>{won(revenue)}</td>
            <td>{count(orders)}</td>
            <td>{count(cancelledOrders)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
