// The start of the shop: best sellers, then every product on sale by search, category, order and page, with the stock of
// this moment.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { count } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { useLiveStock } from '../../shared/live/use-live-stock.ts'
import { buttonClass } from '../../shared/ui/button.tsx'
import { classes } from '../../shared/ui/classes.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { Pager } from '../../shared/ui/pager.tsx'
import { LoadingNote } from '../../shared/ui/skeleton.tsx'
import { usePageTitle } from '../../shared/ui/use-page-title.ts'
import { BestSellers } from './best-sellers.tsx'
import { CatalogueFilters } from './catalogue-filters.tsx'
import { type CatalogueSearch, isFiltered, pageSize } from './catalogue-search.ts'
import { ProductCard, ProductCardSkeleton } from './product-card.tsx'
import { productsQuery } from './queries.ts'
import { words } from './words.ts'

const route = getRouteApi('/')
const skeletons = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

export function CataloguePage() {
  const t = useTexts(words)
  const search = route.useSearch()
  const { data, isPlaceholderData } = useQuery(productsQuery(search))
  useLiveStock(data?.items.map(({ id }) => id) ?? [])
  const title = search.q === undefined ? (search.category ?? t.products) : t.resultsOf(search.q)
  usePageTitle(isFiltered(search) ? title : undefined)
  return (
    <div className="page-width grid gap-8 py-8">
      {!isFiltered(search) && <BestSellers />}
      <section aria-labelledby="products" className="grid gap-4">
        <div className="flex items-baseline gap-3">
          <h1 id="products" className="text-xl font-bold">
            {title}
          </h1>
          {data && <p className="figures text-sm text-soft">{t.found(count(data.total))}</p>}
        </div>
        <CatalogueFilters search={search} />
        {data ? (
          <ProductGrid page={data} search={search} isOld={isPlaceholderData} />
        ) : (
          <ProductGridSkeleton />
        )}
      </section>
    </div>
  )
}

const grid = 'grid grid-cols-2 gap-x-4 gap-y-8 sm:grid-cols-3 lg:grid-cols-4'

type ProductGridProps = {
  readonly page: {
    readonly items: readonly Parameters<typeof ProductCard>[0]['product'][]
    readonly total: number
  }
  readonly search: CatalogueSearch
  /** Still that of the search before. */
  readonly isOld: boolean
}

function ProductGrid({ page, search, isOld }: ProductGridProps) {
  if (page.total === 0) return <NothingFound search={search} />
  const { page: _page, ...rest } = search
  return (
    <div className={classes('grid gap-12 pt-2 transition-opacity', isOld && 'opacity-60')} aria-busy={isOld}>
      <ul className={grid}>
        {page.items.map((product) => (
          <li key={product.id}>
            <ProductCard product={product} />
          </li>
        ))}
      </ul>
      <Pager
        page={search.page ?? 1}
        last={Math.ceil(page.total / pageSize)}
        linkTo={(number, className, content) => (
          <Link to="/" search={number > 1 ? { ...rest, page: number } : rest} className={className}>
            {content}
          </Link>
        )}
      />
    </div>
  )
}

function ProductGridSkeleton() {
  return (
    <div className={classes(grid, 'pt-2')}>
      <LoadingNote />
      {skeletons.map((name) => (
        <ProductCardSkeleton key={name} />
      ))}
    </div>
  )
}

function NothingFound({ search }: { readonly search: CatalogueSearch }) {
  const t = useTexts(words)
  if (!isFiltered(search))
    return (
      <Notice isPart title={t.nothingOnSale}>
        {t.nothingOnSaleHint}
      </Notice>
    )
  return (
    <Notice
      isPart
      title={t.nothing}
      actions={
        <Link to="/" className={buttonClass({ kind: 'secondary' })}>
          {t.showAll}
        </Link>
      }
    >
      {t.nothingHint}
    </Notice>
  )
}
