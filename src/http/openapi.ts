// The OpenAPI 3.1 document, made from the route schemas, and the page to click through it. Every answer a route
// can give is in it: its success, and each problem by code with the data that code brings.

import { STATUS_CODES } from 'node:http'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { streamEvents } from '../contract/stream.ts'
import { asyncApiRoute } from './asyncapi.ts'
import { problemCodes, problemSchema, schemaNameOf } from './problem-schema.ts'
import { type ProblemCode, problems } from './problems.ts'
import { problemsExtension } from './route-schema.ts'

const description = `A shop server that sells limited goods fairly and exactly.

Refusals are problem documents (RFC 9457) with a stable \`code\`, in Korean unless \`Accept-Language\` prefers English.
An address that is not here answers 404 \`not-found\`; one that cannot be decoded, 400 \`invalid-request\`.`

const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Jangteo', version: '1.0.0', description },
      components: {
        securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
        schemas: { ...problemComponents(), ...streamComponents() },
      },
    },
    transformObject: (made) =>
      'openapiObject' in made ? withAnswers(made.openapiObject) : made.swaggerObject,
  })
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    staticCSP: pagePolicy,
    theme: { title: 'Jangteo API' },
    uiConfig: { persistAuthorization: true, docExpansion: 'list' },
  })
  const schema = {
    tags: ['operations'],
    summary: 'This document',
    response: { 200: Type.Object({}, { additionalProperties: true }) },
  }
  app.get('/openapi.json', { schema, config: { rateLimit: false } }, async () => app.swagger())
  asyncApiRoute(app)
}

function problemComponents(): Record<string, object> {
  return Object.fromEntries(problemCodes.map((code) => [schemaNameOf(code), problemSchema(code)]))
}

function streamComponents(): Record<string, object> {
  return Object.fromEntries(Object.entries(streamEvents).map(([event, data]) => [`stream-${event}`, data]))
}

type Answers = Record<string, { description: string; headers?: object }>
type BodySchema = {
  /** None: no body is wanted. */
  readonly properties?: object
  readonly required?: readonly string[]
  readonly minProperties?: number
}
type RequestBody = { required?: boolean; content: { 'application/json': { schema: BodySchema } } }
type Parameter = {
  readonly name: string
  required?: boolean
  readonly schema?: { readonly default?: unknown }
}
type Operation = {
  responses?: Answers
  parameters?: readonly Parameter[]
  requestBody?: RequestBody
  [problemsExtension]?: readonly ProblemCode[]
}

function withAnswers<Document extends { paths?: object }>(document: Document): Document {
  const paths = Object.values(document.paths ?? {}) as Record<string, Operation>[]
  for (const operation of paths.flatMap((path) => Object.values(path))) complete(operation)
  return document
}

/** Gives every answer its description, and the operation the problems its route named. */
function complete(operation: Operation): void {
  const { [problemsExtension]: codes = [], responses = {}, requestBody } = operation
  const isIdempotent = operation.parameters?.some(({ name }) => name === 'idempotency-key')
  for (const [status, answer] of Object.entries(responses)) {
    answer.description = STATUS_CODES[status]!
    if (isIdempotent) answer.headers = idempotencyReplayed
  }
  operation.responses = { ...responses, ...problemAnswers(codes) }
  delete operation[problemsExtension]
  // What has a default is there for the route, and need not be sent.
  for (const parameter of operation.parameters ?? []) {
    if (parameter.schema?.default !== undefined) parameter.required = false
  }
  if (!requestBody) return
  if (requestBody.content['application/json'].schema.properties === undefined) {
    delete operation.requestBody
    return
  }
  const { required = [], minProperties = 0 } = requestBody.content['application/json'].schema
  requestBody.required = required.length > 0 || minProperties > 0
}

const idempotencyReplayed = {
  'Idempotency-Replayed': {
    description: 'There when this is the outcome of an earlier request with the same key',
    schema: { type: 'string', enum: ['true'] },
  },
}
const retryAfter = { 'Retry-After': { description: 'Seconds to wait', schema: { type: 'integer' } } }
const statusesWithRetryAfter = new Set([429, 503])

function problemAnswers(codes: readonly ProblemCode[]): Answers {
  const answers: Answers = {}
  for (const [status, ofStatus] of Map.groupBy(codes, (code) => problems[code].status)) {
    const schemas = ofStatus.map((code) => ({ $ref: `#/components/schemas/${schemaNameOf(code)}` }))
    const answer = {
      description: ofStatus.join(', '),
      ...(statusesWithRetryAfter.has(status) ? { headers: retryAfter } : {}),
      content: {
        'application/problem+json': { schema: schemas.length === 1 ? schemas[0] : { anyOf: schemas } },
      },
    }
    answers[status] = answer
  }
  return answers
}
