// What the parts of the page want to be told, together: one address of the stream for all of them. It changes only when
// somebody asks for what nobody asked for before, or the last who asked is gone.

export type Topics = {
  readonly products?: readonly string[]
  readonly coupons?: readonly string[]
  /** The balance and the newest orders of whoever is signed in. */
  readonly me?: boolean
  /** Figures of the running shop, for operators. */
  readonly operations?: boolean
}

/** What the stream takes; of more than that the newest are told. */
const productsMax = 100
const couponsMax = 50

export type TopicCounts = {
  /** Returns how to take it back. */
  add(topics: Topics): () => void
  /** Null when nobody wants anything. */
  query(): string | null
}

export function createTopicCounts(): TopicCounts {
  const asked = new Set<Topics>()
  const idsOf = (name: 'products' | 'coupons', max: number) =>
    [...new Set([...asked].reverse().flatMap((topics) => topics[name] ?? []))].slice(0, max).sort().join(',')
  return {
    add(topics) {
      const entry = { ...topics }
      asked.add(entry)
      return () => asked.delete(entry)
    },
    query() {
      const products = idsOf('products', productsMax)
      const coupons = idsOf('coupons', couponsMax)
      const all = [...asked]
      const parts = [
        products && `products=${products}`,
        coupons && `coupons=${coupons}`,
        all.some(({ me }) => me) && 'me=true',
        all.some(({ operations }) => operations) && 'operations=true',
      ].filter(Boolean)
      return parts.length === 0 ? null : parts.join('&')
    },
  }
}
