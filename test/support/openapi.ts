// The OpenAPI document of a running shop, as a judge of real answers: what a route may answer, and whether an answer
// looks as the document says.

import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from 'vitest'
import { type Answer, type ApiClient, bodyOf } from './api-client.ts'

type Media = {
  readonly schema: { readonly $ref?: string; readonly anyOf?: readonly { readonly $ref: string }[] }
}
export type Response = {
  readonly description: string
  readonly headers?: object
  readonly content?: Readonly<Record<string, Media>>
}
export type Parameter = {
  readonly name: string
  readonly in: string
  readonly required?: boolean
  readonly schema: object
}
export type Operation = {
  readonly summary: string
  readonly tags: readonly string[]
  readonly security?: readonly object[]
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly required: boolean; readonly content: Readonly<Record<string, Media>> }
  readonly responses: Readonly<Record<string, Response>>
}
export type Document = {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly components: {
    readonly schemas: Readonly<Record<string, object>>
    readonly securitySchemes: object
  }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

export async function readDocument(api: ApiClient) {
  const document = bodyOf(await api.get<Document>(':/openapi.json'))
  const ajv = new Ajv2020({ strict: false, allErrors: true, discriminator: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'document')

  /** A route is written as `POST /orders/{id}/payments`, as in the contract. */
  function operationOf(route: string): Operation {
    const [method = '', path = ''] = route.split(' ')
    const operation = document.paths[pathOf(path)]?.[method.toLowerCase()]
    expect(operation, `${route} is in the document`).toBeDefined()
    return operation!
  }

  function codesOf(route: string): string[] {
    const answers = Object.values(operationOf(route).responses).map(
      ({ content }) => content?.['application/problem+json'],
    )
    return answers
      .flatMap((media) => (media?.schema.anyOf ?? [media?.schema]).map((schema) => schema?.$ref ?? ''))
      .filter((ref) => ref !== '')
      .map((ref) => ref.replace('#/components/schemas/problem-', ''))
  }

  /** Fails unless the document describes exactly this status, type and body for the route. */
  function expectDescribed(route: string, answer: Answer<unknown>): void {
    const described = operationOf(route).responses[answer.status]
    expect(described, `${route} describes ${answer.status}`).toBeDefined()
    const type = answer.headers.get('content-type')?.split(';')[0]
    if (!described!.content) return expect([answer.text, type]).toEqual(['', undefined])
    expect(Object.keys(described!.content)).toEqual([type])
    const [method = '', path = ''] = route.split(' ')
    const place = [
      'paths',
      pathOf(path),
      method.toLowerCase(),
      'responses',
      answer.status,
      'content',
      type,
      'schema',
    ]
    const pointer = place.map((part) =>
      encodeURIComponent(String(part).replaceAll('~', '~0').replaceAll('/', '~1')),
    )
    const validate = ajv.getSchema(`document#/${pointer.join('/')}`)!
    validate(answer.body ?? answer.text)
    expect(validate.errors, `${route} ${answer.status} ${answer.text}`).toBeNull()
  }

  return { document, ajv, operationOf, codesOf, expectDescribed }
}

function pathOf(path: string): string {
  return path.startsWith(':') ? path.slice(1) : `/api/v1${path}`
}
