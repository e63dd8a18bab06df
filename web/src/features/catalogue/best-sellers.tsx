// The five best sellers of three days, as a row to be pushed sideways where it does not fit. Nothing sold, nothing shown.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayText } from '../../shared/format/day.ts'
import { count, won } from '../../shared/format/won.ts'
import { useLanguage } from '../../shared/i18n/language.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { useLiveStock } from '../../shared/live/use-live-stock.ts'
import { ProductPicture } from '../../shared/picture/product-picture.tsx'
import { Skeleton } from '../../shared/ui/skeleton.tsx'
import { bestSellersQuery, type Product } from './queries.ts'
import { StockBadge } from './stock-badge.tsx'
import { words } from './words.ts'

const skeletons = ['a', 'b', 'c', 'd', 'e']
const place = 'w-64 shrink-0 snap-start lg:w-auto'

export function BestSellers() {
  const t = useTexts(words)
  const language = useLanguage()
  const { data } = useQuery(bestSellersQuery())
  useLiveStock(data?.items.map(({ product }) => product.id) ?? [])
  if (data?.items.length === 0) return null
  return (
    <section aria-labelledby="best-sellers" className="grid gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="best-sellers" className="text-lg font-bold">
          {t.bestSellers}
        </h2>
        <p className="text-sm text-soft">
          {data ? t.period(dayText(data.from, language), dayText(data.to, language)) : '\u00a0'}
        </p>
      </div>
      <ol className="-mx-4 flex snap-x scroll-px-4 gap-3 overflow-x-auto px-4 pb-2 lg:mx-0 lg:grid lg:grid-cols-5 lg:overflow-visible lg:px-0">
        {data
          ? data.items.map(({ rank, product, quantity }) => (
              <li key={product.id} className={place}>
                <BestSeller rank={rank} product={product} quantity={quantity} />
              </li>
            ))
          : skeletons.map((name) => (
              <li key={name} className={place}>
                <Skeleton className="h-[6.75rem] rounded-lg" />
              </li>
            ))}
      </ol>
    </section>
  )
}

type BestSellerProps = { readonly rank: number; readonly product: Product; readonly quantity: number }

function BestSeller({ rank, product, quantity }: BestSellerProps) {
  const t = useTexts(words)
  return (
    <Link
      to="/products/$id"
      params={{ id: product.id }}
      className="flex h-full items-center gap-3 rounded-lg border border-line bg-surface p-3 hover:border-edge"
    >
      <span className="w-16 shrink-0 overflow-hidden rounded-md">
        <ProductPicture product={product} />
      </span>
      <span className="grid min-w-0 gap-0.5">
        <span className="flex items-center gap-2">
          <span className="text-xs font-bold text-brand">{t.rank(count(rank))}</span>
          <StockBadge stock={product.stock} />
        </span>
        <span className="truncate text-sm font-medium">{product.name}</span>
        <span className="figures text-sm">{won(product.price)}</span>
        <span className="figures text-xs text-soft">{t.sold(count(quantity))}</span>
      </span>
    </Link>
  )
}
