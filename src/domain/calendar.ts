// The shop's days: which calendar day a moment belongs to in the shop's time zone. Pure but for remembering
// the last day's bounds, because the zone rules of a moment are slow to ask for.

/** `YYYY-MM-DD` of epoch milliseconds. */
export type DayOf = (ms: number) => string

const hourMs = 3_600_000

/** Throws a RangeError for an unknown IANA zone. Hours are remembered whole: no zone shifts inside a quarter. */
export function calendarOf(timeZone: string): DayOf {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
  const quarterMs = hourMs / 4
  let quarter = Number.NaN
  let day = ''
  return (ms) => {
    const current = Math.floor(ms / quarterMs)
    if (current !== quarter) {
      day = format.format(current * quarterMs)
      quarter = current
    }
    return day
  }
}

/** The day `count` days before or, with a negative count, after. */
export function daysBefore(day: string, count: number): string {
  return new Date(Date.parse(day) - count * 24 * hourMs).toISOString().slice(0, 10)
}
