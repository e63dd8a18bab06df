// Products with their exact stock, and the best sellers. One statement per answer, so that products, stock and
// total are of one moment.

import type pg from 'pg'
import type { Product } from '../domain/model.ts'
import { uuidArray } from './binary-array.ts'
import { readProduct as productOf } from './row-mapping.ts'

export type StockedProduct = Product & { readonly onHand: number; readonly reserved: number }
export type ProductSort = 'newest' | 'price-asc' | 'price-desc' | 'name'

export type ProductSearch = {
  readonly page: number
  readonly limit: number
  readonly sort: ProductSort
  readonly category: string | null
  readonly q: string | null
  /** Null finds products of every status. */
  readonly status: string | null
}

const orderBy: Record<ProductSort, string> = {
  newest: 'p.id DESC',
  'price-asc': 'p.price, p.id',
  'price-desc': 'p.price DESC, p.id DESC',
  name: 'p.name, p.id',
}

const stockedColumns = 'p.*, s.on_hand, s.reserved'

export async function searchProducts(
  pool: pg.Pool,
  search: ProductSearch,
): Promise<{ items: StockedProduct[]; total: number }> {
  const { page, limit, sort, ...filters } = search
  const values: unknown[] = []
  const conditions: string[] = []
  function addCondition(condition: (parameter: string) => string, value: string | null): void {
    if (value === null) return
    values.push(value)
    conditions.push(condition(`$${values.length}`))
  }
  addCondition((parameter) => `p.status = ${parameter}`, filters.status)
  addCondition((parameter) => `p.category = ${parameter}`, filters.category)
  addCondition((parameter) => `strpos(lower(p.name), lower(${parameter})) > 0`, filters.q)
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  values.push(limit, (page - 1) * limit)
  const order = orderBy[sort]
  const range = `ORDER BY ${order} LIMIT $${values.length - 1} OFFSET $${values.length}`
  const parts = { where, order, range }
  const text = filters.q === null ? textByIndexes(parts) : textByWord(parts)
  const filterNames = Object.entries(filters).map(([name, value]) => (value === null ? '' : name))
  const name = `search-products-${sort}-${filterNames.join('-')}`
  const { rows } = await pool.query({ name, text, values })
  const items = rows.filter((row) => row.id !== null).map(stockedProductOf)
  return { items, total: rows[0]?.total ?? 0 }
}

type SearchParts = { readonly where: string; readonly order: string; readonly range: string }

/** The total and the page each from the index that serves it best. */
function textByIndexes({ where, order, range }: SearchParts): string {
  return `SELECT t.total, l.* FROM (SELECT count(*) AS total FROM products p ${where}) t
    LEFT JOIN LATERAL (
      SELECT ${stockedColumns} FROM products p JOIN stocks s ON s.product_id = p.id ${where}
      ${range}) l ON true
    ORDER BY ${order.replaceAll('p.', 'l.')}`
}

/** A word inside a name is in no index: every name is looked at, but once for both the total and the page. */
function textByWord({ where, order, range }: SearchParts): string {
  const sortKeys = order.replaceAll(' DESC', '')
  return `WITH found AS MATERIALIZED (SELECT ${sortKeys} FROM products p ${where})
    SELECT t.total, l.* FROM (SELECT count(*) AS total FROM found) t
    LEFT JOIN (
      SELECT ${stockedColumns} FROM (SELECT p.id FROM found p ${range}) f
      JOIN products p ON p.id = f.id JOIN stocks s ON s.product_id = p.id) l ON true
    ORDER BY ${order.replaceAll('p.', 'l.')}`
}

/** By id; a product that does not exist is missing. */
export async function findProducts(
  pool: pg.Pool,
  productIds: readonly string[],
): Promise<Map<string, StockedProduct>> {
  const text = `SELECT ${stockedColumns} FROM products p JOIN stocks s ON s.product_id = p.id
    WHERE p.id = ANY($1::uuid[])`
  const { rows } = await pool.query({ name: 'find-products', text, values: [uuidArray(productIds)] })
  return new Map(rows.map((row) => [row.id, stockedProductOf(row)]))
}

const categoriesMax = 500

export type Category = { readonly category: string; readonly products: number }

/** Of the products on sale, by name; at most `categoriesMax`. */
export async function listCategories(pool: pg.Pool): Promise<Category[]> {
  const text = `SELECT category, count(*) AS products FROM products WHERE status = 'on-sale'
    GROUP BY category ORDER BY category LIMIT ${categoriesMax}`
  const { rows } = await pool.query<Category>({ name: 'list-categories', text })
  return rows
}

export type StockAdjustment = {
  readonly id: string
  readonly change: number
  readonly reason: string
  readonly actorId: string
  /** Null where the actor is no user. */
  readonly actorEmail: string | null
  readonly createdAt: number
}

/** Newest first. */
export async function listStockAdjustments(
  pool: pg.Pool,
  productId: string,
  page: { readonly limit: number; readonly beforeId: string | null },
): Promise<StockAdjustment[]> {
  const text = `SELECT a.id, a.change, a.reason, a.actor_id AS "actorId", u.email AS "actorEmail",
      a.created_at AS "createdAt"
    FROM stock_adjustments a LEFT JOIN users u ON u.id = a.actor_id
    WHERE a.product_id = $1 AND ($3::uuid IS NULL OR a.id < $3) ORDER BY a.id DESC LIMIT $2`
  const values = [productId, page.limit, page.beforeId]
  const { rows } = await pool.query<StockAdjustment>({ name: 'list-stock-adjustments', text, values })
  return rows
}

export type SalesBasis = 'live' | 'closed'
export type TopProduct = { readonly product: StockedProduct; readonly quantity: number }

/** The five best sellers of the days, ties by the older product; products not on sale are left out. */
export async function readTopProducts(
  pool: pg.Pool,
  window: { readonly basis: SalesBasis; readonly from: string; readonly to: string },
): Promise<TopProduct[]> {
  const table = window.basis === 'live' ? 'sales' : 'popular_products'
  // The leaders are looked up one by one until five are on sale: joining every product sold took far longer.
  const text = `SELECT p.*, t.quantity FROM (
      SELECT product_id, sum(quantity) AS quantity FROM ${table}
      WHERE day BETWEEN $1 AND $2 GROUP BY product_id HAVING sum(quantity) > 0
      ORDER BY sum(quantity) DESC, product_id) t
    CROSS JOIN LATERAL (
      SELECT ${stockedColumns} FROM products p JOIN stocks s ON s.product_id = p.id
      WHERE p.id = t.product_id AND p.status = 'on-sale' OFFSET 0) p
    ORDER BY t.quantity DESC, t.product_id LIMIT 5`
  const query = { name: `top-products-${window.basis}`, text, values: [window.from, window.to] }
  const { rows } = await pool.query(query)
  return rows.map((row) => ({ product: stockedProductOf(row), quantity: row.quantity }))
}

function stockedProductOf(row: pg.QueryResultRow): StockedProduct {
  return { ...productOf(row), onHand: row.on_hand, reserved: row.reserved }
}
