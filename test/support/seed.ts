// Randomness that a failed test can be run again with: the seed is printed, and TEST_SEED sets it.

export type Random = {
  /** From 0 up to, not including, `below`. */
  whole(below: number): number
  pick<Item>(items: readonly Item[]): Item
  /** True in `share` of all cases. */
  chance(share: number): boolean
}

export function randomFromSeed(purpose: string): Random {
  const seed = Number(process.env.TEST_SEED ?? Date.now() % 1_000_000)
  console.log(`${purpose}: TEST_SEED=${seed}`)
  let state = seed >>> 0
  // mulberry32
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number) => Math.floor(next() * below)
  return {
    whole,
    pick: (items) => items[whole(items.length)]!,
    chance: (share) => next() < share,
  }
}
