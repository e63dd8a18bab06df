// One product: picture, words, price, the stock of this moment, and the way into the cart.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { productQuery } from '../../shared/api/queries.ts'
import { count, won } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { useLiveStock } from '../../shared/live/use-live-stock.ts'
import { ProductPicture } from '../../shared/picture/product-picture.tsx'
import { classes } from '../../shared/ui/classes.ts'
import { Icon } from '../../shared/ui/icon.tsx'
import { LoadingNote, Skeleton } from '../../shared/ui/skeleton.tsx'
import { usePageTitle } from '../../shared/ui/use-page-title.ts'
import { AddToCart } from './add-to-cart.tsx'
import type { Product } from './queries.ts'
import { stockState } from './stock-state.ts'
import { words } from './words.ts'

const route = getRouteApi('/products/$id')

export function ProductPage() {
  const t = useTexts(words)
  const { id } = route.useParams()
  const { data: product } = useQuery(productQuery(id))
  useLiveStock(product ? [product.id] : [])
  usePageTitle(product?.name)
  return (
    <div className="page-width grid gap-6 py-6">
      <Link
        to="/"
        className="inline-flex items-center gap-1 justify-self-start text-sm text-soft hover:underline"
      >
        <Icon name="left" />
        {t.back}
      </Link>
      {product ? <ProductDetails product={product} /> : <ProductSkeleton />}
    </div>
  )
}

const columns = 'grid items-start gap-8 md:grid-cols-2 lg:gap-12'

function ProductDetails({ product }: { readonly product: Product }) {
  const { id, name, category, description, price, stock } = product
  return (
    <article className={columns}>
      <div className="overflow-hidden rounded-lg border border-line">
        <ProductPicture product={product} className={classes(stock <= 0 && 'opacity-60 grayscale')} />
      </div>
      <div className="grid gap-4 md:pt-4">
        <Link to="/" search={{ category }} className="justify-self-start text-sm text-brand hover:underline">
          {category}
        </Link>
        <h1 className="text-2xl font-bold">{name}</h1>
        <p className="figures text-2xl font-bold">{won(price)}</p>
        <StockLine stock={stock} />
        {description !== '' && <p className="whitespace-pre-line text-soft">{description}</p>}
        <AddToCart key={id} product={product} />
      </div>
    </article>
  )
}

function StockLine({ stock }: { readonly stock: number }) {
  const t = useTexts(words)
  const state = stockState(stock)
  const look = { 'sold-out': 'text-danger', low: 'text-warn', plenty: 'text-soft' }[state]
  const text = { 'sold-out': t.soldOut, low: t.left(count(stock)), plenty: t.inStock(count(stock)) }[state]
  return <p className={classes('figures font-medium', look)}>{text}</p>
}

function ProductSkeleton() {
  return (
    <div className={columns}>
      <LoadingNote />
      <Skeleton className="aspect-square rounded-lg" />
      <div className="grid gap-4 md:pt-4">
        <Skeleton className="h-5 w-16" />
        <Skeleton className="h-10 w-64" />
        <Skeleton className="h-10 w-32" />
        <Skeleton className="h-16" />
      </div>
    </div>
  )
}
