// Which products of the list, in which order.

import { useQuery } from '@tanstack/react-query'
import { categoriesQuery } from '../../../shared/api/queries.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { ChoiceChips } from '../parts/choice-chips.tsx'
import { SearchBox } from '../parts/search-box.tsx'
import { SmallChoice } from '../parts/small-choice.tsx'
import { type ProductSearch, parseProductSearch, sorts, statuses } from './product-search.ts'
import { words } from './words.ts'

type ProductFiltersProps = {
  readonly search: ProductSearch
  readonly onChange: (search: ProductSearch) => void
}

export function ProductFilters({ search, onChange }: ProductFiltersProps) {
  const t = useTexts(words)
  const { data } = useQuery({ ...categoriesQuery(), throwOnError: false })
  const { page: _page, ...rest } = search
  const known = data?.items.map(({ category }) => category) ?? []
  const { category: chosen = '' } = search
  const categories = chosen === '' || known.includes(chosen) ? known : [...known, chosen]
  const change = (part: object) => onChange(parseProductSearch({ ...rest, ...part }))
  return (
    <div className="grid gap-3">
      <SearchBox label={t.search} value={search.q ?? ''} onSearch={(q) => change({ q })} />
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <ChoiceChips
          name={t.status}
          chips={[undefined, ...statuses].map((status) => ({
            label: status ? t.statuses[status] : t.all,
            isChosen: search.status === status,
            link: { to: '/admin/products', search: parseProductSearch({ ...rest, status }) },
          }))}
        />
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          <SmallChoice
            label={t.category}
            value={chosen}
            choices={['', ...categories].map((value) => ({ value, label: value || t.all }))}
            onChange={(category) => change({ category })}
          />
          <SmallChoice
            label={t.sort}
            value={search.sort ?? 'newest'}
            choices={sorts.map((value) => ({ value, label: t.sorts[value] }))}
            onChange={(sort) => change({ sort })}
          />
        </div>
      </div>
    </div>
  )
}
