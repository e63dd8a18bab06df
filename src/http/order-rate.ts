// Orders a second, from a count that only rises: the difference over the last five seconds. A pause of the looking, or a
// new day with a count of its own, begins anew.

const windowMs = 5_000
const pauseMsMax = 10_000

type Sample = { readonly count: number; readonly atMs: number }

export type OrderRate = {
  /** To be told now and then what the count of the day is; null as long as there is nothing to compare with. */
  observe(day: string, count: number, nowMs: number): number | null
}

export function createOrderRate(): OrderRate {
  let countedDay = ''
  let samples: Sample[] = []
  return {
    observe(day, count, nowMs) {
      const last = samples.at(-1)
      if (day !== countedDay || (last && nowMs - last.atMs > pauseMsMax)) samples = []
      countedDay = day
      samples.push({ count, atMs: nowMs })
      // The first is the youngest that is old enough, so that the window is never much longer.
      while (samples.length > 2 && nowMs - samples[1]!.atMs >= windowMs) samples.shift()
      const [first] = samples
      const elapsedMs = nowMs - first!.atMs
      return elapsedMs > 0 ? ((count - first!.count) / elapsedMs) * 1_000 : null
    },
  }
}
