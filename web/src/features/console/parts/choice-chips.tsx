// One of a few, each of them a link, so that what was chosen is in the address.

import { Link, type LinkProps } from '@tanstack/react-router'
import { classes } from '../../../shared/ui/classes.ts'

export type Chip = {
  readonly label: string
  readonly isChosen: boolean
  readonly link: LinkProps
}

export function ChoiceChips({ name, chips }: { readonly name: string; readonly chips: readonly Chip[] }) {
  return (
    <nav aria-label={name} className="flex flex-wrap gap-2">
      {chips.map(({ label, isChosen, link }) => (
        <Link
          key={label}
          {...link}
          aria-current={isChosen}
          className={classes(
            'inline-flex min-h-8 items-center rounded-full border px-3 text-sm',
            isChosen ? 'border-brand bg-brand text-on-brand' : 'border-line bg-surface hover:border-edge',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}
