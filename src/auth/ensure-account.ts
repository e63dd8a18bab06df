// Accounts that are made at start rather than by sign-up: the operator's, and those of the demo.

import { randomBytes } from 'node:crypto'
import type pg from 'pg'
import { findCredentials, insertUser, type Role } from '../postgres/accounts.ts'
import { hashPassword } from './passwords.ts'

export type Credentials = { readonly email: string; readonly password: string }

type NewAccount = {
  readonly email: string
  readonly name: string
  readonly role: Role
  /** Made up when there is none. */
  readonly password?: string
}

type EnsuredAccount = {
  readonly userId: string
  /** As it is, which need not be the one asked for. */
  readonly role: Role
  readonly created: Credentials | null
}

type Context = { readonly pool: pg.Pool; readonly clock: () => number; readonly newId: () => string }

/** Leaves an account that exists as it is; `created` holds the sign-in of one that was made just now. */
export async function ensureAccount(
  { pool, clock, newId }: Context,
  account: NewAccount,
): Promise<EnsuredAccount> {
  const found = await findCredentials(pool, account.email)
  if (found) return { userId: found.user.id, role: found.user.role, created: null }
  const { email, name, role, password = randomBytes(9).toString('base64url') } = account
  const id = newId()
  const passwordHash = await hashPassword(password)
  const inserted = await insertUser(pool, { id, email, name, role, passwordHash, createdAt: clock() })
  if (inserted) return { userId: id, role, created: { email, password } }
  const winner = await findCredentials(pool, email)
  return { userId: winner!.user.id, role: winner!.user.role, created: null }
}
