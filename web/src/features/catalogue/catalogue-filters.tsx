// Which products, in which order: links for the categories, so that each is an address, and a choice of the order.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { categoriesQuery } from '../../shared/api/queries.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { classes } from '../../shared/ui/classes.ts'
import { type CatalogueSearch, type Sort, sorts } from './catalogue-search.ts'
import { words } from './words.ts'

const route = getRouteApi('/')

export function CatalogueFilters({ search }: { readonly search: CatalogueSearch }) {
  return (
    <div className="grid gap-x-6 gap-y-3 md:flex md:items-start">
      <CategoryLinks search={search} />
      <SortChoice search={search} />
    </div>
  )
}

function CategoryLinks({ search }: { readonly search: CatalogueSearch }) {
  const t = useTexts(words)
  const { data } = useQuery(categoriesQuery())
  const known = data?.items.map(({ category }) => category) ?? []
  const { category: chosen, page: _page, ...rest } = search
  const categories = chosen === undefined || known.includes(chosen) ? known : [...known, chosen]
  return (
    <nav
      aria-label={t.categories}
      className="-mx-4 flex min-w-0 gap-2 overflow-x-auto px-4 md:mx-0 md:flex-1 md:flex-wrap md:px-0"
    >
      <Link
        to="/"
        search={rest}
        className={chipClass(chosen === undefined)}
        aria-current={chosen === undefined}
      >
        {t.allCategories}
      </Link>
      {categories.map((category) => (
        <Link
          key={category}
          to="/"
          search={{ ...rest, category }}
          className={chipClass(category === chosen)}
          aria-current={category === chosen}
        >
          {category}
        </Link>
      ))}
    </nav>
  )
}

function chipClass(isChosen: boolean): string {
  return classes(
    'inline-flex min-h-8 shrink-0 items-center rounded-full border px-3 text-sm',
    isChosen ? 'border-brand bg-brand text-on-brand' : 'border-line bg-surface hover:border-edge',
  )
}

function SortChoice({ search }: { readonly search: CatalogueSearch }) {
  const t = useTexts(words)
  const navigate = route.useNavigate()
  function choose(sort: Sort): void {
    const { sort: _sort, page: _page, ...rest } = search
    void navigate({ to: '/', search: sort === 'newest' ? rest : { ...rest, sort } })
  }
  return (
    <label className="flex items-center gap-2 justify-self-end text-sm text-soft">
      {t.sort}
      <select
        className="min-h-8 rounded-md border border-edge bg-surface px-2 text-ink"
        value={search.sort ?? 'newest'}
        onChange={({ target }) => choose(target.value as Sort)}
      >
        {sorts.map((sort) => (
          <option key={sort} value={sort}>
            {t.sorts[sort]}
          </option>
        ))}
      </select>
    </label>
  )
}
