// Validation by the wire schemas. Bodies are taken literally: "1000" is no number, an unknown field is an
// error. Addresses carry text only, so there numbers are read from it.

import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import localize from 'ajv-i18n'
import type { FastifyInstance, FastifyRequest, FastifySchemaCompiler } from 'fastify'
import type { TSchema } from 'typebox'
import { patternMeanings } from '../contract/common.ts'
import { type BrokenRule, ruleMessage } from './broken-rule.ts'
import type { ProblemField } from './problem-error.ts'
import type { Language } from './problems.ts'

/** The package's types describe a default export inside the default export; at run time there is one. */
const localizeKorean = (localize as unknown as typeof localize.default).ko

const fieldErrorsMax = 20

export function schemaValidators(): FastifySchemaCompiler<TSchema> {
  const literal = newAjv({ coerceTypes: false })
  const coercing = newAjv({ coerceTypes: true })
  return ({ schema, httpPart }) =>
    httpPart === 'body' ? lengthsFirst(literal, schema) : coercing.compile(schema)
}

/** A list that is too long is refused before its entries are looked at: 20,000 broken ones took 100 ms of everybody. */
function lengthsFirst(ajv: Ajv, schema: TSchema): ValidateFunction {
  const lists = Object.entries((schema as { properties?: Record<string, TSchema> }).properties ?? {})
  const bounds = lists.flatMap(([name, list]) =>
    'maxItems' in list ? [[name, { type: 'array', maxItems: list.maxItems }]] : [],
  )
  const whole = ajv.compile(schema)
  if (bounds.length === 0) return whole
  const lengths = ajv.compile({ type: 'object', properties: Object.fromEntries(bounds) })
  const validate = (data: unknown): boolean => {
    const isValid = lengths(data) ? whole(data) : false
    validate.errors = lengths.errors ?? whole.errors
    return isValid
  }
  validate.errors = null as ErrorObject[] | null | undefined
  return validate as ValidateFunction
}

function newAjv(options: { coerceTypes: boolean }): Ajv {
  const ajv = new Ajv({
    ...options,
    useDefaults: true,
    removeAdditional: false,
    allErrors: true,
    discriminator: true,
    strict: false,
  })
  addFormats.default(ajv)
  return ajv
}

/** An empty body is no body, also when a client says that it would have been JSON. */
export function parseJson(app: FastifyInstance) {
  const parse = app.getDefaultJsonParser('error', 'error')
  return (
    request: FastifyRequest,
    body: string | Buffer,
    done: (error: Error | null, body?: unknown) => void,
  ): void => {
    if (body.length === 0) done(null, undefined)
    else parse(request, String(body), done)
  }
}

/** The first broken fields, each once, with messages in the reader's language. */
export function fieldErrors(errors: readonly ErrorObject[], language: Language): ProblemField[] {
  const byField = new Map<string, ErrorObject>()
  for (const error of errors) {
    const field = fieldOf(error)
    const known = byField.get(field)
    if (!known && byField.size === fieldErrorsMax) break
    // A format says what a pattern only spells out.
    if (!known || (known.keyword === 'pattern' && error.keyword === 'format'))
      byField.set(field, { ...error })
  }
  if (language === 'ko') localizeKorean([...byField.values()])
  return [...byField].map(([field, error]) => {
    const rule = ruleOf(field, error)
    return { field, message: rule ? ruleMessage(rule, language) : (error.message ?? error.keyword).trim() }
  })
}

/** For what the validator itself would only repeat in the language of schemas. */
function ruleOf(field: string, { keyword, params }: ErrorObject): BrokenRule | null {
  if (keyword === 'enum') return { field, rule: 'one-of', values: params.allowedValues }
  // There is one `not` in the contract: a change of stock by nothing.
  if (keyword === 'not') return { field, rule: 'zero' }
  const meaning = patternMeanings[params.pattern as keyof typeof patternMeanings]
  return meaning === undefined ? null : { field, rule: meaning }
}

/** `/items/0/quantity` becomes `items[0].quantity`; a missing, unknown or undecided field is named itself. */
function fieldOf({ instancePath, params }: ErrorObject): string {
  const named = params.missingProperty ?? params.additionalProperty ?? params.tag
  const path = named === undefined ? instancePath : `${instancePath}/${named}`
  return (
    path
      .slice(1)
      .replace(/\/(\d+)/g, '[$1]')
      .replaceAll('/', '.') || 'body'
  )
}
