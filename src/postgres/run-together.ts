// Runs groups of prepared statements in one round trip: all bytes are sent at once, with one Sync behind each group, and
// each group is answered at once. After an error PostgreSQL skips the rest of the group. Made for the driver's interface
// for queries of one's own; a connection on which a group failed must be closed.

import type { Connection, PoolClient, QueryConfig, Submittable } from 'pg'
import { type ParseText, typeParser } from './connection-pool.ts'

export type StatementResult = {
  /** What PostgreSQL did: SELECT, INSERT, COMMIT … */
  readonly command: string
  // biome-ignore lint/suspicious/noExplicitAny: rows have the columns of their statement, as with the driver's own.
  readonly rows: any[]
}

/** Parameters must be binary arrays, text or NULL. Resolves to one result per statement, in order. */
export async function runTogether(
  client: PoolClient,
  ...groups: (readonly QueryConfig[])[]
): Promise<StatementResult[]> {
  const answers = groups.map(
    (statements, index) =>
      new Promise<StatementResult[]>((resolve, reject) => {
        const callback: Callback = (error, results) => (error ? reject(error) : resolve(results))
        client.query(new Group({ statements, toSend: index === 0 ? groups : [] }, callback))
      }),
  )
  return (await Promise.all(answers)).flat()
}

type Callback = (error: Error | null, results: StatementResult[]) => void
type Field = { readonly name: string; readonly dataTypeID: number }
type Column = { readonly name: string; readonly parse: ParseText }

/** Columns of the statements a connection has prepared, by name: none for one that answers no rows. */
const preparedOn = new WeakMap<Connection, Map<string, readonly Column[]>>()

type GroupOptions = {
  readonly statements: readonly QueryConfig[]
  /** The first group sends the bytes of all; the others wait in the driver's queue for their answers. */
  readonly toSend: readonly (readonly QueryConfig[])[]
}

class Group implements Submittable {
  /** The driver wraps it to keep its time limit. */
  callback: Callback
  readonly #statements: readonly QueryConfig[]
  readonly #toSend: GroupOptions['toSend']
  readonly #results: StatementResult[] = []
  #prepared = new Map<string, readonly Column[]>()
  #rows: Record<string, unknown>[] = []
  #broken: Error | null = null

  constructor({ statements, toSend }: GroupOptions, callback: Callback) {
    this.#statements = statements
    this.#toSend = toSend
    this.callback = callback
  }

  submit(connection: Connection): void {
    const prepared = preparedOn.get(connection) ?? new Map()
    preparedOn.set(connection, prepared)
    this.#prepared = prepared
    if (this.#toSend.length === 0) return
    connection.stream.cork()
    for (const statements of this.#toSend) {
      for (const statement of statements) send(connection, statement, prepared.has(statement.name!))
      connection.sync()
    }
    connection.stream.uncork()
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    const columns = fields.map(({ name, dataTypeID }) => ({ name, parse: typeParser(dataTypeID) }))
    this.#prepared.set(this.#current().name!, columns)
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const columns = this.#prepared.get(this.#current().name!)!
    const row: Record<string, unknown> = {}
    try {
      for (let index = 0; index < columns.length; index += 1) {
        const { name, parse } = columns[index]!
        const text = fields[index]!
        row[name] = text === null ? null : parse(text)
      }
    } catch (error) {
      this.#broken ??= error as Error
    }
    this.#rows.push(row)
  }

  handleCommandComplete({ text }: { text: string }): void {
    const name = this.#current().name!
    if (!this.#prepared.has(name)) this.#prepared.set(name, [])
    this.#results.push({ command: text.split(' ', 1)[0]!, rows: this.#rows })
    this.#rows = []
  }

  handleError(error: Error): void {
    this.callback(error, [])
  }

  handleReadyForQuery(): void {
    this.callback(this.#broken, this.#results)
  }

  #current(): QueryConfig {
    return this.#statements[this.#results.length]!
  }
}

/** What a statement's columns are is asked once, with its preparation. */
function send(connection: Connection, { name, text, values = [] }: QueryConfig, isPrepared: boolean): void {
  if (!isPrepared) connection.parse({ name: name!, text, types: [] }, true)
  connection.bind({ portal: '', statement: name!, binary: '', values }, true)
  if (!isPrepared) connection.describe({ type: 'P', name: '' }, true)
  connection.execute({ portal: '', rows: '' }, true)
}
