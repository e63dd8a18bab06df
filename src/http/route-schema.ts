// What every documented route shares: its tag, its answer, and the codes it can really refuse or fail with.
// The codes travel as an extension that openapi.ts turns into documented answers; nothing of it runs per request.

import { type TSchema, Type } from 'typebox'
import { NoBody } from '../contract/common.ts'
import type { ProblemCode } from './problems.ts'

/** Reads change nothing; questions send a body; commands change something, and whether they did may stay unknown. */
type RouteKind = 'read' | 'question' | 'command'

type RouteDescription<Schemas> = Schemas & {
  readonly tag: string
  readonly summary: string
  readonly answer: { readonly [status: number]: TSchema }
  readonly kind?: RouteKind
  readonly refusals?: readonly ProblemCode[]
  readonly security?: 'token' | 'none'
  readonly idempotent?: boolean
}

export const problemsExtension = 'x-problems'

const codesOfKind: Readonly<Record<RouteKind, readonly ProblemCode[]>> = {
  read: [],
  question: ['invalid-request', 'payload-too-large', 'unsupported-media-type'],
  command: ['invalid-request', 'payload-too-large', 'unsupported-media-type', 'outcome-unknown'],
}

type RouteParts = { body?: TSchema; params?: TSchema; querystring?: TSchema; headers?: TSchema }

export function routeSchema<Schemas extends RouteParts>(description: RouteDescription<Schemas>) {
  const { tag, summary, answer, kind = 'read', refusals = [], idempotent } = description
  const { security = 'token', body, params, querystring, headers } = description
  const schemas = {
    ...(body ? { body } : kind === 'read' ? {} : { body: NoBody }),
    ...(params ? { params } : {}),
    ...(querystring ? { querystring } : {}),
    ...(headers ? { headers } : {}),
  } as unknown as Schemas
  const codes: ProblemCode[] = [...refusals, ...codesOfKind[kind]]
  if (params || querystring) codes.push('invalid-request')
  if (security === 'token') codes.push('unauthenticated')
  codes.push('too-many-requests', 'overloaded', 'internal-error')
  return {
    ...schemas,
    ...(idempotent ? { headers: idempotencyHeader } : {}),
    tags: [tag],
    summary,
    security: security === 'token' ? [{ bearer: [] }] : [],
    response: answer,
    [problemsExtension]: [...new Set(codes)],
  }
}

const idempotencyHeader = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      description:
        'Repeats with the same key and body get the first outcome again; 1 to 255 printable ASCII characters without spaces',
    }),
  ),
})
