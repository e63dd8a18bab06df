// Times as ISO 8601 text. The rows of a batch mostly carry the same few milliseconds, so the last text is kept:
// formatting it anew for every column took a tenth of a batch.

let lastMs = Number.NaN
let lastText = ''

/** Epoch milliseconds to `2026-01-31T00:00:00.000Z`. */
export function isoTime(ms: number): string {
  if (ms !== lastMs) {
    lastText = new Date(ms).toISOString()
    lastMs = ms
  }
  return lastText
}
