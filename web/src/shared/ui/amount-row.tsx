// A line of a reckoning: what it is, and how much. Stands in a `dl`.

import type { ReactNode } from 'react'
import { classes } from './classes.ts'

type AmountRowProps = {
  readonly name: string
  readonly children: ReactNode
  /** What it all comes to. */
  readonly isTotal?: boolean
  readonly tone?: 'ink' | 'brand' | 'danger' | 'soft'
}

const tones = { ink: '', brand: 'text-brand', danger: 'text-danger', soft: 'text-soft' } as const

export function AmountRow({ name, children, isTotal = false, tone = 'ink' }: AmountRowProps) {
  return (
    <div
      className={classes(
        'flex flex-wrap items-baseline justify-between gap-x-4',
        isTotal && 'border-line border-t pt-3',
      )}
    >
      <dt className={isTotal ? 'font-medium' : 'text-soft'}>{name}</dt>
      <dd className={classes('figures', isTotal ? 'text-xl font-bold' : 'font-medium', tones[tone])}>
        {children}
      </dd>
    </div>
  )
}
