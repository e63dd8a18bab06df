// The pages for people: the files that `npm start` builds into web/dist, sent as they are. A page address answers with
// the one page, whose script shows what the address means; every other address is not found. Without built files, or
// with STOREFRONT=false, the shop is an API and nothing else.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import serveFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const folder = fileURLToPath(new URL('../../web/dist', import.meta.url))
const indexFile = 'index.html'

/** No script and no style but our own files; what scripts change in the style of an element is not touched by it. */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

export type Storefront = {
  /** Adds the page and its files to the server. */
  register(app: FastifyInstance): Promise<void>
  /** For a person who asks for an address that is not there: the page, which says so. */
  sendNotFoundPage(reply: FastifyReply): FastifyReply
}

/** Null where there are no pages to show. */
export function findStorefront(isWanted: boolean): Storefront | null {
  if (!isWanted || !existsSync(join(folder, indexFile))) return null
  const paths = JSON.parse(readFileSync(join(folder, 'page-paths.json'), 'utf8')) as string[]
  return {
    async register(app) {
      await app.register(serveFiles, {
        root: folder,
        serve: false,
        preCompressed: true,
        cacheControl: false,
        etag: true,
      })
      // Not counted by the limits: a page is a dozen files, and all of them are the same for everybody.
      const options = { schema: { hide: true }, config: { rateLimit: false } } as const
      for (const path of paths) app.get(path.replaceAll('$', ':'), options, answerPage)
      app.get('/assets/*', options, sendAsset)
    },
    sendNotFoundPage: (reply) => sendPage(reply.code(404)),
  }
}

function answerPage(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
  if (acceptsPage(request)) return sendPage(reply)
  reply.callNotFound()
  return undefined
}

/** Unlike a problem, a page may also go to whoever takes anything, such as curl. */
function acceptsPage({ headers: { accept } }: FastifyRequest): boolean {
  return accept === undefined || accept.includes('text/html') || accept.includes('*/*')
}

function sendPage(reply: FastifyReply): FastifyReply {
  return reply
    .header('content-security-policy', pagePolicy)
    .header('cache-control', 'no-cache')
    .sendFile(indexFile)
}

/**
 * The name of an asset changes with its content, so whoever has it never needs to ask again. One that is not there may be
 * there soon: another instance may have a newer page.
 */
function sendAsset(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { '*': name } = request.params as { '*': string }
  return reply.sendFile(`assets/${name}`, { cacheControl: true, maxAge: '365d', immutable: true })
}
