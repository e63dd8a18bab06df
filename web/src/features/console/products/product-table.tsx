// The rows of the product list.

import { Link } from '@tanstack/react-router'
import { count, won } from '../../../shared/format/won.ts'
import { useTexts } from '../../../shared/i18n/texts.ts'
import { ProductPicture } from '../../../shared/picture/product-picture.tsx'
import { classes } from '../../../shared/ui/classes.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import type { AdminProduct } from './queries.ts'
import { StatusBadge } from './status-badge.tsx'
import { words } from './words.ts'

type ProductTableProps = { readonly products: readonly AdminProduct[]; readonly isOld: boolean }

export function ProductTable({ products, isOld }: ProductTableProps) {
  const t = useTexts(words)
  const columns: readonly Column<AdminProduct>[] = [
    { title: t.name, cell: (product) => <ProductName product={product} /> },
    {
      title: t.category,
      isWideOnly: true,
      cell: ({ category }) => <span className="text-soft">{category}</span>,
    },
    { title: t.price, isWideOnly: true, isNumber: true, cell: ({ price }) => won(price) },
    {
      title: t.stock,
      isNumber: true,
      cell: ({ stock }) => <span className={classes(stock <= 0 && 'text-danger')}>{count(stock)}</span>,
    },
    { title: t.status, cell: ({ status }) => <StatusBadge status={status} /> },
  ]
  return <DataTable name={t.title} columns={columns} rows={products} keyOf={({ id }) => id} isOld={isOld} />
}

function ProductName({ product }: { readonly product: AdminProduct }) {
  const { id, name, price } = product
  return (
    <Link to="/admin/products/$id" params={{ id }} className="group flex items-center gap-3 rounded-sm">
      <span className="w-10 shrink-0 overflow-hidden rounded-sm">
        <ProductPicture product={product} />
      </span>
      <span className="grid min-w-0">
        <span className="line-clamp-2 font-medium group-hover:underline">{name}</span>
        <span className="figures text-xs text-soft md:hidden">{won(price)}</span>
      </span>
    </Link>
  )
}
