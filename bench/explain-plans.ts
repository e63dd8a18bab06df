// Listens to what PostgreSQL says about the statements of a connection while the shop runs them: auto_explain sends the
// plan of each, as it was carried out, as a notice. Nothing is asked a second time, and no statement is copied.

import assert from 'node:assert/strict'
import type pg from 'pg'

type Plan = {
  readonly sql: string
  readonly ms: number
  /** As PostgreSQL printed it. */
  readonly text: string
}

export type NamedPlan = Plan & {
  readonly name: string
  /** Made once for all values, or for the values of this time. */
  readonly isGeneric: boolean
}

/** For `createPool`: what EXPLAIN (ANALYZE, BUFFERS) prints, of everything, sent to whoever asked. */
export const explainSettings = [
  'session_preload_libraries=auto_explain',
  'auto_explain.log_min_duration=0',
  'auto_explain.log_analyze=on',
  'auto_explain.log_buffers=on',
  'auto_explain.log_parameter_max_length=0',
  'auto_explain.log_level=notice',
] as const

export class PlanListener {
  readonly #pool: pg.Pool
  readonly #heard: Plan[] = []

  /** The pool has one connection, which is not open yet, and `explainSettings`. */
  constructor(pool: pg.Pool) {
    this.#pool = pool
    assert.equal(pool.options.max, 1)
    pool.on('connect', (client) => client.on('notice', ({ message }) => this.#hear(message ?? '')))
  }

  /** The plans of what `work` sends, in its order. `unnamed` names the statements that have no name. */
  async listen(work: () => Promise<unknown>, unnamed: readonly string[] = []): Promise<NamedPlan[]> {
    this.#heard.length = 0
    await work()
    const plans = this.#heard.splice(0)
    const prepared = await this.#pool.query<{ name: string; statement: string; isGeneric: boolean }>(
      'SELECT name, statement, generic_plans > 0 AS "isGeneric" FROM pg_prepared_statements',
    )
    const names = [...unnamed]
    const named = plans.map((plan): NamedPlan => {
      const known = prepared.rows.find(({ statement }) => statement === plan.sql)
      const name = known?.name ?? names.shift()
      assert(name !== undefined, `a statement without a name: ${plan.sql}`)
      return { ...plan, name, isGeneric: known?.isGeneric ?? false }
    })
    assert.deepEqual(names, [], 'every name has its statement')
    return named
  }

  #hear(message: string): void {
    const heard = /^duration: ([\d.]+) ms {2}plan:\nQuery Text: (.*?)\n([^\n]*\(cost=.*)$/s.exec(message)
    if (heard) this.#heard.push({ sql: heard[2]!, ms: Number(heard[1]), text: heard[3]! })
  }
}

/** Of each statement the plan whose time is in the middle, in the order of the first run. */
export function typicalPlans(runs: readonly (readonly NamedPlan[])[]): NamedPlan[] {
  const byName = Map.groupBy(runs.flat(), ({ name }) => name)
  return [...byName.values()].map((plans) => {
    const sorted = plans.toSorted((a, b) => a.ms - b.ms)
    return sorted[Math.floor(sorted.length / 2)]!
  })
}

export type Facts = {
  /** Indexes that find rows or conflicts, and tables that are read from end to end. */
  readonly servedBy: readonly string[]
  /** Rows that scans looked at, those a filter threw away included. */
  readonly rowsRead: number
  /** Rows answered, or given to an insert, update or delete. */
  readonly rows: number
  /** Pages of 8 KiB that were in memory, and those that were not. */
  readonly pagesHit: number
  readonly pagesRead: number
}

export function factsOf({ text }: Plan): Facts {
  // A node is its line and what is said about it, up to the next node.
  const nodes = text.split(/\n(?=[^\n]*\(cost=)/).filter((node) => !node.includes('(never executed)'))
  const isWrite = /^\s*(Insert|Update|Delete) on /.test(nodes[0]!)
  const pages = (what: string) =>
    Number(new RegExp(`Buffers: shared[^,\\n]*? ${what}=(\\d+)`).exec(nodes[0]!)?.[1] ?? 0)
  return {
    servedBy: [...new Set(nodes.flatMap(servants))],
    rowsRead: Math.round(nodes.reduce((sum, node) => sum + rowsScanned(node), 0)),
    rows: Math.round(rowsOf(nodes[isWrite ? 1 : 0]!)),
    pagesHit: pages('hit'),
    pagesRead: pages('read'),
  }
}

function rowsOf(node: string): number {
  const [, rows, loops] = /rows=([\d.]+) loops=(\d+)\)/.exec(node)!
  return Number(rows) * Number(loops)
}

function rowsScanned(node: string): number {
  if (!/(Seq|Index|Index Only|Bitmap Heap|Tid) Scan /.test(node) || node.includes('Bitmap Index')) return 0
  const loops = Number(/ loops=(\d+)\)/.exec(node)![1])
  const [, removed = '0'] = /Rows Removed by Filter: (\d+)/.exec(node) ?? []
  return rowsOf(node) + Number(removed) * loops
}

function servants(node: string): string[] {
  const [, table] = /Seq Scan on (\w+)/.exec(node) ?? []
  if (table !== undefined) return [`all of \`${table}\``]
  const [, index] = /(?:Scan(?: Backward)? using|Bitmap Index Scan on) (\w+)/.exec(node) ?? []
  if (index !== undefined) return [node.includes('Index Cond:') ? `\`${index}\`` : `along \`${index}\``]
  const [, arbiters = ''] = /Conflict Arbiter Indexes: (.+)/.exec(node) ?? []
  return arbiters === '' ? [] : arbiters.split(', ').map((arbiter) => `\`${arbiter}\``)
}
