// One row of the shop that somebody listens to: what was last told of it, and what of it differs now. States, never
// deltas, so the newest one is all that anybody needs.

import { Buffer } from 'node:buffer'
import type { Listener } from './listener.ts'

/** What is told of a row: a message whose latest form replaces the earlier ones. */
export type State = {
  /** Tells the messages of one row apart. */
  readonly name: string
  readonly event: string
  readonly data: Readonly<Record<string, unknown>>
}

/** A row as it was found. Equal versions have equal states, which then need not be made. */
export type Looked = { readonly version: string; readonly states: () => readonly State[] }

/** A message as it travels, made once for everybody. */
export type Frame = { readonly key: string; readonly id: number; readonly bytes: Buffer }

type Cell = { readonly id: number; readonly event: string; readonly json: string }

export class Topic {
  readonly #key: string
  readonly #cells = new Map<string, Cell>()
  #version: string | null = null
  /** Those who have had every state and wait for changes. */
  readonly listeners = new Set<Listener>()
  /** Listeners and those who are yet to become one. */
  audience = 0

  constructor(key: string) {
    this.#key = key
  }

  /** The messages for everybody who knows what was found before. What is no longer found is forgotten in silence. */
  update({ version, states }: Looked, nextId: () => number): Frame[] {
    if (version === this.#version) return []
    this.#version = version
    const changed: Frame[] = []
    const found = states()
    for (const { name, event, data } of found) {
      const json = JSON.stringify(data)
      if (this.#cells.get(name)?.json === json) continue
      const cell = { id: nextId(), event, json }
      this.#cells.set(name, cell)
      changed.push(this.#frameOf(name, cell))
    }
    if (this.#cells.size > found.length) this.#keepOnly(new Set(found.map(({ name }) => name)))
    return changed
  }

  /** Everything there is to tell, for somebody new. */
  all(): Frame[] {
    return [...this.#cells].map(([name, cell]) => this.#frameOf(name, cell))
  }

  #keepOnly(names: ReadonlySet<string>): void {
    for (const name of this.#cells.keys()) if (!names.has(name)) this.#cells.delete(name)
  }

  #frameOf(name: string, { id, event, json }: Cell): Frame {
    return { key: `${this.#key} ${name}`, id, bytes: messageBytes({ id, event, json }) }
  }
}

type Message = { readonly id?: number; readonly event: string; readonly json: string }

/** JSON has no line breaks, so the data is one line. */
export function messageBytes({ id, event, json }: Message): Buffer {
  const idLine = id === undefined ? '' : `id: ${id}\n`
  return Buffer.from(`${idLine}event: ${event}\ndata: ${json}\n\n`)
}
