// Spans as operators read them, and moments as the fields of forms hold them: in the time of wherever they are.

export type Span = { readonly unit: 'seconds' | 'minutes' | 'hours' | 'days'; readonly amount: number }

/** In the largest unit that it fills twice, so that it is never off by half. */
export function spanOf(ms: number): Span {
  const seconds = Math.max(0, Math.round(ms / 1_000))
  if (seconds < 120) return { unit: 'seconds', amount: seconds }
  if (seconds < 7_200) return { unit: 'minutes', amount: Math.floor(seconds / 60) }
  if (seconds < 172_800) return { unit: 'hours', amount: Math.floor(seconds / 3_600) }
  return { unit: 'days', amount: Math.floor(seconds / 86_400) }
}

/** What a `datetime-local` field holds for a time of the API. */
export function fieldTime(time: string): string {
  const date = new Date(time)
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** What the API is told for what such a field holds; null where it is empty. */
export function apiTime(field: string | undefined): string | null {
  const ms = Date.parse(field ?? '')
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}
