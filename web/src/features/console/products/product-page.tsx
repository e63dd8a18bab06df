// One product as its operator sees it: what it is, whether it is sold, its stock of this moment, and how that came to be.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { useLiveStock } from '../../../shared/live/use-live-stock.ts'
import { Icon } from '../../../shared/ui/icon.tsx'
import { LoadingNote, Skeleton } from '../../../shared/ui/skeleton.tsx'
import { backLinkClass, PageHead } from '../parts/page-head.tsx'
import { ProductDetails } from './product-details.tsx'
import { type AdminProduct, adminProductQuery } from './queries.ts'
import { StatusActions } from './status-actions.tsx'
import { StatusBadge } from './status-badge.tsx'
import { StockHistory } from './stock-history.tsx'
import { StockPanel } from './stock-panel.tsx'
import { words } from './words.ts'

export function ProductPage() {
  const t = useTexts(words)
  const { id } = useParams({ from: '/admin/products/$id' })
  const { data: product, refetch } = useQuery(adminProductQuery(id))
  useLiveStock([id])
  const isOutdated = product !== undefined && product.stock !== product.onHand - product.reserved
  useEffect(() => {
    // Told is only what can be bought; the rest is asked for when it no longer adds up.
    if (isOutdated) void refetch()
  }, [isOutdated, refetch])
  return (
    <div className="grid gap-6">
      <PageHead
        title={product?.name ?? t.title}
        badge={product && <StatusBadge status={product.status} />}
        back={
          <Link to="/admin/products" className={backLinkClass}>
            <Icon name="left" />
            {t.list}
          </Link>
        }
        actions={product && <StatusActions product={product} />}
      />
      {product ? <ProductPanels key={id} product={product} /> : <ProductSkeleton />}
    </div>
  )
}

function ProductPanels({ product }: { readonly product: AdminProduct }) {
  return (
    <div className="grid items-start gap-4 lg:grid-cols-2">
      <ProductDetails product={product} />
      <StockPanel product={product} />
      <div className="min-w-0 lg:col-span-2">
        <StockHistory id={product.id} />
      </div>
    </div>
  )
}

function ProductSkeleton() {
  return (
    <div className="grid gap-4 lg:grid-cols-2">
      <LoadingNote />
      <Skeleton className="h-[28rem]" />
      <Skeleton className="h-[28rem]" />
    </div>
  )
}
