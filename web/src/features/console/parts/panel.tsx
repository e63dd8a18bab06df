// A part of a page that stands for itself, with its name and, where it has one, what can be done about it.

import { type ReactNode, useId } from 'react'
import { classes } from '../../../shared/ui/classes.ts'

type PanelProps = {
  readonly title: string
  readonly children: ReactNode
  readonly aside?: ReactNode
  readonly className?: string
}

export function Panel({ title, children, aside, className }: PanelProps) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={classes(
        'grid content-start gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5',
        className,
      )}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 id={id} className="font-bold">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  )
}
