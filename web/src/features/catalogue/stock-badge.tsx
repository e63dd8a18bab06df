// What is worth saying of a stock beside a product.

import { count } from '../../shared/format/won.ts'
import { useTexts } from '../../shared/i18n/texts.ts'
import { Badge } from '../../shared/ui/badge.tsx'
import { stockState } from './stock-state.ts'
import { words } from './words.ts'

export function StockBadge({ stock }: { readonly stock: number }) {
  const t = useTexts(words)
  const state = stockState(stock)
  if (state === 'plenty') return null
  return state === 'low' ? (
    <Badge tone="warn">{t.left(count(stock))}</Badge>
  ) : (
    <Badge tone="strong">{t.soldOut}</Badge>
  )
}
