// Bearer tokens: EdDSA-signed, self-contained, checked once and then remembered until they expire. The key is
// shared by all instances through the database; or tokens come from an outside issuer, known by its JWKS.

import {
  createRemoteJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose'
import { LRUCache } from 'lru-cache'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { type Role, type User, upsertExternalUser } from '../postgres/accounts.ts'
import { findOrStoreKey } from '../postgres/signing-keys.ts'

export type Identity = { readonly userId: string; readonly role: Role }
type Verified = Identity & { readonly expiresAtMs: number }

const tokenLifetimeMs = 12 * 3_600_000
const rememberedTokensMax = 50_000
const tokenLengthMax = 4_096
const issuer = 'jangteo'
const algorithm = 'EdDSA'

export type Tokens = {
  sign(user: User): Promise<{ token: string; expiresAt: number }>
  /** The identity of a token that was checked before; null says nothing about the token. */
  remembered(token: string): Identity | null
  /** Null for a token that is not valid. */
  verify(token: string): Promise<Identity | null>
}

type Verifier = (token: string) => Promise<Verified | null>

export async function createTokens(options: {
  readonly pool: pg.Pool
  readonly clock: () => number
  readonly jwksUrl: string | null
}): Promise<Tokens> {
  const { pool, clock, jwksUrl } = options
  const { privateKey, publicKey, kid } = await loadKey(pool, clock())
  const own: Verifier = async (token) => {
    const { payload } = await jwtVerify(token, publicKey, {
      issuer,
      algorithms: [algorithm],
      currentDate: new Date(clock()),
    })
    const { sub, role, exp } = payload
    return { userId: sub!, role: role as Role, expiresAtMs: exp! * 1_000 }
  }
  const outside = jwksUrl === null ? null : outsideVerifier({ pool, clock, jwksUrl })
  const cache = new LRUCache<string, Verified>({ max: rememberedTokensMax })

  function remembered(token: string): Identity | null {
    const found = cache.get(token)
    return found && found.expiresAtMs > clock() ? found : null
  }

  return {
    remembered,
    async sign({ id, role }) {
      const expiresAt = Math.floor((clock() + tokenLifetimeMs) / 1_000) * 1_000
      const token = await new SignJWT({ role })
        .setProtectedHeader({ alg: algorithm, kid })
        .setIssuer(issuer)
        .setSubject(id)
        .setJti(uuidv7())
        .setIssuedAt(Math.floor(clock() / 1_000))
        .setExpirationTime(expiresAt / 1_000)
        .sign(privateKey)
      return { token, expiresAt }
    },
    async verify(token) {
      if (token.length > tokenLengthMax) return null
      const known = remembered(token)
      if (known) return known
      const verified = await own(token).catch(() => outside?.(token).catch(() => null) ?? null)
      if (verified) cache.set(token, verified)
      return verified
    },
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

/** An outside token's user is made on first sight; `role: "admin"` in the token makes an operator. */
function outsideVerifier(options: { pool: pg.Pool; clock: () => number; jwksUrl: string }): Verifier {
  const keys = createRemoteJWKSet(new URL(options.jwksUrl), { timeoutDuration: 5_000 })
  return async (token) => {
    const now = options.clock()
    const { payload } = await jwtVerify(token, keys, {
      currentDate: new Date(now),
      requiredClaims: ['sub', 'exp'],
    })
    const { sub, exp } = payload
    const subject = `${payload.iss ?? ''}|${sub}`
    const role: Role = payload.role === 'admin' ? 'admin' : 'shopper'
    const user = await upsertExternalUser(options.pool, {
      id: uuidv7(),
      subject,
      email: (textClaim(payload, 'email') ?? sub!).toLowerCase(),
      name: textClaim(payload, 'name') ?? sub!,
      role,
      createdAt: now,
    })
    return { userId: user.id, role, expiresAtMs: exp! * 1_000 }
  }
}

function textClaim(payload: JWTPayload, name: string): string | null {
  const value = payload[name]
  return typeof value === 'string' && value !== '' ? value : null
}
