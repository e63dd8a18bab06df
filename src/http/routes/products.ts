// The catalogue as shoppers see it, with exact stock, and the best sellers (requirements P1–P4, T1–T4).

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { IdParams } from '../../contract/common.ts'
import { Product, ProductPage, ProductQuery, TopProducts, TopQuery } from '../../contract/products.ts'
import { daysBefore } from '../../domain/calendar.ts'
import {
  findProduct,
  readTopProducts,
  type SalesBasis,
  searchProducts,
} from '../../postgres/read-products.ts'
import { requireUser } from '../authenticate.ts'
import { languageOf, ProblemError } from '../problem-error.ts'
import { routeSchema } from '../route-schema.ts'
import type { Shop } from '../shop.ts'
import { productView } from '../views.ts'

const tag = 'products'
const noProducts = { ko: '상품이 존재하지 않습니다', en: 'There are no products' }

export function productRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  const { pool, coalesce, config } = shop
  const security = config.catalogPublic ? 'none' : 'token'

  return async (app) => {
    if (!config.catalogPublic) app.addHook('preParsing', requireUser)

    const list = routeSchema({
      tag,
      summary: 'Products on sale, with the stock of this moment',
      security,
      querystring: ProductQuery,
      answer: { 200: ProductPage },
    })
    app.get('/products', { schema: list }, async (request) => {
      const { page, limit, sort, category = null, q = null } = request.query
      const search = { page, limit, sort, category, q, status: 'on-sale' }
      const found = await coalesce(`products ${JSON.stringify(search)}`, async () => {
        const { items, total } = await searchProducts(pool, search)
        return { items: items.map(productView), page, limit, total }
      })
      return found.items.length > 0 ? found : { ...found, message: noProducts[languageOf(request)] }
    })

    const top = routeSchema({
      tag,
      summary: 'The five best sellers of three days',
      security,
      querystring: TopQuery,
      answer: { 200: TopProducts },
    })
    app.get('/products/top', { schema: top }, (request) => {
      const { basis } = request.query
      const window = salesWindow(basis, shop.dayOf(shop.clock()))
      return coalesce(`top ${basis} ${window.to}`, async () => {
        const best = await readTopProducts(pool, window)
        const items = best.map(({ product, quantity }, index) => ({
          rank: index + 1,
          product: productView(product),
          quantity,
        }))
        return { items, ...window }
      })
    })

    const one = routeSchema({
      tag,
      summary: 'One product',
      security,
      params: IdParams,
      answer: { 200: Product },
      refusals: ['product-not-found', 'product-not-on-sale'],
    })
    app.get('/products/:id', { schema: one }, async (request) => {
      const productId = request.params.id
      const product = await coalesce(`product ${productId}`, () => findProduct(pool, productId))
      if (!product) throw new ProblemError('product-not-found', { data: { productId } })
      if (product.status !== 'on-sale') throw new ProblemError('product-not-on-sale', { data: { productId } })
      return productView(product)
    })
  }
}

/** Live: today and the two days before. Closed: the three days before today. */
function salesWindow(basis: SalesBasis, today: string) {
  return basis === 'live'
    ? { basis, from: daysBefore(today, 2), to: today }
    : { basis, from: daysBefore(today, 3), to: daysBefore(today, 1) }
}
