// A short word about a thing, in the colour of how much it matters.

import type { ReactNode } from 'react'
import { classes } from './classes.ts'

type Tone = 'plain' | 'strong' | 'brand' | 'warn' | 'danger'

const tones: Readonly<Record<Tone, string>> = {
  plain: 'bg-sunken text-soft',
  strong: 'bg-ink text-page',
  brand: 'bg-brand-faint text-brand',
  warn: 'bg-warn-faint text-warn',
  danger: 'bg-danger-faint text-danger',
}

export function Badge({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return (
    <span className={classes('figures inline-flex rounded-sm px-2 py-0.5 text-xs font-medium', tones[tone])}>
      {children}
    </span>
  )
}
