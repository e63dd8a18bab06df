// What every documented route shares: its tag, its answer, and the problems it can answer with, by status.

import { type TSchema, Type } from 'typebox'
import { type ProblemCode, problems } from './problems.ts'

/** Any route behind a token that reads a body or an address can answer with these. */
const commonCodes: readonly ProblemCode[] = [
  'invalid-request',
  'unauthenticated',
  'too-many-requests',
  'internal-error',
  'overloaded',
]

type RouteDescription<Schemas> = Schemas & {
  readonly tag: string
  readonly summary: string
  readonly answer: { readonly [status: number]: TSchema }
  readonly refusals?: readonly ProblemCode[]
  readonly security?: 'token' | 'none'
  readonly idempotent?: boolean
}

export function routeSchema<Schemas extends { body?: TSchema; params?: TSchema; querystring?: TSchema }>(
  description: RouteDescription<Schemas>,
) {
  const { tag, summary, answer, refusals = [], security = 'token', idempotent, ...schemas } = description
  const codes = security === 'token' ? commonCodes : commonCodes.filter((code) => code !== 'unauthenticated')
  return {
    ...(schemas as unknown as Schemas),
    ...(idempotent ? { headers: idempotencyHeader } : {}),
    tags: [tag],
    summary,
    security: security === 'token' ? [{ bearer: [] }] : [],
    response: { ...answer, ...problemResponses([...new Set([...refusals, ...codes])]) },
  }
}

const idempotencyHeader = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({ description: 'Repeats with the same key and body get the first outcome again' }),
  ),
})

function problemResponses(codes: readonly ProblemCode[]): Record<number, unknown> {
  const responses: Record<number, unknown> = {}
  for (const status of new Set(codes.map((code) => problems[code].status))) {
    const ofStatus = codes.filter((code) => problems[code].status === status)
    responses[status] = {
      description: ofStatus.join(', '),
      content: { 'application/problem+json': { schema: problemSchema(ofStatus) } },
    }
  }
  return responses
}

function problemSchema(codes: readonly ProblemCode[]) {
  return Type.Object(
    {
      type: Type.String(),
      title: Type.String(),
      status: Type.Integer(),
      detail: Type.String(),
      code: Type.Unsafe<ProblemCode>({ type: 'string', enum: [...codes] }),
      requestId: Type.String(),
      errors: Type.Optional(Type.Array(Type.Object({ field: Type.String(), message: Type.String() }))),
    },
    { additionalProperties: true },
  )
}
