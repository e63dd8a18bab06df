// Coupon events with what remains of them, and the coupons a user holds.

import type pg from 'pg'
import type { Coupon, UserCoupon } from '../domain/model.ts'
import { readCoupon as couponOf, readUserCoupon as userCouponOf } from './row-mapping.ts'

/** Newest first. `openAt` leaves out events whose issue window is over by then. */
export async function listCoupons(
  pool: pg.Pool,
  page: { readonly page: number; readonly limit: number; readonly openAt: number | null },
): Promise<{ items: Coupon[]; total: number }> {
  const where = '($3::timestamptz IS NULL OR issue_ends_at IS NULL OR issue_ends_at > $3)'
  const text = `SELECT t.total, l.* FROM (SELECT count(*) AS total FROM coupons WHERE ${where}) t
    LEFT JOIN LATERAL (SELECT * FROM coupons WHERE ${where} ORDER BY id DESC LIMIT $1 OFFSET $2) l ON true
    ORDER BY l.id DESC`
  const openAt = page.openAt === null ? null : new Date(page.openAt)
  const values = [page.limit, (page.page - 1) * page.limit, openAt]
  const { rows } = await pool.query({ name: 'list-coupons', text, values })
  return { items: rows.filter((row) => row.id !== null).map(couponOf), total: rows[0]?.total ?? 0 }
}

export async function findCoupon(pool: pg.Pool, couponId: string): Promise<Coupon | null> {
  return (await findCoupons(pool, [couponId])).get(couponId) ?? null
}

export type HeldCoupon = { readonly userCoupon: UserCoupon; readonly coupon: Coupon }
export type ShownStatus = 'unused' | 'used' | 'expired'

export type HeldCouponSearch = {
  readonly userId: string
  readonly status: ShownStatus | null
  readonly now: number
  readonly limit: number
  readonly offset: number
  readonly beforeId: string | null
}

/** Each names $2, also where the time makes no difference: PostgreSQL refuses a parameter whose type it cannot tell. */
const statusConditions: Record<ShownStatus | 'any', string> = {
  any: '$2::timestamptz IS NOT NULL',
  unused: "u.status <> 'used' AND u.expires_at > $2",
  used: "u.status = 'used' AND $2::timestamptz IS NOT NULL",
  expired: "u.status <> 'used' AND u.expires_at <= $2",
}

/** Newest first, by offset or below `beforeId`. */
export async function listHeldCoupons(
  pool: pg.Pool,
  search: HeldCouponSearch,
): Promise<{ items: HeldCoupon[]; total: number }> {
  const status = search.status ?? 'any'
  const where = `u.user_id = $1 AND ${statusConditions[status]}`
  const text = `SELECT t.total, l.* FROM (SELECT count(*) AS total FROM user_coupons u WHERE ${where}) t
    LEFT JOIN LATERAL (
      SELECT u.* FROM user_coupons u WHERE ${where} AND ($5::uuid IS NULL OR u.id < $5)
      ORDER BY u.id DESC LIMIT $3 OFFSET $4) l ON true
    ORDER BY l.id DESC`
  const { userId, now, limit, offset, beforeId } = search
  const values = [userId, new Date(now), limit, offset, beforeId]
  const { rows } = await pool.query({ name: `held-coupons-${status}`, text, values })
  const held = rows.filter((row) => row.id !== null).map(userCouponOf)
  const coupons = await findCoupons(pool, [...new Set(held.map(({ couponId }) => couponId))])
  const items = held.map((userCoupon) => ({ userCoupon, coupon: coupons.get(userCoupon.couponId)! }))
  return { items, total: rows[0]?.total ?? 0 }
}

export async function findHeldCoupon(pool: pg.Pool, userCouponId: string): Promise<HeldCoupon | null> {
  const text = 'SELECT * FROM user_coupons WHERE id = $1'
  const { rows } = await pool.query({ name: 'find-held-coupon', text, values: [userCouponId] })
  if (!rows[0]) return null
  const userCoupon = userCouponOf(rows[0])
  const coupons = await findCoupons(pool, [userCoupon.couponId])
  return { userCoupon, coupon: coupons.get(userCoupon.couponId)! }
}

/** What a coupon is worth never changes and none is ever deleted, so a second look-up is safe. */
async function findCoupons(pool: pg.Pool, couponIds: readonly string[]): Promise<Map<string, Coupon>> {
  if (couponIds.length === 0) return new Map()
  const text = 'SELECT * FROM coupons WHERE id = ANY($1::uuid[])'
  const { rows } = await pool.query({ name: 'find-coupons', text, values: [couponIds] })
  return new Map(rows.map((row) => [row.id as string, couponOf(row)]))
}
