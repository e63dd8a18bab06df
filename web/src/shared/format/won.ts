// Money as people read it. Amounts are whole won everywhere; nothing here calculates. Not by Intl, whose first use takes a
// phone a tenth of a second, in the middle of the first page it shows.

const betweenThousands = /\B(?=(?:\d{3})+$)/g

/** `₩12,000`, or `−₩12,000` with a real minus. */
export function won(amount: number): string {
  return `${amount < 0 ? '−' : ''}₩${count(Math.abs(amount))}`
}

/** `12,000`, of a whole number that is not below zero. */
export function count(amount: number): string {
  return String(amount).replace(betweenThousands, ',')
}
