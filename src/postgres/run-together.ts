// Runs groups of prepared statements in one round trip, with one Sync behind each group; each group is answered at once. A
// statement may be made as late as it is sent: PostgreSQL begins with the first ones meanwhile. After an error PostgreSQL
// skips the rest of the group. Made for the driver's interface for queries of one's own; a connection on which a group
// failed must be closed.

import type { Connection, PoolClient, QueryConfig, Submittable } from 'pg'
import { type ParseText, typeParser } from './connection-pool.ts'

export type StatementResult = {
  /** What PostgreSQL did: SELECT, INSERT, COMMIT … */
  readonly command: string
  // biome-ignore lint/suspicious/noExplicitAny: rows have the columns of their statement, as with the driver's own.
  readonly rows: any[]
}

/** A statement could not be made: nothing behind it was sent. */
export class UnsentError extends Error {}

/**
 * Parameters must be binary arrays, text or NULL. Resolves to one result per statement, in order. Rejects with UnsentError,
 * whose cause is what making a statement threw, or with the error of a statement or of the connection.
 */
export async function runTogether(
  client: PoolClient,
  ...groups: Iterable<QueryConfig>[]
): Promise<StatementResult[]> {
  const unsent = groups.map((statements) => new Group(statements))
  const first = unsent[0]
  if (first) first.toSend = unsent
  for (const group of unsent) client.query(group)
  return (await Promise.all(unsent.map(({ answered }) => answered.promise))).flat()
}

type Callback = (error: Error | null, results: StatementResult[]) => void
type Field = { readonly name: string; readonly dataTypeID: number }
type Column = { readonly name: string; readonly parse: ParseText }

/** Columns of the statements a connection has prepared, by name: none for one that answers no rows. */
const preparedOn = new WeakMap<Connection, Map<string, readonly Column[]>>()

/** As soon as that much is written it is sent, while the rest is being written; then twice as much, as each sending costs. */
const firstSendBytes = 4_096

class Group implements Submittable {
  readonly answered = Promise.withResolvers<StatementResult[]>()
  /** The driver wraps it to keep its time limit. */
  callback: Callback = (error, results) =>
    error ? this.answered.reject(error) : this.answered.resolve(results)
  /** The first group sends the bytes of all; the others wait in the driver's queue for their answers. */
  toSend: readonly Group[] = []
  readonly #statements: Iterable<QueryConfig>
  /** Their names, in order. */
  readonly #sent: string[] = []
  readonly #results: StatementResult[] = []
  #prepared = new Map<string, readonly Column[]>()
  #rows: Record<string, unknown>[] = []
  #broken: Error | null = null

  constructor(statements: Iterable<QueryConfig>) {
    this.#statements = statements
  }

  /** The driver fails this group with the error that is returned. */
  submit(connection: Connection): Error | undefined {
    this.#prepared = preparedOn.get(connection) ?? new Map()
    preparedOn.set(connection, this.#prepared)
    connection.stream.cork()
    try {
      for (const group of this.toSend) group.#send(connection, this.#prepared)
    } catch (error) {
      return new UnsentError('a statement could not be made', { cause: error })
    } finally {
      connection.stream.uncork()
    }
    return undefined
  }

  #send(connection: Connection, prepared: ReadonlyMap<string, unknown>): void {
    const { stream } = connection
    let sendBytes = firstSendBytes
    for (const statement of this.#statements) {
      this.#sent.push(statement.name!)
      send(connection, statement, prepared.has(statement.name!))
      if (stream.writableLength < sendBytes) continue
      sendBytes *= 2
      stream.uncork()
      stream.cork()
    }
    connection.sync()
  }

  handleRowDescription({ fields }: { fields: readonly Field[] }): void {
    const columns = fields.map(({ name, dataTypeID }) => ({ name, parse: typeParser(dataTypeID) }))
    this.#prepared.set(this.#current(), columns)
  }

  handleDataRow({ fields }: { fields: readonly (string | null)[] }): void {
    const columns = this.#prepared.get(this.#current())!
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
    const name = this.#current()
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

  #current(): string {
    return this.#sent[this.#results.length]!
  }
}

/** What a statement's columns are is asked once, with its preparation. */
function send(connection: Connection, { name, text, values = [] }: QueryConfig, isPrepared: boolean): void {
  if (!isPrepared) connection.parse({ name: name!, text, types: [] }, true)
  connection.bind({ portal: '', statement: name!, binary: '', values }, true)
  if (!isPrepared) connection.describe({ type: 'P', name: '' }, true)
  connection.execute({ portal: '', rows: '' }, true)
}
