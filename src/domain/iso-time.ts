// Times as ISO 8601 text. The orders of a batch mostly carry the same two, now and the end of the time to cancel, so the
// last two texts are kept: formatting them anew for every answer and event took a tenth of a batch.

type Kept = { readonly ms: number; readonly text: string }

let latest: Kept = { ms: Number.NaN, text: '' }
let earlier = latest

/** Epoch milliseconds to `2026-01-31T00:00:00.000Z`. */
export function isoTime(ms: number): string {
  if (ms === latest.ms) return latest.text
  if (ms === earlier.ms) return earlier.text
  earlier = latest
  latest = { ms, text: new Date(ms).toISOString() }
  return latest.text
}
