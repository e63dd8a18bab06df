// A page or a part of one that has nothing to show but what happened and what to do about it: nothing found, not
// allowed, no connection.

import type { ReactNode } from 'react'

type NoticeProps = {
  readonly title: string
  readonly children?: ReactNode
  /** What to do now: links or buttons. */
  readonly actions?: ReactNode
  /** Shown large above the title, such as a status. */
  readonly sign?: ReactNode
  /** Below another title of the page. */
  readonly isPart?: boolean
}

export function Notice({ title, children, actions, sign, isPart = false }: NoticeProps) {
  const Title = isPart ? 'h2' : 'h1'
  return (
    <section className="mx-auto grid max-w-[32rem] justify-items-center gap-4 px-4 py-16 text-center">
      {sign && (
        <p aria-hidden="true" className="figures text-3xl font-bold text-edge">
          {sign}
        </p>
      )}
      <Title className="text-xl font-bold">{title}</Title>
      {children && <div className="text-soft">{children}</div>}
      {actions && <div className="flex flex-wrap justify-center gap-3 pt-2">{actions}</div>}
    </section>
  )
}
