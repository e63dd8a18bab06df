// One Idempotency-Key for each attempt of a person to get something done. The key stays with the attempt until an answer
// came, also over a reload of the page: whoever presses the button again after a lost answer gets what the first press
// did, and never a second of it. An attempt at something else is another attempt.

type Attempt = { readonly key: string; readonly body: string; readonly madeAt: number }

/** Kept by the shop for longer than this. */
const attemptMsMax = 3_600_000

export type AttemptKeys = {
  /** The key of this attempt; the same for the same body until it is answered. */
  keyFor(name: string, input: unknown): string
  /** The answer came, whatever it was. */
  answered(name: string): void
}

type Options = {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  readonly now: () => number
  readonly newKey: () => string
}

export function createAttemptKeys({ storage, now, newKey }: Options): AttemptKeys {
  const nameOf = (name: string) => `jangteo.attempt.${name}`
  function find(name: string): Attempt | null {
    try {
      return JSON.parse(storage.getItem(nameOf(name)) ?? 'null')
    } catch {
      return null
    }
  }
  return {
    keyFor(name, input) {
      const body = JSON.stringify(input ?? null)
      const kept = find(name)
      if (kept?.body === body && now() - kept.madeAt < attemptMsMax) return kept.key
      const attempt: Attempt = { key: newKey(), body, madeAt: now() }
      storage.setItem(nameOf(name), JSON.stringify(attempt))
      return attempt.key
    },
    answered: (name) => storage.removeItem(nameOf(name)),
  }
}

/** Also where the page did not come over https, and `crypto.randomUUID` is not there. */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
