// The two answers of a rule: what happens, or why not.

import type { DomainEvent } from './event.ts'
import type { Refusal } from './rejection.ts'

export type Acceptance = { readonly ok: true; readonly events: readonly DomainEvent[] }
export type Decision = Acceptance | Refusal

export function accept(...events: readonly DomainEvent[]): Acceptance {
  return { ok: true, events }
}
