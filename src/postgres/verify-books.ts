// Recomputes the books of the shop from their rows, all in one moment of the database, and names every difference.
// It reads only, takes no locks that others wait for, and repairs nothing.

import type pg from 'pg'
import type { BookCheck, CheckContext } from './book-checks/book-check.ts'
import { eventChecks } from './book-checks/event-checks.ts'
import { moneyChecks } from './book-checks/money-checks.ts'
import { orderChecks } from './book-checks/order-checks.ts'
import { orphanChecks } from './book-checks/orphan-checks.ts'
import { salesChecks } from './book-checks/sales-checks.ts'
import { withPatience } from './connection-pool.ts'
import { inTransaction } from './transaction.ts'

export type CheckResult = { readonly name: string; readonly ok: boolean; readonly detail: string }
export type Verification = { readonly ok: boolean; readonly checks: CheckResult[] }

/** Everything there is to check, in the order it is reported. */
const bookChecks: readonly BookCheck[] = [
  ...moneyChecks,
  ...orderChecks,
  ...salesChecks,
  ...eventChecks,
  ...orphanChecks,
]

// Every check reads whole tables, so it may take longer than the statements of shoppers are allowed to, for
// PostgreSQL and on the connection they are asked on.
const checkMsMax = 15 * 60_000
const begin = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = ${checkMsMax}`

/** `timeZone` says what the shop's today is, for the days whose sales must still be there. */
export function verifyBooks(
  pool: pg.Pool,
  { timeZone = 'Asia/Seoul' }: Partial<CheckContext> = {},
): Promise<Verification> {
  return inTransaction(pool, begin, (client) =>
    withPatience(client, checkMsMax, async () => {
      const checks: CheckResult[] = []
      for (const check of bookChecks) checks.push(await runCheck(client, check, { timeZone }))
      return { ok: checks.every(({ ok }) => ok), checks }
    }),
  )
}

type Counted = { readonly checked: number; readonly wrong: number; readonly ids: string[] | null }

async function runCheck(
  client: pg.PoolClient,
  check: BookCheck,
  context: CheckContext,
): Promise<CheckResult> {
  const text = `SELECT count(*) AS checked, count(*) FILTER (WHERE ok IS NOT TRUE) AS wrong,
      (array_agg(id::text ORDER BY id::text) FILTER (WHERE ok IS NOT TRUE))[1:5] AS ids
    FROM (${check.sql}) r`
  const { rows } = await client.query<Counted>(text, check.values?.(context) ?? [])
  const { checked, wrong, ids } = rows[0]!
  if (wrong === 0) return { name: check.name, ok: true, detail: `${checked} checked` }
  const named = `${ids!.join(', ')}${wrong > ids!.length ? ', …' : ''}`
  return { name: check.name, ok: false, detail: `${wrong} of ${checked} differ: ${named}` }
}
