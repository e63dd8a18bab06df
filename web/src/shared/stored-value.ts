// A value that outlives the page: kept in this origin's localStorage, which scripts of other origins cannot read, and
// told to everybody in this tab and in the others who shows it. Where storage is forbidden it lives as long as the page.

export type StoredValue<Value> = {
  get(): Value
  set(value: Value): void
  /** For useSyncExternalStore; returns how to stop. */
  subscribe(onChange: () => void): () => void
}

type Options<Value> = {
  readonly name: string
  readonly fallback: Value
  /** Null when what was stored is not such a value. */
  readonly parse: (stored: unknown) => Value | null
}

export function storedValue<Value>({ name, fallback, parse }: Options<Value>): StoredValue<Value> {
  const key = `jangteo.${name}`
  const listeners = new Set<() => void>()
  let value = parseText(readStorage(key)) ?? fallback

  function parseText(text: string | null): Value | null {
    if (text === null) return null
    try {
      return parse(JSON.parse(text))
    } catch {
      return null
    }
  }
  function change(next: Value): void {
    value = next
    for (const listener of listeners) listener()
  }
  globalThis.addEventListener?.('storage', (event) => {
    // A null key is a storage that was emptied.
    if (event.key === key || event.key === null) change(parseText(event.newValue) ?? fallback)
  })
  return {
    get: () => value,
    set(next) {
      writeStorage(key, JSON.stringify(next))
      change(next)
    },
    subscribe(onChange) {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}

function readStorage(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function writeStorage(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // A browser that keeps nothing still shows the page.
  }
}
