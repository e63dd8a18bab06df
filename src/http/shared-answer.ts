// Answers that many ask for at the same moment: read once and written as JSON once for all who waited. Never stale:
// coalesce gives everybody a query that began after their request arrived.

import type { FastifyReply } from 'fastify'
import type { Shop } from './shop.ts'

const json = 'application/json; charset=utf-8'

/** `key` must say everything the answer depends on, its route included. */
export async function sendShared<Answer extends Record<string, unknown>>(
  { coalesce }: Pick<Shop, 'coalesce'>,
  reply: FastifyReply,
  { key, load }: { readonly key: string; readonly load: () => Promise<Answer> },
): Promise<FastifyReply> {
  const text = await coalesce(key, async () => reply.serializeInput(await load(), '200'))
  return reply.type(json).send(text)
}
