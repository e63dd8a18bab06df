// Who is asking: reads the bearer token into `request.identity` and guards routes. A token seen before costs
// one look-up in memory.

import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify'
import type { Identity, Tokens } from '../auth/tokens.ts'
import { findUser } from '../postgres/accounts.ts'
import { ProblemError } from './problem-error.ts'
import type { Shop } from './shop.ts'

declare module 'fastify' {
  interface FastifyRequest {
    identity: Identity | null
    /** Why it could not be found out who is asking; matters only where somebody is needed. */
    identityFault: Error | null
  }
}

/** An onRequest hook that never refuses: routes decide whether they need somebody. */
export function identify(tokens: Tokens) {
  return (request: FastifyRequest, _reply: FastifyReply, done: HookHandlerDoneFunction): void => {
    const { authorization } = request.headers
    if (authorization === undefined || authorization.slice(0, 7).toLowerCase() !== 'bearer ') return done()
    const token = authorization.slice(7).trim()
    const remembered = tokens.remembered(token)
    if (remembered) {
      request.identity = remembered
      return done()
    }
    tokens.verify(token).then(
      (identity) => {
        request.identity = identity
        done()
      },
      (fault: Error) => {
        request.identityFault = fault
        done()
      },
    )
  }
}

/** A preParsing hook, so that nobody's body is read before it is known who sends it. */
export function requireUser(
  request: FastifyRequest,
  _reply: FastifyReply,
  _payload: unknown,
  done: HookHandlerDoneFunction,
): void {
  done(request.identity === null ? noIdentity(request) : undefined)
}

export function requireAdmin(
  request: FastifyRequest,
  _reply: FastifyReply,
  _payload: unknown,
  done: HookHandlerDoneFunction,
): void {
  if (request.identity === null) done(noIdentity(request))
  else done(request.identity.role === 'admin' ? undefined : new ProblemError('forbidden'))
}

/** A token that could not be checked is not called wrong. */
function noIdentity({ identityFault }: FastifyRequest): Error {
  return identityFault ?? new ProblemError('unauthenticated')
}

/** The identity of a request behind `requireUser`. */
export function identityOf(request: FastifyRequest): Identity {
  if (request.identity === null) throw new ProblemError('unauthenticated')
  return request.identity
}

/** The user a request is about: the token's own, or any user when an operator asks. */
export function subjectOf(request: FastifyRequest, named: string | undefined): string {
  const { userId, role } = identityOf(request)
  if (named === undefined || named === 'me' || named === userId) return userId
  if (role === 'admin') return named
  throw new ProblemError('forbidden')
}

/** As `subjectOf`, for reads that would not notice that a user an operator names does not exist. */
export async function existingSubjectOf(shop: Shop, request: FastifyRequest, named: string): Promise<string> {
  const userId = subjectOf(request, named)
  if (userId === identityOf(request).userId || (await findUser(shop.pool, userId))) return userId
  throw new ProblemError('user-not-found', { data: { userId } })
}
