// Products, stock and best sellers on the wire.

import { Type } from 'typebox'
import { onHandMax, priceMax } from '../domain/limits.ts'
import {
  Body,
  CursorPage,
  Day,
  Limit,
  Nullable,
  NumberedPage,
  OneOf,
  Page,
  Text,
  Timestamp,
  Uuid,
  Won,
  Words,
} from './common.ts'

export const productStatuses = ['on-sale', 'stopped', 'discontinued'] as const
export const productSorts = ['newest', 'price-asc', 'price-desc', 'name'] as const

const Status = OneOf(productStatuses)

export const Product = Type.Object({
  id: Uuid,
  name: Type.String(),
  description: Type.String(),
  category: Type.String(),
  price: Won,
  stock: Type.Integer({ description: 'Units that can be bought at this moment' }),
  status: Status,
  createdAt: Timestamp,
})

export const ProductQuery = Type.Object({
  page: Page,
  limit: Limit,
  category: Type.Optional(Text({ min: 1, max: 100 })),
  q: Type.Optional(Text({ min: 1, max: 100 })),
  sort: Type.Unsafe<(typeof productSorts)[number]>({
    type: 'string',
    enum: [...productSorts],
    default: 'newest',
  }),
})

export const ProductPage = Type.Object({
  ...NumberedPage(Product).properties,
  message: Type.Optional(Type.String({ description: 'Said when there is nothing to show' })),
})

export const TopQuery = Type.Object({
  basis: Type.Unsafe<'live' | 'closed'>({
    type: 'string',
    enum: ['live', 'closed'],
    default: 'live',
    description: 'live: today and the two days before; closed: the three closed days before today',
  }),
})

export const TopProducts = Type.Object({
  items: Type.Array(Type.Object({ rank: Type.Integer(), product: Product, quantity: Type.Integer() })),
  from: Day,
  to: Day,
  basis: OneOf(['live', 'closed']),
})

export const Categories = Type.Object({
  items: Type.Array(
    Type.Object({ category: Type.String(), products: Type.Integer({ description: 'On sale' }) }),
    { description: 'By name, at most 500' },
  ),
})

const Price = Type.Integer({ minimum: 1, maximum: priceMax })
const Name = Words({ max: 200 })
const Description = Text({ min: 0, max: 5_000 })
const Category = Words({ max: 100 })

export const CreateProductBody = Body({
  name: Name,
  description: Type.Optional(Description),
  category: Category,
  price: Price,
  stock: Type.Integer({ minimum: 0, maximum: onHandMax }),
  status: Type.Optional(Status),
})

export const ChangeProductBody = Type.Object(
  {
    name: Type.Optional(Name),
    description: Type.Optional(Description),
    category: Type.Optional(Category),
    price: Type.Optional(Price),
    status: Type.Optional(Status),
  },
  { additionalProperties: false, minProperties: 1 },
)

export const AdjustStockBody = Body({
  change: Type.Integer({ minimum: -onHandMax, maximum: onHandMax, not: { const: 0 } }),
  reason: Words({ max: 200 }),
})

export const AdjustedStock = Type.Object({
  productId: Uuid,
  onHand: Type.Integer(),
  reserved: Type.Integer(),
  stock: Type.Integer(),
})

const StockAdjustment = Type.Object({
  id: Uuid,
  change: Type.Integer({ description: 'Units that came, or went where it is negative' }),
  reason: Type.String(),
  actorId: Uuid,
  actorEmail: Nullable(Type.String()),
  createdAt: Timestamp,
})

export const StockHistory = CursorPage(StockAdjustment)

export const AdminProduct = Type.Object({
  ...Product.properties,
  onHand: Type.Integer(),
  reserved: Type.Integer(),
})

export const AdminProductQuery = Type.Object({
  ...ProductQuery.properties,
  status: Type.Optional(Status),
})

export const AdminProductPage = NumberedPage(AdminProduct)
