// From a request to the outcome of its command: idempotency key in, result or problem out.

import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Command, CommandOf, Idempotency } from '../domain/command.ts'
import type { ResultOf } from '../domain/outcome.ts'
import { identityOf } from './authenticate.ts'
import { invalidRequest, ProblemError } from './problem-error.ts'
import type { Shop } from './shop.ts'

const keyLengthMax = 255

/** Undefined without the header. The key belongs to the caller, and to one method, address and body. */
export function idempotencyOf(request: FastifyRequest, now: number): Idempotency | undefined {
  const key = request.headers['idempotency-key']
  if (key === undefined) return undefined
  if (typeof key !== 'string' || key.length > keyLengthMax || !/^[\x21-\x7e]+$/.test(key)) {
    throw invalidRequest({ field: 'Idempotency-Key', rule: 'key', lengthMax: keyLengthMax })
  }
  const hash = createHash('sha256')
  hash.update(`${request.method} ${request.url}\n${JSON.stringify(request.body) ?? ''}`)
  return { actorId: identityOf(request).userId, key, requestHash: hash.digest('hex'), at: now }
}

/** Resolves to the result of an accepted command; throws the problem of a refused one, and what the engine throws. */
export async function perform<Type extends Command['type']>(
  shop: Shop,
  reply: FastifyReply,
  command: CommandOf<Type>,
): Promise<ResultOf<CommandOf<Type>>> {
  const { outcome, replayed } = await shop.engine.submit<Type>(command)
  if (replayed) reply.header('idempotency-replayed', 'true')
  if (outcome.ok) return outcome.result
  const { code, ...data } = outcome.rejection
  throw new ProblemError(code, { data })
}
