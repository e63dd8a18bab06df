// How long answers took lately: a quantile over the last ten seconds in constant memory, within a tenth of its value.

const secondsKept = 10
/** Each bucket ends a tenth higher than the one before; the last one has everything above 10 minutes. */
const growth = Math.log(1.1)
const smallestMs = 0.1
const bucketsTotal = 165

export type RecentLatency = {
  observe(latencyMs: number, nowMs: number): void
  /** The upper bound of the bucket; null when nothing was answered. */
  quantile(share: number, nowMs: number): number | null
}

export function createRecentLatency(): RecentLatency {
  const seconds = Array.from({ length: secondsKept }, () => ({
    second: -1,
    counts: new Uint32Array(bucketsTotal),
  }))

  return {
    observe(latencyMs, nowMs) {
      const second = Math.floor(nowMs / 1_000)
      const slot = seconds[second % secondsKept]!
      if (slot.second !== second) {
        slot.second = second
        slot.counts.fill(0)
      }
      slot.counts[bucketOf(latencyMs)]! += 1
    },
    quantile(share, nowMs) {
      const oldest = Math.floor(nowMs / 1_000) - secondsKept
      const fresh = seconds.filter(({ second }) => second > oldest)
      const counts = Array.from({ length: bucketsTotal }, (_, bucket) =>
        fresh.reduce((sum, slot) => sum + slot.counts[bucket]!, 0),
      )
      const total = counts.reduce((sum, count) => sum + count, 0)
      if (total === 0) return null
      let left = total * share
      const bucket = counts.findIndex((count) => {
        left -= count
        return left <= 0
      })
      return smallestMs * Math.exp(growth * bucket)
    },
  }
}

function bucketOf(latencyMs: number): number {
  if (latencyMs <= smallestMs) return 0
  return Math.min(bucketsTotal - 1, Math.ceil(Math.log(latencyMs / smallestMs) / growth))
}
