// Where an order stands.

import { useTexts } from '../../../shared/i18n/texts.ts'
import { Badge } from '../../../shared/ui/badge.tsx'
import type { OrderStatus } from './order-search.ts'
import { words } from './words.ts'

const tones = { pending: 'warn', paid: 'brand', cancelled: 'danger', expired: 'plain' } as const

export function OrderStatusBadge({ status }: { readonly status: OrderStatus }) {
  const t = useTexts(words)
  return (
    <span className="whitespace-nowrap">
      <Badge tone={tones[status]}>{t.statuses[status]}</Badge>
    </span>
  )
}
