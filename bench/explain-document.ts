// The text of docs/statements.md, from plans.

import assert from 'node:assert/strict'
import { availableParallelism } from 'node:os'
import { mixInWords } from './explain-batch.ts'
import * as size from './explain-fill.ts'
import { factsOf, type NamedPlan } from './explain-plans.ts'
import { reasons } from './explain-reasons.ts'

export type Chapter = { readonly title: string; readonly plans: readonly NamedPlan[] }
export type Made = { readonly day: string; readonly version: string }

/** Throws for a statement without a reason, and for a reason without a statement. */
export function documentOf(chapters: readonly Chapter[], made: Made): string {
  const names = chapters.flatMap(({ plans }) => plans.map(({ name }) => name))
  const judged = Object.keys(reasons)
  const unjudged = names.filter((name) => !judged.includes(name))
  assert.deepEqual(unjudged, [], 'every statement has its reason')
  const gone = judged.filter((name) => !names.includes(name))
  assert.deepEqual(gone, [], 'every reason has its statement')
  const tables = chapters.map(({ title, plans }) => `### ${title}\n\n${tableOf(plans)}`)
  const sections = chapters.map(
    ({ title, plans }) => `## Plans: ${title.toLowerCase()}\n\n${plans.map(sectionOf).join('\n')}`,
  )
  const opening = `# Statements\n\n${introduction(made)}\n\n## Summary\n\n${legend}`
  return `${opening}\n\n${tables.join('\n')}\n${sections.join('\n')}`
}

function introduction({ day, version }: Made): string {
  const count = (n: number) => n.toLocaleString('en')
  const sizes =
    `${count(size.usersTotal)} users, ${count(size.productsTotal)} products, ${count(size.ordersTotal)} orders with ` +
    `600,000 lines, ${count(size.couponsTotal)} coupon events and 12,000 lines in carts`
  return wrap(
    'Every statement that the shop sends to PostgreSQL while it serves, with the plan by which it was carried out. ' +
      `Written by \`node bench/explain.ts\` on ${day} on ${availableParallelism()} cores with PostgreSQL ${version}, in a shop ` +
      `of ${sizes}, in the middle of a sale. Nothing is copied: the program calls the functions of \`src/postgres\` and ` +
      "puts batches of 256 commands through the engine, on connections with the shop's own settings, and `auto_explain` " +
      'tells of each statement what `EXPLAIN (ANALYZE, BUFFERS)` prints. Each was sent several times on one connection, ' +
      'as in a shop that runs: "for all values" is a plan that PostgreSQL kept, "for these values" one that it made for ' +
      'the question. BEGIN, COMMIT, SET and LOCK have no plan, and what runs only at a start, for a verification or while ' +
      'instances take turns (a lock and no table) is not here.',
  )
}

const legend = `${wrap(
  'An index finds rows by a condition; *along* an index means in its order, until there are enough or to its end; *all ' +
    'of* a table means from end to end. Rows read are those that were looked at, also when a filter threw them away; ' +
    'pages are of 8 KiB, found in memory unless it says otherwise. Times are those of the server, measuring included.',
)}

${wrap(`The batch is a rush: ${mixInWords}.`)}`

function tableOf(plans: readonly NamedPlan[]): string {
  const rows = plans.map((plan) => {
    const { servedBy, rowsRead, rows, pagesHit, pagesRead } = factsOf(plan)
    const link = `[${plan.name}](#${anchorOf(plan.name)})`
    const pages = pagesRead === 0 ? pagesHit : `${pagesHit} + ${pagesRead} read`
    return `| ${link} | ${rowsRead} | ${rows} | ${servedBy.join(', ') || 'new rows only'} | ${plan.ms} | ${pages} |\n`
  })
  const head = '| statement | rows read | rows answered or written | served by | ms | pages |\n'
  return `${head}|---|---|---|---|---|---|\n${rows.join('')}`
}

/** As GitHub makes them. */
function anchorOf(heading: string): string {
  const words = heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '')
  return words.replaceAll(' ', '-')
}

function sectionOf({ name, sql, text, isGeneric }: NamedPlan): string {
  const reason = `${reasons[name]} (Plan for ${isGeneric ? 'all' : 'these'} values.)`
  const statement = sql.replaceAll('\n    ', '\n').trimEnd()
  return `### ${name}\n\n${wrap(reason)}\n\n\`\`\`sql\n${statement}\n\`\`\`\n\n\`\`\`text\n${text}\n\`\`\`\n`
}

/** At most 120 characters a line. */
function wrap(text: string): string {
  return text.replace(/(.{1,120})(?: |$)/g, '$1\n').trimEnd()
}
