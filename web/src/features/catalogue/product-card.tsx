// A product in a list: its picture, name, price and, when it matters, its stock. All of it is one link.
// A picture below the edge of the screen costs no layout before it comes near; its place has its size already, so that
// going back finds the page as long as it was.

import { Link } from '@tanstack/react-router'
import { won } from '../../shared/format/won.ts'
import { ProductPicture } from '../../shared/picture/product-picture.tsx'
import { classes } from '../../shared/ui/classes.ts'
import { Skeleton } from '../../shared/ui/skeleton.tsx'
import type { Product } from './queries.ts'
import { StockBadge } from './stock-badge.tsx'

export function ProductCard({ product }: { readonly product: Product }) {
  const { id, name, category, price, stock } = product
  return (
    <Link to="/products/$id" params={{ id }} className="group grid content-start gap-3 rounded-lg">
      <span className="relative block aspect-square overflow-hidden rounded-lg border border-line [content-visibility:auto]">
        <ProductPicture
          product={product}
          className={classes(
            'motion-safe:transition-transform group-hover:scale-[1.03]',
            stock <= 0 && 'opacity-50 grayscale',
          )}
        />
        <span className="absolute top-2 left-2">
          <StockBadge stock={stock} />
        </span>
      </span>
      <span className="grid gap-0.5 px-1">
        <span className="text-xs text-soft">{category}</span>
        <span className="line-clamp-2 font-medium group-hover:underline">{name}</span>
        <span className="figures font-bold">{won(price)}</span>
      </span>
    </Link>
  )
}

export function ProductCardSkeleton() {
  return (
    <div className="grid gap-3">
      <Skeleton className="aspect-square rounded-lg" />
      <div className="grid gap-0.5 px-1">
        <Skeleton className="h-4 w-16" />
        <Skeleton className="h-6 w-32" />
        <Skeleton className="h-6 w-24" />
      </div>
    </div>
  )
}
