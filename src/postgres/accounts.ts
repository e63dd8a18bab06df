// Users: who they are and the empty wallet each starts with. Never changes a balance.

import type pg from 'pg'
import { writeAlone } from './write-alone.ts'

export type Role = 'shopper' | 'admin'
export type User = { readonly id: string; readonly email: string; readonly name: string; readonly role: Role }
export type NewUser = User & { readonly passwordHash: string; readonly createdAt: number }
export type UserWithBalance = User & { readonly balance: number; readonly createdAt: number }

/** False when the e-mail address is taken; two sign-ups at once make one user. */
export async function insertUser(pool: pg.Pool, user: NewUser): Promise<boolean> {
  const text = `WITH inserted AS (
      INSERT INTO users (id, email, name, role, password_hash, created_at) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (email) WHERE external_subject IS NULL DO NOTHING RETURNING id)
    INSERT INTO wallets (user_id) SELECT id FROM inserted`
  const { id, email, name, role, passwordHash, createdAt } = user
  const values = [id, email, name, role, passwordHash, new Date(createdAt)]
  const { rowCount } = await writeAlone(pool, text, values)
  return rowCount === 1
}

export type ExternalUser = User & { readonly subject: string; readonly createdAt: number }

/** The user of an outside identity provider, made on first sight. */
export async function upsertExternalUser(pool: pg.Pool, user: ExternalUser): Promise<User> {
  const insert = `WITH inserted AS (
      INSERT INTO users (id, email, name, role, external_subject, created_at) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (external_subject) DO NOTHING RETURNING id)
    INSERT INTO wallets (user_id) SELECT id FROM inserted`
  const { id, email, name, role, subject, createdAt } = user
  await pool.query(insert, [id, email, name, role, subject, new Date(createdAt)])
  const select = 'SELECT id, email, name, role FROM users WHERE external_subject = $1'
  const { rows } = await pool.query<User>(select, [subject])
  return { ...rows[0]!, role }
}

export async function findUser(pool: pg.Pool, userId: string): Promise<User | null> {
  const text = 'SELECT id, email, name, role FROM users WHERE id = $1'
  const { rows } = await pool.query<User>({ name: 'find-user', text, values: [userId] })
  return rows[0] ?? null
}

export async function findUserWithBalance(pool: pg.Pool, userId: string): Promise<UserWithBalance | null> {
  const text = `SELECT u.id, u.email, u.name, u.role, w.balance, u.created_at AS "createdAt"
    FROM users u JOIN wallets w ON w.user_id = u.id WHERE u.id = $1`
  const { rows } = await pool.query<UserWithBalance>({
    name: 'find-user-with-balance',
    text,
    values: [userId],
  })
  return rows[0] ?? null
}

export async function findCredentials(
  pool: pg.Pool,
  email: string,
): Promise<{ user: User; passwordHash: string } | null> {
  const text = `SELECT id, email, name, role, password_hash FROM users
    WHERE email = $1 AND external_subject IS NULL`
  const { rows } = await pool.query({ name: 'find-credentials', text, values: [email] })
  if (!rows[0]) return null
  const { password_hash: passwordHash, ...user } = rows[0]
  return { user, passwordHash }
}

export type UserSearch = {
  readonly limit: number
  readonly beforeId: string | null
  readonly q: string | null
}

/** Newest first. */
export async function searchUsers(pool: pg.Pool, search: UserSearch): Promise<UserWithBalance[]> {
  const text = `SELECT u.id, u.email, u.name, u.role, w.balance, u.created_at AS "createdAt"
    FROM users u JOIN wallets w ON w.user_id = u.id
    WHERE ($2::uuid IS NULL OR u.id < $2)
      AND ($3::text IS NULL OR strpos(u.email, lower($3)) > 0 OR strpos(lower(u.name), lower($3)) > 0)
    ORDER BY u.id DESC LIMIT $1`
  const { rows } = await pool.query(text, [search.limit, search.beforeId, search.q])
  return rows
}
