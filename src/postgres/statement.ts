// Set-based statements from column lists: one array parameter per column, one statement per table, however
// many rows. Statements are named, so each connection prepares them once.

import type { QueryConfig } from 'pg'
import { binaryArray, type ElementType } from './binary-array.ts'

export type Column<Row> = readonly [type: ElementType, read: (row: Row) => string | number | null]
export type Columns<Row> = Readonly<Record<string, Column<Row>>>

/** `INSERT … SELECT unnest(…), …`; `conflict` is appended as it is. */
export function insertRows<Row>(table: string, columns: Columns<Row>, conflict = '') {
  const names = Object.keys(columns).join(', ')
  const text = `INSERT INTO ${table} (${names}) ${selectRows(columns)} ${conflict}`
  return (rows: readonly Row[]): QueryConfig => ({
    name: `insert-${table}`,
    text,
    values: valuesOf(columns, rows),
  })
}

/**
 * `UPDATE … FROM (SELECT unnest(…), …)`: the first column is the key, the others are set. The second mention of the keys
 * gives a plan that was made while the table was small an index condition too.
 */
export function updateRows<Row>(table: string, columns: Columns<Row>) {
  const [key, ...names] = Object.keys(columns)
  const sets = names.map((name) => `${name} = d.${name}`).join(', ')
  const text = `UPDATE ${table} t SET ${sets} FROM (${selectRows(columns)}) d
    WHERE t.${key} = d.${key} AND t.${key} = ANY($1::uuid[])`
  return (rows: readonly Row[]): QueryConfig => ({
    name: `update-${table}`,
    text,
    values: valuesOf(columns, rows),
  })
}

/** A statement of its own over the same kind of arrays; `$1…` are the columns in order. */
export function overRows<Row>(name: string, columns: Columns<Row>, text: (source: string) => string) {
  const full = text(`(${selectRows(columns)}) d`)
  return (rows: readonly Row[]): QueryConfig => ({ name, text: full, values: valuesOf(columns, rows) })
}

/**
 * The arrays side by side, one row per place. As functions in FROM, each array would become a table of its own in
 * PostgreSQL's memory first (docs/adr/0033).
 */
function selectRows<Row>(columns: Columns<Row>): string {
  const places = Object.entries(columns).map(
    ([name, [type]], index) => `unnest($${index + 1}::${type}[]) AS ${name}`,
  )
  return `SELECT ${places.join(', ')}`
}

function valuesOf<Row>(columns: Columns<Row>, rows: readonly Row[]): Buffer[] {
  return Object.values(columns).map(([type, read]) => binaryArray(type, rows.map(read)))
}
