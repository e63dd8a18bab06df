// The time of the shop, by which events start and orders expire, whatever the clock of this machine says. It is read off
// the answers, whose `Date` is the shop's time cut to whole seconds, so this clock is never ahead of the shop: who is
// told to go is never too early.

/** A clock that was set back makes earlier answers worthless. */
const jumpMs = 5_000

let aheadMs: number | null = null

/** How far the shop is ahead of this machine, at least: the most that any answer proves. */
export function nextAhead(knownMs: number | null, seenMs: number): number {
  if (knownMs === null || seenMs < knownMs - jumpMs) return seenMs
  return Math.max(knownMs, seenMs)
}

export function observeShopTime(date: string | null): void {
  const shopMs = Date.parse(date ?? '')
  if (!Number.isNaN(shopMs)) aheadMs = nextAhead(aheadMs, shopMs - Date.now())
}

/** Epoch milliseconds. */
export function shopNow(): number {
  return Date.now() + (aheadMs ?? 0)
}
