// The catalogue as shoppers see it, with exact stock, and the best sellers (requirements P1–P4, T1–T4).

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Static } from 'typebox'
import { IdParams } from '../../contract/common.ts'
import {
  Categories,
  Product,
  ProductPage,
  ProductQuery,
  TopProducts,
  TopQuery,
} from '../../contract/products.ts'
import { daysBefore } from '../../domain/calendar.ts'
import {
  findProducts,
  listCategories,
  readTopProducts,
  type SalesBasis,
  searchProducts,
} from '../../postgres/read-products.ts'
import type { Api } from '../api.ts'
import { requireUser } from '../authenticate.ts'
import { languageOf, ProblemError } from '../problem-error.ts'
import { routeSchema } from '../route-schema.ts'
import { sendShared } from '../shared-answer.ts'
import type { Shop } from '../shop.ts'
import { productView } from '../views.ts'

const tag = 'products'
const noProducts = { ko: '상품이 존재하지 않습니다', en: 'There are no products' }

export function productRoutes(shop: Shop): FastifyPluginAsyncTypebox {
  return async (api) => {
    if (!shop.config.catalogPublic) api.addHook('preParsing', requireUser)
    addList(api, shop)
    addTop(api, shop)
    addCategories(api, shop)
    addOne(api, shop)
  }
}

function securityOf({ config }: Shop) {
  return config.catalogPublic ? 'none' : 'token'
}

function addList(api: Api, shop: Shop): void {
  const schema = routeSchema({
    tag,
    summary: 'Products on sale, with the stock of this moment',
    security: securityOf(shop),
    querystring: ProductQuery,
    answer: { 200: ProductPage },
  })
  api.get('/products', { schema }, (request, reply) => {
    const { page, limit, sort, category = null, q = null } = request.query
    const search = { page, limit, sort, category, q, status: 'on-sale' }
    const language = languageOf(request)
    async function load(): Promise<Static<typeof ProductPage>> {
      const { items, total } = await searchProducts(shop.pool, search)
      const message = items.length > 0 ? {} : { message: noProducts[language] }
      return { items: items.map(productView), page, limit, total, ...message }
    }
    return sendShared(shop, reply, { key: `products ${language} ${JSON.stringify(search)}`, load })
  })
}

function addTop(api: Api, shop: Shop): void {
  const schema = routeSchema({
    tag,
    summary: 'The five best sellers of three days',
    security: securityOf(shop),
    querystring: TopQuery,
    answer: { 200: TopProducts },
  })
  api.get('/products/top', { schema }, (request, reply) => {
    const { basis } = request.query
    const window = salesWindow(basis, shop.dayOf(shop.clock()))
    async function load(): Promise<Static<typeof TopProducts>> {
      const best = await readTopProducts(shop.pool, window)
      const items = best.map(({ product, quantity }, index) => ({
        rank: index + 1,
        product: productView(product),
        quantity,
      }))
      return { items, ...window }
    }
    return sendShared(shop, reply, { key: `top ${basis} ${window.to}`, load })
  })
}

/** Live: today and the two days before. Closed: the three days before today. */
function salesWindow(basis: SalesBasis, today: string) {
  return basis === 'live'
    ? { basis, from: daysBefore(today, 2), to: today }
    : { basis, from: daysBefore(today, 3), to: daysBefore(today, 1) }
}

function addCategories(api: Api, shop: Shop): void {
  const schema = routeSchema({
    tag,
    summary: 'Categories of the products on sale, to filter by',
    security: securityOf(shop),
    answer: { 200: Categories },
  })
  api.get('/products/categories', { schema }, (_request, reply) =>
    sendShared(shop, reply, {
      key: 'categories',
      load: async () => ({ items: await listCategories(shop.pool) }),
    }),
  )
}

/** Whatever products are asked for while a query runs are read together by the next one. */
function addOne(api: Api, shop: Shop): void {
  let wanted = new Set<string>()
  async function find(productId: string) {
    wanted.add(productId)
    const found = await shop.coalesce('products by id', () => {
      const productIds = [...wanted]
      wanted = new Set()
      return findProducts(shop.pool, productIds)
    })
    return found.get(productId)
  }

  const schema = routeSchema({
    tag,
    summary: 'One product',
    security: securityOf(shop),
    params: IdParams,
    answer: { 200: Product },
    refusals: ['product-not-found', 'product-not-on-sale'],
  })
  api.get('/products/:id', { schema }, async (request) => {
    const productId = request.params.id
    const product = await find(productId)
    if (!product) throw new ProblemError('product-not-found', { data: { productId } })
    if (product.status !== 'on-sale') throw new ProblemError('product-not-on-sale', { data: { productId } })
    return productView(product)
  })
}
