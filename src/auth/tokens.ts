// Bearer tokens: checked once and then remembered until they expire. Jangteo signs its own; where an outside
// identity provider is set, its tokens are taken beside them. A token's key id says whose it is.

import {
  decodeProtectedHeader,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
} from 'jose'
import { LRUCache } from 'lru-cache'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import type { Role, User } from '../postgres/accounts.ts'
import { findOrStoreKey } from '../postgres/signing-keys.ts'
import { type OutsideIssuer, outsideVerifier } from './outside-tokens.ts'

export type Identity = { readonly userId: string; readonly role: Role; readonly expiresAtMs: number }

/** Throws a JOSEError for a token that is not valid, anything else when that could not be found out. */
export type Verifier = (token: string) => Promise<Identity>

const tokenLifetimeMs = 12 * 3_600_000
const rememberedTokensMax = 50_000
const tokenLengthMax = 4_096
const issuer = 'jangteo'
const algorithm = 'EdDSA'

export type Tokens = {
  sign(user: User): Promise<{ token: string; expiresAt: number }>
  /** The identity of a token that was checked before; null says nothing about the token. */
  remembered(token: string): Identity | null
  /** Null for a token that is not valid; rejects when the database or the outside issuer is away. */
  verify(token: string): Promise<Identity | null>
}

export async function createTokens(options: {
  readonly pool: pg.Pool
  readonly clock: () => number
  readonly outside: OutsideIssuer | null
}): Promise<Tokens> {
  const { pool, clock, outside } = options
  const key = await loadKey(pool, clock())
  const own = ownVerifier(key.publicKey, clock)
  const others = outside && outsideVerifier({ pool, clock, outside })
  const cache = new LRUCache<string, Identity>({ max: rememberedTokensMax })

  function remembered(token: string): Identity | null {
    const found = cache.get(token)
    return found && found.expiresAtMs > clock() ? found : null
  }

  return {
    remembered,
    async sign({ id, role }) {
      const expiresAt = Math.floor((clock() + tokenLifetimeMs) / 1_000) * 1_000
      const token = await new SignJWT({ role })
        .setProtectedHeader({ alg: algorithm, kid: key.kid })
        .setIssuer(issuer)
        .setSubject(id)
        .setJti(uuidv7())
        .setIssuedAt(Math.floor(clock() / 1_000))
        .setExpirationTime(expiresAt / 1_000)
        .sign(key.privateKey)
      return { token, expiresAt }
    },
    async verify(token) {
      if (token.length > tokenLengthMax) return null
      const known = remembered(token)
      if (known) return known
      const verify = kidOf(token) === key.kid ? own : others
      const verified = verify && (await nullWhenInvalid(verify(token)))
      if (verified) cache.set(token, verified)
      return verified
    },
  }
}

function ownVerifier(publicKey: Parameters<typeof jwtVerify>[1], clock: () => number): Verifier {
  return async (token) => {
    const { payload } = await jwtVerify(token, publicKey, {
      issuer,
      algorithms: [algorithm],
      currentDate: new Date(clock()),
    })
    const { sub, role, exp } = payload
    return { userId: sub!, role: role as Role, expiresAtMs: exp! * 1_000 }
  }
}

async function nullWhenInvalid(verified: Promise<Identity>): Promise<Identity | null> {
  try {
    return await verified
  } catch (error) {
    if (error instanceof errors.JOSEError) return null
    throw error
  }
}

function kidOf(token: string): string | undefined {
  try {
    return decodeProtectedHeader(token).kid
  } catch {
    return undefined
  }
}

async function loadKey(pool: pg.Pool, now: number) {
  const pair = await generateKeyPair(algorithm, { extractable: true })
  const offer = { kid: uuidv7(), privateJwk: { ...(await exportJWK(pair.privateKey)) } }
  const { kid, privateJwk } = await findOrStoreKey(pool, offer, now)
  const { d: _secret, ...publicJwk } = privateJwk
  return {
    kid,
    privateKey: await importJWK(privateJwk, algorithm),
    publicKey: await importJWK(publicJwk, algorithm),
  }
}
