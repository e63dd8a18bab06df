// Whether a product is sold.

import { useTexts } from '../../../shared/i18n/texts.ts'
import { Badge } from '../../../shared/ui/badge.tsx'
import type { Status } from './product-search.ts'
import { words } from './words.ts'

const tones = { 'on-sale': 'brand', stopped: 'warn', discontinued: 'plain' } as const

export function StatusBadge({ status }: { readonly status: Status }) {
  const t = useTexts(words)
  return (
    <span className="whitespace-nowrap">
      <Badge tone={tones[status]}>{t.statuses[status]}</Badge>
    </span>
  )
}
