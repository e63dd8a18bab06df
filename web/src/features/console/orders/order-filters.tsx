// Which orders of the list.

import { useTexts } from '../../../shared/i18n/texts.ts'
import { ChoiceChips } from '../parts/choice-chips.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { type OrderSearch, parseOrderSearch, statuses } from './order-search.ts'
import { words } from './words.ts'

type OrderFiltersProps = {
  readonly search: OrderSearch
  readonly onChange: (search: OrderSearch) => void
}

export function OrderFilters({ search, onChange }: OrderFiltersProps) {
  const t = useTexts(words)
  const change = (part: object) => onChange(parseOrderSearch({ ...search, ...part }))
  return (
    <div className="grid gap-3">
      <SearchBox label={t.search} value={search.q ?? ''} onSearch={(q) => change({ q })} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <ChoiceChips
          name={t.status}
          chips={[undefined, ...statuses].map((status) => ({
            label: status ? t.statuses[status] : t.all,
            isChosen: search.status === status,
            link: { to: '/admin/orders', search: parseOrderSearch({ ...search, status }) },
          }))}
        />
        <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm text-soft">
          <legend className="sr-only">{t.days}</legend>
          <DayChoice label={t.from} value={search.from ?? ''} onChange={(from) => change({ from })} />
          <DayChoice label={t.to} value={search.to ?? ''} onChange={(to) => change({ to })} />
        </fieldset>
      </div>
    </div>
  )
}

type DayChoiceProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string) => void
}

function DayChoice({ label, value, onChange }: DayChoiceProps) {
  return (
    <label className="flex items-center gap-2 whitespace-nowrap">
      <input
        type="date"
        className="figures min-h-8 rounded-md border border-edge bg-surface px-2 text-ink"
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
      {label}
    </label>
  )
}
