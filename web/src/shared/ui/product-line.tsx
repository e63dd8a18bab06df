// A product in a list of what is bought: its picture and its name lead to it, and whatever is to be said stands beside.

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ProductPicture } from '../picture/product-picture.tsx'
import { classes } from './classes.ts'

type ProductLineProps = {
  readonly productId: string
  readonly name: string
  readonly isOut?: boolean
  readonly children?: ReactNode
}

export function ProductLine({ productId, name, isOut = false, children }: ProductLineProps) {
  const product = { id: productId, name, category: '' }
  return (
    <div className="flex min-w-0 flex-1 items-start gap-3 sm:gap-4">
      <span className="w-16 shrink-0 overflow-hidden rounded-md border border-line">
        <ProductPicture product={product} className={classes(isOut && 'opacity-50 grayscale')} />
      </span>
      <div className="grid min-w-0 flex-1 gap-1">
        <Link
          to="/products/$id"
          params={{ id: productId }}
          className="justify-self-start font-medium hover:underline"
        >
          {name}
        </Link>
        {children}
      </div>
    </div>
  )
}
