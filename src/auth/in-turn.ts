// Runs work under one key one after another. Guesses of one account's password, or from one address, that are sent at once
// are then counted one by one, so that they cannot all slip in before the first failure is known.

export type InTurn = <Result>(key: string, work: () => Promise<Result>) => Promise<Result>

/** Work under other keys goes on beside it; work that fails holds up nobody. */
export function createTurns(): InTurn {
  const tails = new Map<string, Promise<void>>()
  return function inTurn(key, work) {
    const result = (tails.get(key) ?? Promise.resolve()).then(work)
    const tail = result.then(
      () => undefined,
      () => undefined,
    )
    tails.set(key, tail)
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key)
    })
    return result
  }
}
