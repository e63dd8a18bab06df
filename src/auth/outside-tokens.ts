// Tokens of an outside identity provider, known by its JWKS. A token's user is made on first sight;
// `role: "admin"` in the token makes an operator.

import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose'
import type pg from 'pg'
import { v7 as uuidv7 } from 'uuid'
import { type Role, upsertExternalUser } from '../postgres/accounts.ts'
import type { Verifier } from './tokens.ts'

const keysTimeoutMs = 5_000

/** The keys of the outside issuer could not be had, so nothing is known about the token. */
export class IssuerUnavailable extends Error {
  constructor(cause: unknown) {
    super('the keys of the outside issuer could not be fetched', { cause })
    this.name = 'IssuerUnavailable'
  }
}

export type OutsideIssuer = {
  readonly jwksUrl: string
  /** What `iss` and `aud` of its tokens must be; null takes any that are signed by its keys. */
  readonly issuer: string | null
  readonly audience: string | null
}

export function outsideVerifier(options: {
  readonly pool: pg.Pool
  readonly clock: () => number
  readonly outside: OutsideIssuer
}): Verifier {
  const { jwksUrl, issuer, audience } = options.outside
  const keys = keysOf(jwksUrl)
  return async (token) => {
    const now = options.clock()
    const { payload } = await jwtVerify(token, keys, {
      ...(issuer === null ? {} : { issuer }),
      ...(audience === null ? {} : { audience }),
      currentDate: new Date(now),
      requiredClaims: ['sub', 'exp'],
    })
    const sub = textClaim(payload, 'sub')
    if (sub === null) throw new errors.JWTInvalid('sub must be a text')
    const role: Role = payload.role === 'admin' ? 'admin' : 'shopper'
    const user = await upsertExternalUser(options.pool, {
      id: uuidv7(),
      subject: `${textClaim(payload, 'iss') ?? ''}|${sub}`,
      email: (textClaim(payload, 'email') ?? sub).toLowerCase(),
      name: textClaim(payload, 'name') ?? sub,
      role,
      createdAt: now,
    })
    return { userId: user.id, role, expiresAtMs: payload.exp! * 1_000 }
  }
}

function keysOf(jwksUrl: string): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: keysTimeoutMs })
  return async (header, token) => {
    try {
      return await keys(header, token)
    } catch (error) {
      throw saysSomethingOfTheToken(error) ? error : new IssuerUnavailable(error)
    }
  }
}

function saysSomethingOfTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  )
}

/** Null also for text with NUL, which PostgreSQL cannot store. */
function textClaim(payload: JWTPayload, name: string): string | null {
  const value = payload[name]
  return typeof value === 'string' && value !== '' && !value.includes('\0') ? value : null
}
