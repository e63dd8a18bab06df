// Whether what the stream says of an order is what the page shows already. Orders older than what is shown are nobody's
// business; one that is newer, or has another status, is news.

type Order = { readonly id: string; readonly status: string }
type Lists = { readonly pages: readonly { readonly items: readonly Order[] }[] }

/** `answers`: single orders and endless lists of them, newest first. */
export function knowsOrder(
  answers: readonly unknown[],
  { orderId, status }: { readonly orderId: string; readonly status: string },
): boolean {
  return answers.every((answer) => {
    if (isList(answer)) {
      const items = answer.pages.flatMap((page) => page.items)
      const shown = items.find(({ id }) => id === orderId)
      // Ids rise with time.
      if (!shown) return items.length > 0 && items[0]!.id > orderId
      return shown.status === status
    }
    const { id, status: shown } = (answer ?? {}) as Partial<Order>
    return id !== orderId || shown === status
  })
}

function isList(answer: unknown): answer is Lists {
  const { pages } = (answer ?? {}) as {
    readonly pages?: readonly { readonly items?: readonly Partial<Order>[] }[]
  }
  return Array.isArray(pages) && pages.every(({ items }) => Array.isArray(items))
}
