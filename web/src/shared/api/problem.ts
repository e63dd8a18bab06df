// What can go wrong with a question to the shop: it refuses, in a problem document whose words are fit to be shown, or
// no answer comes back at all and nobody knows what became of it.

import type { components } from './schema.d.ts'

type Schemas = components['schemas']
export type ProblemCode = {
  [Name in keyof Schemas]: Name extends `problem-${infer Code}` ? Code : never
}[keyof Schemas]

/** With the data that the code brings. */
export type ProblemOf<Code extends ProblemCode> = Schemas[`problem-${Code}`]

export type Problem = {
  readonly code: ProblemCode
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly requestId: string
}

export class ShopRefusal extends Error {
  readonly problem: Problem
  readonly retryAfterMs: number | null

  constructor(problem: Problem, retryAfterMs: number | null) {
    super(`${problem.code}: ${problem.detail}`)
    this.name = 'ShopRefusal'
    this.problem = problem
    this.retryAfterMs = retryAfterMs
  }
}

/** The connection was lost, or something between here and the shop answered in its place. */
export class ShopUnreachable extends Error {
  constructor(cause: unknown) {
    super('the shop did not answer', { cause })
    this.name = 'ShopUnreachable'
  }
}

/** The problem, if the error is a refusal with one of these codes. */
export function problemIn<Code extends ProblemCode>(
  error: unknown,
  ...codes: readonly Code[]
): ProblemOf<Code> | null {
  if (!(error instanceof ShopRefusal) || !codes.some((code) => code === error.problem.code)) return null
  return error.problem as ProblemOf<Code>
}

const unansweredCodes: readonly ProblemCode[] = ['overloaded', 'outcome-unknown']

/** True when the same question, asked again with the same key, is the way to find out or to get it done. */
export function isUnanswered(error: unknown): boolean {
  if (error instanceof ShopUnreachable) return true
  return error instanceof ShopRefusal && unansweredCodes.includes(error.problem.code)
}

/** What a refused form says of its fields. */
export function fieldErrorsIn(error: unknown): Readonly<Record<string, string>> {
  const problem = problemIn(error, 'invalid-request')
  return Object.fromEntries((problem?.errors ?? []).map(({ field, message }) => [field, message]))
}
