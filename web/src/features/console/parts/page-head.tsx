// The head of a page of the console: where it stands, its name, a sentence about it, and what can be done on it.

import type { ReactNode } from 'react'
import { usePageTitle } from '../../../shared/ui/use-page-title.ts'

type PageHeadProps = {
  readonly title: string
  readonly about?: ReactNode
  /** Beside the name, such as a status. */
  readonly badge?: ReactNode
  /** The link to the list it came from. */
  readonly back?: ReactNode
  readonly actions?: ReactNode
}

export function PageHead({ title, about, badge, back, actions }: PageHeadProps) {
  usePageTitle(title)
  return (
    <header className="grid gap-2">
      {back}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="grid min-w-0 gap-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-xl font-bold">{title}</h1>
            {badge}
          </div>
          {about && <div className="text-sm text-soft">{about}</div>}
        </div>
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
    </header>
  )
}

export const backLinkClass =
  'inline-flex items-center gap-1 justify-self-start text-sm text-soft hover:underline'
