// The figures of the running shop over the last minutes, one sample a second, and the lines that are drawn of them.

export type Operations = {
  readonly ordersPerSecond: number | null
  readonly ordersToday: number
  readonly revenueToday: number
  readonly queueDepth: number
  readonly p99Ms: number | null
  readonly streams: number
  readonly outboxPending: number
  readonly outboxOldestSeconds: number
}

export const samplesMax = 180

/** One sample a second, the newest last; null where nothing was known, such as while the connection was lost. */
export type Samples<Sample> = {
  readonly lastSecond: number
  readonly values: readonly (Sample | null)[]
}

export const noSamples = { lastSecond: 0, values: [] } as const

/**
 * With the sample of a second, counted from any moment on; of the same second the newest counts. Seconds that were missed,
 * as a page in the background misses them, become gaps, and a clock that was set back begins anew.
 */
export function withSample<Sample>(
  known: Samples<Sample>,
  lastSecond: number,
  sample: Sample | null,
): Samples<Sample> {
  const passed = lastSecond - known.lastSecond
  if (passed < 0 || known.values.length === 0) return { lastSecond, values: [sample] }
  if (passed === 0) return { lastSecond, values: [...known.values.slice(0, -1), sample] }
  const missed = Array<null>(Math.min(passed - 1, samplesMax)).fill(null)
  return { lastSecond, values: [...known.values, ...missed, sample].slice(-samplesMax) }
}

/** The end of the scale: a round number not below any of them, so that the line does not jump with every sample. */
export function scaleMax(values: readonly (number | null)[]): number {
  const highest = Math.max(1, ...values.map((value) => value ?? 0))
  const power = 10 ** Math.floor(Math.log10(highest))
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= highest)!
}

type Box = { readonly width: number; readonly height: number; readonly max: number }

/**
 * As SVG writes a line: the newest on the right, a second the same width however few there are; unknown is a gap. Every
 * piece begins with a line of no length, so that one that is a single sample is seen as a dot.
 */
export function linePath(values: readonly (number | null)[], { width, height, max }: Box): string {
  const step = width / (samplesMax - 1)
  const start = samplesMax - values.length
  let isDown = false
  const parts = values.map((value, index) => {
    if (value === null) {
      isDown = false
      return ''
    }
    const place = `${round((start + index) * step)} ${round(height - (value / max) * height)}`
    const piece = isDown ? `L${place}` : `M${place}h0`
    isDown = true
    return piece
  })
  return parts.join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
