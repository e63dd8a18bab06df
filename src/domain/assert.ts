// The two assertions of the rules: a broken one is a bug, never a refusal.

/** Throws when something that must be true is not. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`)
}

/** Ends a switch over a union: a member that was forgotten does not compile. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`)
}
