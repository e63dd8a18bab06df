// Where an order stands, in a word.

import { useTexts } from '../../shared/i18n/texts.ts'
import { Badge } from '../../shared/ui/badge.tsx'
import type { OrderStatus } from './order-state.ts'
import { words } from './words.ts'

const tones = { pending: 'warn', paid: 'brand', cancelled: 'plain', expired: 'plain' } as const

export function StatusBadge({ status }: { readonly status: OrderStatus }) {
  const t = useTexts(words)
  return <Badge tone={tones[status]}>{t.statuses[status]}</Badge>
}
