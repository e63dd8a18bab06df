// What the routes are given: the engine, the ways to read, the clock and the policies. Made in main.ts.

import type pg from 'pg'
import type { Tokens } from '../auth/tokens.ts'
import type { Config } from '../config.ts'
import type { DayOf } from '../domain/calendar.ts'
import type { Engine } from '../engine/engine.ts'
import type { Coalesce } from '../postgres/coalesce.ts'

export type Shop = {
  readonly config: Config
  readonly engine: Engine
  /** For reads; the engine has connections of its own. */
  readonly pool: pg.Pool
  readonly coalesce: Coalesce
  readonly tokens: Tokens
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly newId: () => string
  readonly dayOf: DayOf
  /** Says that there may be something to deliver. */
  readonly wakeRelays: () => void
}
