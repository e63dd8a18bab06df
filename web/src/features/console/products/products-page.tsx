// Every product of the shop, whatever its status, with the stock of this moment.

import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { count } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { useLiveStock } from '../../../shared/live/use-live-stock.ts'
import { buttonClass } from '../../../shared/ui/button.tsx'
import { Icon } from '../../../shared/ui/icon.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { Pager } from '../../../shared/ui/pager.tsx'
import { TableSkeleton } from '../parts/data-table.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { ProductFilters } from './product-filters.tsx'
import { type ProductSearch, pageSize } from './product-search.ts'
import { ProductTable } from './product-table.tsx'
import { adminProductsQuery } from './queries.ts'
import { words } from './words.ts'

export function ProductsPage() {
  const t = useTexts(words)
  const search = useSearch({ from: '/admin/products' })
  const { page: shown = 1, ...rest } = search
  const navigate = useNavigate()
  const { data, isPlaceholderData } = useQuery(adminProductsQuery(search))
  useLiveStock(data?.items.map(({ id }) => id) ?? [])
  return (
    <div className="grid gap-6">
      <PageHead
        title={t.title}
        about={data && t.found(count(data.total))}
        actions={
          <Link to="/admin/products/new" className={buttonClass()}>
            <Icon name="plus" />
            {t.add}
          </Link>
        }
      />
      <ProductFilters
        search={search}
        onChange={(next) => void navigate({ to: '/admin/products', search: next })}
      />
      {!data && <TableSkeleton />}
      {data?.total === 0 && <NothingFound search={search} />}
      {data && data.total > 0 && (
        <>
          {data.items.length > 0 && <ProductTable products={data.items} isOld={isPlaceholderData} />}
          <Pager
            page={shown}
            last={Math.ceil(data.total / pageSize)}
            linkTo={(page, className, content) => (
              <Link to="/admin/products" search={page > 1 ? { ...rest, page } : rest} className={className}>
                {content}
              </Link>
            )}
          />
        </>
      )}
    </div>
  )
}

function NothingFound({ search }: { readonly search: ProductSearch }) {
  const t = useTexts(words)
  const isFiltered = Object.values(search).some((value) => value !== undefined)
  if (!isFiltered) {
    return (
      <Notice isPart title={t.nothingYet}>
        {t.nothingYetHint}
      </Notice>
    )
  }
  return (
    <Notice
      isPart
      title={t.nothing}
      actions={
        <Link to="/admin/products" className={buttonClass({ kind: 'secondary' })}>
          {t.showAll}
        </Link>
      }
    >
      {t.nothingHint}
    </Notice>
  )
}
